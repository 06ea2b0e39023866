"""A member's day: what comes next, what waits to be submitted, what is later."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, Sum
from django.utils import timezone

from hiring.enums import OpeningState
from hiring.models import Opening
from hiring.queries import openings_of
from interviews.enums import InterviewState, ScorecardState, SeatState
from interviews.models import Interview, Scorecard
from questionbank.models import Question
from teams.models import Membership

OPENINGS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class OwnInterview:
    """An interview from the seat of one panel member; the figures are the interview's, not the panel's."""

    scorecard: Scorecard
    questions: int
    minutes_planned: int
    others: int

    @property
    def interview(self) -> Interview:
        return self.scorecard.interview


@dataclass(slots=True)
class Day:
    today: date
    next: OwnInterview | None = None
    rest_of_today: list[OwnInterview] = field(default_factory=list)
    to_submit: list[OwnInterview] = field(default_factory=list)
    later: list[OwnInterview] = field(default_factory=list)

    @property
    def is_next_today(self) -> bool:
        return self.next is not None and timezone.localdate(self.next.interview.starts_at) == self.today

    @property
    def is_empty(self) -> bool:
        return self.next is None and not self.to_submit


def day_of(viewer: Membership, *, now: datetime) -> Day:
    """Three queries, however many interviews; an interview is over when its planned end has passed."""
    day = Day(today=timezone.localdate(now))
    for own in _own_interviews(viewer):
        if own.interview.ends_at <= now:
            day.to_submit.append(own)
        elif day.next is None:
            day.next = own
        elif timezone.localdate(own.interview.starts_at) == day.today:
            day.rest_of_today.append(own)
        else:
            day.later.append(own)
    return day


def _own_interviews(viewer: Membership) -> list[OwnInterview]:
    drafts = (
        Scorecard.objects.own(viewer)
        .current()
        .filter(
            state=ScorecardState.DRAFT,
            interview__seats__membership=viewer,
            interview__seats__state=SeatState.ASSIGNED,
        )
        .exclude(interview__state=InterviewState.CANCELLED)
        .select_related(
            "interview__application__candidate", "interview__application__opening", "interview__round"
        )
        .order_by("interview__starts_at", "pk")
    )
    figures = _figures([draft.interview_id for draft in drafts])
    return [OwnInterview(draft, *figures[draft.interview_id]) for draft in drafts]


def _figures(interviews: list[int]) -> dict[int, tuple[int, int, int]]:
    """Questions, minutes planned and fellow panel members of each interview."""
    rows = Interview.objects.filter(pk__in=interviews)
    seats = dict(
        rows.annotate(others=Count("seats", filter=Q(seats__state=SeatState.ASSIGNED))).values_list(
            "pk", "others"
        )
    )
    items = rows.annotate(count=Count("items"), total=Sum("items__minutes", default=0))
    return {
        pk: (count, total, seats[pk] - 1) for pk, count, total in items.values_list("pk", "count", "total")
    }


def open_openings(viewer: Membership) -> list[Opening]:
    """The manager's newest open openings, each with its number of candidates."""
    found = openings_of(viewer).filter(state=OpeningState.OPEN)
    return list(found.order_by("-created_at", "-pk")[:OPENINGS_SHOWN])


def questions_in_review(viewer: Membership) -> int:
    return Question.objects.visible_to(viewer).in_review().count()
