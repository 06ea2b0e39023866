from typing import Self

from django.db import models
from django.db.models import Q

from hiring.enums import Stage
from hiring.models.candidate import Candidate
from hiring.models.opening import Opening
from hiring.rules import not_about
from teams.models import Membership, TeamOwned


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, viewer: Membership) -> Self:
        """Managers see the team's applications, nobody the own one."""
        if not viewer.is_manager:
            return self.none()
        return self.filter(not_about(viewer, "candidate"), team=viewer.team_id)

    def by_name(self) -> Self:
        return self.select_related("candidate").order_by("candidate__name", "pk")


class Application(TeamOwned):
    """A candidate's run for one opening."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="applications")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="applications")
    stage = models.CharField(max_length=14, choices=Stage, default=Stage.APPLIED)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "candidate"], name="a_candidate_applies_once_for_an_opening"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="an_application_is_at_a_known_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} for {self.opening}"
