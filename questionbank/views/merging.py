"""Two questions become one, and two again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from questionbank.forms.merging import EXPECTED, MergeForm
from questionbank.models import Merge, Question
from questionbank.operations.merging import ChangedMeanwhileError, merge_questions, take_apart
from questionbank.problems import BankError
from questionbank.queries.values import revision_values
from questionbank.rules import CURATORS
from questionbank.views.questions import load
from teams.access import MemberRequest, members

LOST = "A part of what you sent was lost on its way, and nothing was merged. Choose again."


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def question_merging(request: MemberRequest, question: UUID, other: UUID) -> HttpResponse:
    """`question` stays, `other` is retired and leads to it."""
    keep, merge = load(request, question), load(request, other)
    form = form_of(keep, merge, request)
    done = HttpResponseRedirect(reverse("question_detail", args=[keep.uuid]))
    if form.is_bound and form.is_valid() and is_merged(request, keep, merge, form):
        return done
    visible = Question.objects.visible_to(request.membership)
    if form.is_bound and visible.filter(pk=merge.pk, merged_into=keep).exists():
        messages.info(request, "The two are one already; a second click changed nothing.")
        return done
    if form.is_bound and form.expected_is_lost:
        form.add_error(None, LOST)
    context = {"keep": keep, "merge": merge, "form": form}
    return render(
        request, "questionbank/question_merging.html", context, status=422 if form.is_bound else 200
    )


def form_of(keep: Question, merge: Question, request: MemberRequest) -> MergeForm:
    if keep.pk == merge.pk or keep.current is None or merge.current is None:
        raise Http404
    keep.current.question, merge.current.question = keep, merge  # they need not be fetched again
    kept, other = revision_values([keep.current, merge.current])
    typed = request.POST if request.method == "POST" else None
    return MergeForm(kept, other, typed, initial=numbers_of(keep, merge))


def numbers_of(keep: Question, merge: Question) -> dict[str, int]:
    numbers = [question.current.number if question.current else 0 for question in (keep, merge)]
    return dict(zip(EXPECTED, numbers, strict=True))


def is_merged(request: MemberRequest, keep: Question, merge: Question, form: MergeForm) -> bool:
    """Whether the two are one now; otherwise the form says why not."""
    data = form.cleaned_data
    try:
        merge_questions(
            actor=request.membership,
            keep=keep,
            merge=merge,
            content=form.content,
            expected_keep=data["expected_keep"],
            expected_merge=data["expected_merge"],
        )
    except ChangedMeanwhileError as error:
        form.refuse(str(error), numbers_of(keep, merge))
        return False
    except BankError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "The two questions are one. Plans and interviews keep what they have of both.")
    return True


@members(*CURATORS)
@require_POST
def question_taking_apart(request: MemberRequest, merged: UUID) -> HttpResponse:
    merges = Merge.objects.visible_to(request.membership).in_force().select_related("kept", "merged")
    merge = get_object_or_404(merges, merged__uuid=merged)
    try:
        take_apart(actor=request.membership, merge=merge)
    except BankError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The two questions are two again, as they were before.")
    return HttpResponseRedirect(reverse("question_detail", args=[merged]))


urlpatterns = [
    path("questions/<uuid:question>/merging/<uuid:other>/", question_merging, name="question_merging"),
    path("questions/<uuid:merged>/taking-apart/", question_taking_apart, name="question_taking_apart"),
]
