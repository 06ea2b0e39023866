from typing import Self

from django.db import models
from django.db.models import Q

from teams.models import Membership, TeamOwned


class ScaleQuerySet(models.QuerySet["Scale"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class Scale(TeamOwned):
    """A team's way to rate; what it says changes only by a new version."""

    name = models.CharField(max_length=80)
    is_default = models.BooleanField(default=False)

    objects = ScaleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team"], condition=Q(is_default=True), name="a_team_has_one_default_scale"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ScaleVersion(models.Model):
    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scale", "number"], name="a_scale_numbers_its_versions"),
            models.CheckConstraint(condition=Q(number__gte=1), name="scale_versions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.scale}, version {self.number}"


class ScaleLevel(models.Model):
    """One level: its number is what interviewers press, its points what scores are made of.

    Where a new version only says it better, questions' anchors hold on: they belong to the `root`, the level
    of the version in which they were first written.
    """

    version = models.ForeignKey(ScaleVersion, on_delete=models.PROTECT, related_name="levels")
    level = models.PositiveSmallIntegerField()
    points = models.DecimalField(max_digits=6, decimal_places=2)
    label = models.CharField(max_length=40)
    text = models.TextField(help_text="What this level means where a question says nothing of its own.")
    root = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(fields=["version", "level"], name="a_scale_has_a_level_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 9)), name="levels_are_one_to_nine"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.label}"

    @property
    def plain_points(self) -> str:
        """Without the noughts that the column adds: “2”, “7.5”."""
        return f"{self.points.normalize():f}"

    @property
    def anchored_by(self) -> int:
        """The key of the level that anchors are written for."""
        return self.root_id or self.pk
