"""The room: one scorecard while the interview runs."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from interviews.enums import Mark, Recommendation, ResponseState
from interviews.models import Scorecard
from interviews.models.scorecard import ScorecardQuerySet
from interviews.operations.adding import add_question
from interviews.operations.saving import LockedError
from interviews.queries.room import Room, room_of
from lib.ids import uuid_or_none
from questionbank.models import Question
from questionbank.models.question import offered_states
from questionbank.search.finding import matching
from teams.access import MemberRequest, members

OFFERED = 20


def own_scorecards(request: MemberRequest) -> ScorecardQuerySet:
    """What the member may write on."""
    return kept_scorecards(request).open_to_writing()


def kept_scorecards(request: MemberRequest) -> ScorecardQuerySet:
    """What the member has written, also where the panel has gone on without them."""
    return (
        Scorecard.objects.own(request.membership)
        .current()
        .with_openness()
        .select_related(
            "interview__application__candidate",
            "interview__application__opening",
            "interview__round__plan_version",
        )
    )


@members()
@require_GET
def room(request: MemberRequest, scorecard: UUID) -> HttpResponse:
    own = get_object_or_404(kept_scorecards(request), uuid=scorecard)
    if own.is_submitted:
        return HttpResponseRedirect(reverse("interview_detail", args=[own.interview.uuid]))
    shown = room_of(own)
    if not own.is_open:
        return render(request, "interviews/scorecard_closed.html", room_words(shown))
    current = shown.item_of(uuid_or_none(request.GET.get("question", "")))
    is_closing = request.GET.get("question") == "closing"
    return render(
        request, "interviews/room.html", room_words(shown) | {"current": current, "is_closing": is_closing}
    )


def room_words(shown: Room) -> dict[str, Any]:
    return {
        "room": shown,
        "scorecard": shown.scorecard,
        "interview": shown.scorecard.interview,
        "marks": Mark.choices,
        "recommendations": Recommendation.choices,
        "states": ResponseState.choices,
        "op_id": uuid4(),
    }


@members()
@require_http_methods(["GET", "POST"])
def question_adding(request: MemberRequest, scorecard: UUID) -> HttpResponse:
    """Search the bank and add a question without leaving the interview."""
    own = get_object_or_404(own_scorecards(request), uuid=scorecard)
    bank = Question.objects.visible_to(request.membership).offered_in_plans(request.membership).with_current()
    if request.method == "POST":
        question = get_object_or_404(bank, uuid=uuid_or_none(request.POST.get("question", "")))
        try:
            added = add_question(actor=request.membership, scorecard_id=own.uuid, question=question)
        except LockedError as locked:
            messages.error(request, str(locked))
            return HttpResponseRedirect(reverse("interview_detail", args=[own.interview.uuid]))
        return HttpResponseRedirect(f"{reverse('room', args=[own.uuid])}?question={added.uuid}")
    if own.is_submitted:
        return HttpResponseRedirect(reverse("interview_detail", args=[own.interview.uuid]))
    words = request.GET.get("q", "")
    present = own.interview.items.values("revision__question")
    states = offered_states(request.membership.team)
    found = matching(bank, request.membership, words, states=states)
    found = found.exclude(pk__in=present).newest_first()[:OFFERED]
    page = "interviews/question_adding.html"
    context = {"scorecard": own, "questions": found, "words": words, "offered": OFFERED}
    return render(request, f"{page}#results" if request.htmx else page, context)


urlpatterns = [
    path("scorecards/<uuid:scorecard>/", room, name="room"),
    path("scorecards/<uuid:scorecard>/questions/", question_adding, name="question_adding"),
]
