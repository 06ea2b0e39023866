"""The bank: one question, what it said before, and the form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from questionbank.enums import QuestionState
from questionbank.fairness import concerns_of
from questionbank.forms.curation import CommentForm
from questionbank.forms.peeking import question_in
from questionbank.forms.question import MOST_ANSWERS, QuestionEntry, initial_of
from questionbank.models import Competency, Question
from questionbank.operations.questions import RevisedMeanwhileError, create_question, revise_question
from questionbank.operations.states import CommentNeededError, NotReadyError
from questionbank.problems import BankError
from questionbank.queries.curation import comments_on, standing_of
from questionbank.queries.duplicates import kin_of
from questionbank.queries.instead import instead_of
from questionbank.queries.levels import default_levels
from questionbank.queries.likes import Like, likes_while_typing
from questionbank.queries.preview import preview_of
from questionbank.queries.reading import open_question
from questionbank.queries.values import revision_value
from questionbank.rules import CURATORS, may_curate, may_see_uses
from questionbank.shown import question_shown
from questionbank.uses import Uses, uses_of, worn_after_of
from teams.access import MemberRequest, members


@members()
@require_GET
def question_detail(request: MemberRequest, question: UUID) -> HttpResponse:
    return detail_page(request, load(request, question))


def detail_page(request: MemberRequest, question: Question, status: int = 200, **typed: Any) -> HttpResponse:
    """`typed` is what a form of the page held that could not be stored, and why."""
    shown = open_question(question)
    if shown is None:
        raise Http404
    uses = uses_of(question.team, [question.pk]).get(question.pk, Uses())
    context = {
        "open": shown,
        "question": question,
        "standing": standing_of(question, shown.gaps),
        "comments": comments_on(question, request.membership),
        "comment_form": CommentForm(),
        "may_curate": may_curate(request.membership),
        "uses": uses,
        "instead": instead_of(question) if uses.is_worn(worn_after_of(question.team)) else [],
        "may_see_uses": may_see_uses(request.membership),
        "is_worn": uses.is_worn(worn_after_of(question.team)),
        "concerns": concerns_of(shown.value) if may_curate(request.membership) else (),
        "kin": kin_of(question, request.membership),
    }
    return render(request, "questionbank/question_detail.html", context | typed, status=status)


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def question_new(request: MemberRequest) -> HttpResponse:
    entry = entry_of(request, {"state": QuestionState.DRAFT})
    likes = unseen_likes(request, entry)
    if entry.is_valid() and not likes:
        try:
            made = create_question(
                actor=request.membership,
                team=request.membership.team,
                content=entry.content,
                state=QuestionState(entry.form.cleaned_data["state"]),
            )
        except BankError as error:
            say_why_not(entry, error)
        else:
            messages.success(request, "The question is in the bank.")
            return HttpResponseRedirect(reverse("question_detail", args=[made.uuid]))
    return form_page(request, entry, likes=likes)


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def question_edit(request: MemberRequest, question: UUID) -> HttpResponse:
    edited = load(request, question)
    entry = entry_of(request, filled(edited) if request.method == "GET" else {})
    newer = None
    if entry.is_valid():
        try:
            return saved(request, entry, edited)
        except RevisedMeanwhileError as error:
            typed, number = request.POST.copy(), str(error.current.number)
            newer = error.current if typed.get("expected_revision") != number else None
            typed["expected_revision"], typed["shown"] = number, error.shown
            entry = QuestionEntry.typed(default_levels(edited.team), typed)
            entry.form.add_error(None, str(error))
        except BankError as error:
            say_why_not(entry, error)
    return form_page(request, entry, question=edited, newer=newer)


def unseen_likes(request: MemberRequest, entry: QuestionEntry) -> list[Like]:
    """What the bank has already of a new question, unless the page showed it before it was sent."""
    if not entry.is_valid():
        return []
    seen = request.POST.getlist("likes_seen")
    likes = likes_while_typing(request.membership.team, entry.content.text)
    return likes if any(str(like.question.uuid) not in seen for like in likes) else []


def say_why_not(entry: QuestionEntry, error: BankError) -> None:
    if isinstance(error, NotReadyError):
        entry.show_gaps(error.gaps)
    else:
        entry.form.add_error("state" if isinstance(error, CommentNeededError) else None, str(error))


def saved(request: MemberRequest, entry: QuestionEntry, question: Question) -> HttpResponse:
    """Saves, and goes to the question."""
    before = question.current
    revision = revise_question(
        actor=request.membership,
        question=question,
        content=entry.content,
        state=QuestionState(entry.form.cleaned_data["state"]),
        expected_revision=entry.form.cleaned_data["expected_revision"],
        shown=entry.form.cleaned_data["shown"],
    )
    if before and revision.pk != before.pk:
        words = (
            f"Revision {revision.number} is saved. Interviews keep the revision that they were planned with."
        )
    else:
        words = "Saved. The question's words are the same, so it has no new revision."
    messages.success(request, words)
    return HttpResponseRedirect(reverse("question_detail", args=[question.uuid]))


def load(request: MemberRequest, question: UUID) -> Question:
    visible = Question.objects.visible_to(request.membership).with_current().select_related("team")
    return get_object_or_404(visible, uuid=question)


def filled(question: Question) -> dict[str, Any]:
    if question.current is None:
        return {"state": question.state}
    question.current.question = question  # it need not be fetched again
    content = revision_value(question.current)
    shown = question_shown(question, content.tags)
    return initial_of(content, state=question.state, revision=question.current.number, shown=shown)


def entry_of(request: MemberRequest, initial: dict[str, Any]) -> QuestionEntry:
    levels = default_levels(request.membership.team)
    if request.method != "POST":
        return QuestionEntry.of(levels, initial)
    if "add_answer" in request.POST or "preview" in request.POST:
        more = "add_answer" in request.POST
        return QuestionEntry.with_one_more(levels, request.POST.dict(), more=more)
    return QuestionEntry.typed(levels, request.POST)


def form_page(request: MemberRequest, entry: QuestionEntry, **context: Any) -> HttpResponse:
    template = "questionbank/question_form.html"
    question = context.get("question")
    entry.offer_states(question.state if question else QuestionState.DRAFT)
    context |= {
        "entry": entry,
        "form": entry.form,
        "answers": entry.answers,
        "can_add_answer": len(entry.answers.forms) < MOST_ANSWERS,
        "competencies": Competency.objects.visible_to(request.membership).by_name(),
        "preview": preview_of(question_in(entry.as_sent, entry.form.levels), entry.form.levels),
    }
    return render(
        request,
        f"{template}#answers" if request.htmx and "add_answer" in request.POST else template,
        context,
        status=422 if entry.form.is_bound else 200,
    )


urlpatterns = [
    path("questions/new/", question_new, name="question_new"),
    path("questions/<uuid:question>/", question_detail, name="question_detail"),
    path("questions/<uuid:question>/edit/", question_edit, name="question_edit"),
]
