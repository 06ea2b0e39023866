from typing import Self

from django.db import models
from django.db.models.functions import Lower

from teams.models import Membership, TeamOwned


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)

    def by_name(self) -> Self:
        return self.order_by(Lower("name"), "pk")


class Competency(TeamOwned):
    """What a question or a round is meant to find out."""

    name = models.CharField(max_length=80)
    description = models.TextField(blank=True)

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "competencies"
        constraints = [
            models.UniqueConstraint("team", Lower("name"), name="a_team_names_a_competency_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_competency_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, viewer: Membership) -> Self:
        return self.filter(team=viewer.team_id)


class Tag(TeamOwned):
    name = models.CharField(max_length=60)

    objects = TagQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("team", Lower("name"), name="a_team_names_a_tag_once")]

    def __str__(self) -> str:
        return self.name
