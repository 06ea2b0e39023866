from typing import Self

from django.db import models
from django.db.models import Q

from hiring.enums import OpeningState
from teams.models import Membership, TeamOwned


class OpeningQuerySet(models.QuerySet["Opening"]):
    def visible_to(self, viewer: Membership) -> Self:
        """Openings are the managers'; a panel member meets one through the own interview."""
        return self.filter(team=viewer.team_id) if viewer.is_manager else self.none()

    def newest_first(self) -> Self:
        return self.order_by("state", "-created_at", "-pk")


class Opening(TeamOwned):
    """A job being hired for."""

    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=OpeningState, default=OpeningState.OPEN)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="an_opening_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=OpeningState.values), name="an_opening_is_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.title
