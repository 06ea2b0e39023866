"""Admins decide about questions: one by one in the queue of those that wait, or on a question's own page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from lib.numbers import page_in
from questionbank.forms.curation import StateForm
from questionbank.models import Question
from questionbank.moves import move_between
from questionbank.operations.states import change_state
from questionbank.problems import BankError
from questionbank.queries.curation import count_waiting, review_page, waiting_questions
from questionbank.rules import CURATORS
from questionbank.views.questions import detail_page, load
from teams.access import MemberRequest, members

QUEUE = "review"
LOST = "A part of what you sent was lost on its way, and nothing was changed. Reload the page and try again."


@members(*CURATORS)
@require_GET
def review_queue(request: MemberRequest) -> HttpResponse:
    page = review_page(request.membership, page_in(request.GET))
    return render(request, "questionbank/review_queue.html", {"page": page, "waiting": page.total})


@members(*CURATORS)
@require_POST
def question_state(request: MemberRequest, question: UUID) -> HttpResponse:
    moved = load(request, question)
    before = moved.state
    problem = refused(request, moved)
    if request.htmx:
        return queue_card(request, load(request, question), problem)
    if problem:
        typed = {"comment": request.POST.get("comment", ""), "problem": problem}
        return detail_page(request, load(request, question), status=422, **typed)
    move = move_between(before, request.POST["to"])
    messages.success(request, move.done if move else "The question is in that state already.")
    if request.POST.get("back") == QUEUE:
        return HttpResponseRedirect(reverse("review_queue"))
    return HttpResponseRedirect(reverse("question_detail", args=[question]))


def refused(request: MemberRequest, question: Question) -> str:
    """Moves the question; the sentence that says why not, where it could not be moved."""
    form = StateForm(request.POST)
    if not form.is_valid():
        return LOST
    try:
        change_state(actor=request.membership, question=question, **form.cleaned_data)
    except BankError as error:
        return str(error)
    return ""


def queue_card(request: MemberRequest, question: Question, problem: str) -> HttpResponse:
    """The question in its place in the queue, as it stands now, and how many wait."""
    context: dict[str, Any] = {"question": question, "problem": problem}
    context["waiting"] = count_waiting(request.membership)
    context["comment"] = request.POST.get("comment", "") if problem else ""
    context["cards"] = waiting_questions(request.membership, [question]) if question.is_in_review else []
    page = "questionbank/partials/review_answer.html"
    return render(request, page, context, status=422 if problem else 200)


urlpatterns = [
    path("questions/review/", review_queue, name="review_queue"),
    path("questions/<uuid:question>/state/", question_state, name="question_state"),
]
