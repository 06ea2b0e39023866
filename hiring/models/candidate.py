from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from hiring.rules import not_about
from lib.folding import without_nul
from teams.models import Membership, TeamOwned


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, viewer: Membership) -> Self:
        """Managers see the team's candidates, nobody sees themselves."""
        if not viewer.is_manager:
            return self.none()
        return self.filter(not_about(viewer), team=viewer.team_id)

    def matching(self, words: str) -> Self:
        """Candidates in whose name or address every word of `words` occurs."""
        found = self
        for word in without_nul(words).split():
            found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return found

    def by_name(self) -> Self:
        return self.order_by(Lower("name"), "pk")


class Candidate(TeamOwned):
    """A person who applies; an internal one is linked to the own account and shut out of the own file."""

    name = models.CharField(max_length=160)
    email = models.EmailField("e-mail address", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_candidate_has_a_name"),
            models.UniqueConstraint(
                "team",
                Lower("email"),
                condition=~Q(email=""),
                name="a_team_knows_an_address_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
