"""What a question said before: one revision, two held against each other, and an old one said again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from questionbank.enums import QuestionState
from questionbank.forms.curation import ComparisonForm, RestorationForm
from questionbank.models import Question, Revision
from questionbank.operations.restoring import restore_revision
from questionbank.problems import BankError
from questionbank.queries.reading import open_question
from questionbank.queries.revisions import compared_revisions
from questionbank.rules import CURATORS, may_curate
from questionbank.views.questions import load
from teams.access import MemberRequest, members

LOST = "A part of what you sent was lost on its way, and nothing was restored. Reload the page and try again."


@members()
@require_GET
def revision_detail(request: MemberRequest, question: UUID, number: int) -> HttpResponse:
    shown = open_question(load(request, question), number)
    if shown is None:
        raise Http404
    context = {"open": shown, "may_curate": may_curate(request.membership)}
    return render(request, "questionbank/revision_detail.html", context)


@members()
@require_GET
def revision_diff(request: MemberRequest, question: UUID, older: int, newer: int) -> HttpResponse:
    form = ComparisonForm(request.GET)
    if form.is_valid():  # chosen on the page, which has one address for every two revisions
        chosen = sorted(form.cleaned_data.values())
        return HttpResponseRedirect(reverse("revision_diff", args=[question, *chosen]))
    compared = compared_revisions(load(request, question), older, newer)
    if compared is None:
        raise Http404
    context = {"compared": compared, "may_curate": may_curate(request.membership)}
    return render(request, "questionbank/revision_diff.html", context)


@members(*CURATORS)
@require_POST
def revision_restoration(request: MemberRequest, question: UUID, number: int) -> HttpResponse:
    visible = Revision.objects.visible_to(request.membership).select_related("question__current")
    wanted = get_object_or_404(visible, question__uuid=question, number=number)
    problem = refused(request, wanted)
    if problem:
        messages.error(request, problem)
        return HttpResponseRedirect(reverse("revision_detail", args=[question, number]))
    return HttpResponseRedirect(reverse("question_detail", args=[question]))


def refused(request: MemberRequest, wanted: Revision) -> str:
    """Restores the revision and says so; the sentence that says why not, where that could not be done."""
    form = RestorationForm(request.POST)
    if not form.is_valid():
        return LOST
    before = wanted.question
    try:
        restored = restore_revision(actor=request.membership, revision=wanted, **form.cleaned_data)
    except BankError as error:
        return str(error)
    messages.success(request, said_of(wanted, restored, before))
    return ""


def said_of(wanted: Revision, restored: Revision, before: Question) -> str:
    if before.current_id == restored.pk:
        return f"Revision {wanted.number} says what the question says today, so nothing was changed."
    sentence = (
        f"The question says again what it said in revision {wanted.number}. That is revision "
        f"{restored.number} now; everything in between stays readable."
    )
    if before.state == QuestionState.APPROVED and not restored.question.is_approved:
        sentence += " It waits for review, since something is missing for an approved question."
    return sentence


urlpatterns = [
    path("questions/<uuid:question>/revisions/<int:number>/", revision_detail, name="revision_detail"),
    path(
        "questions/<uuid:question>/revisions/<int:older>/to/<int:newer>/", revision_diff, name="revision_diff"
    ),
    path(
        "questions/<uuid:question>/revisions/<int:number>/restoration/",
        revision_restoration,
        name="revision_restoration",
    ),
]
