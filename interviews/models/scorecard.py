from datetime import datetime
from typing import NamedTuple, Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hiring.rules import not_about, not_by_candidate
from interviews.enums import (
    InterviewState,
    Mark,
    Recommendation,
    ResponseState,
    ScorecardState,
)
from interviews.models.interview import Interview, InterviewItem, Seat, SeatQuerySet
from questionbank.models import Competency, ProposedAnswer, ScaleLevel
from teams.models import Membership, TeamOwned


def seats_waited_for() -> SeatQuerySet:
    """Seats of interviews that take place, whose scorecard in force is not submitted."""
    submitted = Scorecard.objects.filter(
        interview=OuterRef("interview"),
        author=OuterRef("membership"),
        state=ScorecardState.SUBMITTED,
        superseded_by=None,
    )
    seats = Seat.objects.assigned().not_by_candidate().exclude(interview__state=InterviewState.CANCELLED)
    return seats.filter(~Exists(submitted))


class Writer(NamedTuple):
    """The ids of a membership: all that decides what is somebody's own."""

    pk: int
    team_id: int
    user_id: int


def _is_open() -> Q:
    seat = Seat.objects.assigned().filter(interview=OuterRef("interview"), membership=OuterRef("author"))
    return Q(Exists(seat), interview__state=InterviewState.SCHEDULED)


def _not_by_candidate() -> Q:
    return not_by_candidate("author", "interview__application__candidate")


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    def visible_to(self, viewer: Membership) -> Self:
        """The own scorecards; others' once they may be read.

        A colleague's scorecard may be read when it is submitted and nothing of the viewer's own is
        waiting on that application, in any round: by its own panel at once; by managers, and by the
        panels of the application's other rounds, when its panel is complete. Of an interview that did
        not happen nobody reads anybody else's, nor does a seat there open the other rounds; and nobody
        reads about the own application.
        """
        readable = Q(author=viewer) | self._readable_of_others(viewer)
        return self._not_about(viewer).filter(readable)

    def _not_about(self, viewer: Membership | Writer) -> Self:
        """The team's scorecards, without those of the viewer's own application."""
        return self.filter(not_about(viewer, "interview__application__candidate"), team=viewer.team_id)

    @staticmethod
    def _readable_of_others(viewer: Membership) -> Q:
        application = OuterRef("interview__application")
        own_waiting = seats_waited_for().filter(membership=viewer, interview__application=application)
        own_seats = (
            Seat.objects.assigned()
            .filter(membership=viewer)
            .exclude(interview__state=InterviewState.CANCELLED)
        )
        panel_waiting = seats_waited_for().rating().filter(interview=OuterRef("interview"))
        complete = ~Q(Exists(panel_waiting))
        if not viewer.is_manager:
            complete &= Q(Exists(own_seats.filter(interview__application=application)))
        allowed = complete | Q(Exists(own_seats.filter(interview=OuterRef("interview"))))
        happened = ~Q(interview__state=InterviewState.CANCELLED)
        theirs = Q(state=ScorecardState.SUBMITTED) & _not_by_candidate()
        return theirs & happened & ~Q(Exists(own_waiting)) & allowed

    def own(self, viewer: Membership | Writer) -> Self:
        """What the viewer writes: the part of `visible_to` that needs no look at anybody else's."""
        return self._not_about(viewer).filter(author=viewer.pk)

    def open_to_writing(self) -> Self:
        """Those of people who are still on the panel, of interviews that take place."""
        return self.filter(_is_open())

    def with_openness(self) -> Self:
        """`is_open` on each: whether its author may go on writing."""
        return self.annotate(is_open=_is_open())

    def current(self) -> Self:
        """The latest version of each."""
        return self.filter(superseded_by=None)

    def not_by_candidate(self) -> Self:
        return self.filter(_not_by_candidate())

    def submitted(self) -> Self:
        return self.filter(state=ScorecardState.SUBMITTED)

    def counting(self) -> Self:
        """Submitted, in force, of a rating seat in an interview that took place: what scores are made of."""
        seat = Seat.objects.rating().filter(interview=OuterRef("interview"), membership=OuterRef("author"))
        return (
            self.submitted().current().filter(Exists(seat)).exclude(interview__state=InterviewState.CANCELLED)
        )


class Scorecard(TeamOwned):
    """One interviewer's own record of one interview."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="scorecards")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="scorecards")
    version = models.PositiveSmallIntegerField(default=1)
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    state = models.CharField(max_length=10, choices=ScorecardState, default=ScorecardState.DRAFT)
    recommendation = models.CharField(max_length=10, choices=Recommendation, blank=True)
    summary = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    is_open: bool  # where `with_openness` was asked for

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "author", "version"], name="a_scorecard_numbers_its_versions"
            ),
            models.UniqueConstraint(
                fields=["interview", "author"],
                condition=Q(superseded_by=None),
                name="one_scorecard_of_an_author_is_in_force",
            ),
            models.CheckConstraint(
                condition=Q(state=ScorecardState.DRAFT, submitted_at=None)
                | Q(state=ScorecardState.SUBMITTED, submitted_at__isnull=False),
                name="a_submitted_scorecard_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state=ScorecardState.DRAFT)
                | (Q(recommendation__in=Recommendation.values) & ~Q(summary="")),
                name="a_submitted_scorecard_recommends_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="a_later_version_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} on {self.interview}"

    @property
    def is_submitted(self) -> bool:
        return self.state == ScorecardState.SUBMITTED

    def submit(self, *, now: datetime) -> None:
        """Locks it; what may be missing is asked before, in `operations`."""
        self.state = ScorecardState.SUBMITTED
        self.submitted_at = now
        self.save(update_fields=["state", "submitted_at"])


class Response(models.Model):
    """One question on one scorecard. There is a row for each from the moment the panel is assigned."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="responses")
    item = models.ForeignKey(InterviewItem, on_delete=models.PROTECT, related_name="responses")
    state = models.CharField(max_length=12, choices=ResponseState, default=ResponseState.PENDING)
    skip_reason = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    level = models.ForeignKey(
        ScaleLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    cannot_judge = models.BooleanField(default=False)
    seconds = models.PositiveIntegerField("time taken", null=True, blank=True)

    class Meta:
        ordering = ["scorecard", "item__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "item"], name="a_scorecard_answers_a_question_once"),
            models.CheckConstraint(
                condition=Q(level=None) | Q(cannot_judge=False), name="a_rating_or_cannot_judge_not_both"
            ),
            models.CheckConstraint(
                condition=Q(level=None, cannot_judge=False) | Q(state=ResponseState.ASKED),
                name="only_what_was_asked_is_rated",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ResponseState.values), name="a_response_is_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.item}"

    @property
    def is_judged(self) -> bool:
        return self.level_id is not None or self.cannot_judge


class AnswerMatch(models.Model):
    """A response held against one proposed answer; no row means that nobody has said."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="matches")
    proposed_answer = models.ForeignKey(ProposedAnswer, on_delete=models.PROTECT, related_name="matches")
    mark = models.CharField(max_length=14, choices=Mark)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "proposed_answer"], name="a_response_meets_an_answer_once"
            ),
            models.CheckConstraint(condition=Q(mark__in=Mark.values), name="a_mark_is_known"),
        ]

    def __str__(self) -> str:
        return self.get_mark_display()


class CompetencyRating(models.Model):
    """A competency of the round, rated as such."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    scorecard = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="competency_ratings")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey(
        ScaleLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    cannot_judge = models.BooleanField(default=False)

    class Meta:
        ordering = ["scorecard", "competency__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "competency"], name="a_scorecard_rates_a_competency_once"
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(cannot_judge=False),
                name="a_competency_rating_or_cannot_judge_not_both",
            ),
        ]

    def __str__(self) -> str:
        return str(self.competency)
