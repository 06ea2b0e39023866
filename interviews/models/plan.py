from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from hiring.models import Opening
from interviews.enums import SeatKind
from questionbank.models import Competency, Revision, ScaleVersion
from teams.models import Membership, TeamOwned


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id) if viewer.is_manager else self.none()


class Plan(TeamOwned):
    """How an opening is interviewed."""

    opening = models.OneToOneField(Opening, on_delete=models.PROTECT, related_name="plan")

    objects = PlanQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Plan for {self.opening}"


class PlanVersion(models.Model):
    """Immutable once `used_at` is set; an edit after that makes the next version."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    scale_version = models.ForeignKey(ScaleVersion, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="a_plan_numbers_its_versions"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(used_at=None), name="a_plan_has_one_version_in_the_making"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, version {self.number}"

    @property
    def is_frozen(self) -> bool:
        return self.used_at is not None


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, viewer: Membership) -> Self:
        if not viewer.is_manager:
            return self.none()
        return self.filter(plan_version__plan__team=viewer.team_id)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class Round(models.Model):
    """One sitting of the plan: a length, a panel, questions in order."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # The same round in the next version of the plan bears the same key.
    key = models.UUIDField(default=uuid4, editable=False)
    plan_version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="rounds")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField("length in minutes", default=60)
    competencies = models.ManyToManyField(Competency, through="RoundCompetency", related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["plan_version", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_round_has_a_name"),
            models.CheckConstraint(
                condition=Q(minutes__range=(5, 480)), name="a_round_lasts_5_to_480_minutes"
            ),
            models.UniqueConstraint(fields=["plan_version", "key"], name="a_round_is_in_a_version_once"),
        ]

    def __str__(self) -> str:
        return self.name


class RoundCompetency(models.Model):
    """A competency that the round as a whole is rated on."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="round_competencies")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "competency"], name="a_round_names_a_competency_once")
        ]

    def __str__(self) -> str:
        return str(self.competency)


class PanelMember(models.Model):
    """Who sits on a round's panel unless an interview says otherwise."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="panel")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=SeatKind, default=SeatKind.RATER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "membership"], name="a_person_sits_on_a_panel_once"),
            models.CheckConstraint(
                condition=Q(kind__in=SeatKind.values), name="a_person_sits_on_a_panel_as_something_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.membership)


class PlanItem(models.Model):
    """A question at one revision, with its minutes, weight and the competency it stands for."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="plan_items")
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField(default=5)
    weight = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    weight_reason = models.TextField(blank=True)
    # Who of the panel asks it; nobody in particular where it is empty.
    asker = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["round", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "revision"], name="a_round_asks_a_question_once"),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 240)), name="a_plan_item_takes_1_to_240_minutes"
            ),
            models.CheckConstraint(condition=Q(weight__gt=0), name="a_weight_is_above_zero"),
            models.CheckConstraint(
                condition=Q(weight=1) | ~Q(weight_reason=""), name="an_unequal_weight_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.revision)
