from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from hiring.models import Application
from hiring.rules import not_about, not_by_candidate
from interviews.enums import RATING_SEATS, InterviewState, ItemOrigin, SeatKind, SeatState
from interviews.models.plan import PlanItem, PlanVersion, Round
from questionbank.models import Competency, Revision
from teams.models import Membership, TeamOwned


class ApplicationPlan(models.Model):
    """The plan version that an application is held to, from its first panel on."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="frozen_plan")
    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="applications")

    def __str__(self) -> str:
        return f"{self.application}: {self.plan_version}"


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, viewer: Membership) -> Self:
        """Managers see the team's interviews, panel members their own; nobody the own application's."""
        seen = self.filter(not_about(viewer, "application__candidate"), team=viewer.team_id)
        if viewer.is_manager:
            return seen
        seat = Seat.objects.filter(interview=OuterRef("pk"), membership=viewer, state=SeatState.ASSIGNED)
        return seen.filter(Exists(seat))

    def happening(self) -> Self:
        return self.exclude(state=InterviewState.CANCELLED)

    def with_names(self) -> Self:
        return self.select_related("application__candidate", "application__opening", "round")

    def in_time(self) -> Self:
        return self.order_by("starts_at", "pk")


class Interview(TeamOwned):
    """One round held with one application, by a panel."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="interviews")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField("length in minutes")
    place = models.CharField("place or link", max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=InterviewState, default=InterviewState.SCHEDULED)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "starts_at"], name="interviews_in_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "round"],
                condition=~Q(state=InterviewState.CANCELLED),
                name="a_round_is_held_once_with_an_application",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(5, 480)), name="an_interview_lasts_5_to_480_minutes"
            ),
            models.CheckConstraint(
                condition=Q(state__in=InterviewState.values), name="an_interview_is_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} with {self.application.candidate}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class SeatQuerySet(models.QuerySet["Seat"]):
    def assigned(self) -> Self:
        return self.filter(state=SeatState.ASSIGNED)

    def rating(self) -> Self:
        """Seats whose scorecards count and are waited for."""
        return self.assigned().not_by_candidate().filter(kind__in=RATING_SEATS)

    def not_by_candidate(self) -> Self:
        """Nobody waits for the candidate, whose address may have become known only after the scheduling."""
        return self.filter(not_by_candidate("membership", "interview__application__candidate"))

    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(interview__in=Interview.objects.visible_to(viewer))


class Seat(models.Model):
    """A place on an interview's panel."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="seats")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=8, choices=SeatKind, default=SeatKind.RATER)
    state = models.CharField(max_length=8, choices=SeatState, default=SeatState.ASSIGNED)
    # Whose seat it was until it was handed over; what was written stays its author's.
    taken_over_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="handed_over_to"
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "membership"], name="a_person_has_one_seat_in_an_interview"
            ),
            models.CheckConstraint(condition=Q(kind__in=SeatKind.values), name="a_seat_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(state__in=SeatState.values), name="a_seat_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(taken_over_from=None) | ~Q(taken_over_from=F("pk")),
                name="a_seat_is_not_taken_over_from_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}, {self.get_kind_display().lower()}"


class InterviewItem(models.Model):
    """A question of an interview: the plan's, or one that was added in the room."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="interview_items")
    plan_item = models.ForeignKey(
        PlanItem, on_delete=models.PROTECT, null=True, blank=True, related_name="interview_items"
    )
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField()
    weight = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    origin = models.CharField(max_length=5, choices=ItemOrigin, default=ItemOrigin.PLAN)
    added_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    # Whose it is to ask; anybody's where it is empty. `asked_by` says who did.
    asker = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["interview", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "revision"], name="an_interview_asks_a_question_once"
            ),
            models.CheckConstraint(
                condition=Q(origin=ItemOrigin.PLAN, plan_item__isnull=False)
                | Q(origin=ItemOrigin.ROOM, plan_item=None, added_by__isnull=False),
                name="an_item_says_where_it_came_from",
            ),
        ]

    def __str__(self) -> str:
        return str(self.revision)
