from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from teams.models import Membership, TeamOwned


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, viewer: Membership) -> Self:
        """Managers see the team's candidates, nobody sees themselves."""
        if not viewer.is_manager:
            return self.none()
        return self.filter(Q(user=None) | ~Q(user=viewer.user_id), team=viewer.team_id)


class Candidate(TeamOwned):
    """A person who applies; an internal one is linked to the own account and shut out of the own file."""

    name = models.CharField(max_length=160)
    email = models.EmailField("e-mail address", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="a_candidate_has_a_name")]

    def __str__(self) -> str:
        return self.name
