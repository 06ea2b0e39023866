from uuid import uuid4

from django.db import models

from teams.models.team import Team


class TeamOwned(models.Model):
    """What belongs to a team and is reached through `visible_to(membership)` alone."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
