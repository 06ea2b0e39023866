import zoneinfo
from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from teams.enums import Role
from teams.models.user import User


class Team(models.Model):
    """The tenant: nothing crosses from one team to another."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    time_zone = models.CharField(max_length=60, default="UTC")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self, at: datetime | None = None) -> Self:
        """Memberships that have not ended at `at` (now by default)."""
        moment = at or timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=moment), user__is_active=True)

    def visible_to(self, viewer: "Membership") -> Self:
        return self.filter(team=viewer.team_id)

    def by_name(self) -> Self:
        return self.select_related("user").order_by("user__name", "user__email", "pk")


class Membership(models.Model):
    """A user in a team with a set of roles.

    What the person writes belongs to it, so it ends and is never deleted.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    is_admin = models.BooleanField("admin", default=False)
    is_manager = models.BooleanField("manager", default=False)
    is_interviewer = models.BooleanField("interviewer", default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="one_membership_of_a_user_in_a_team"),
            models.CheckConstraint(
                condition=Q(is_admin=True) | Q(is_manager=True) | Q(is_interviewer=True),
                name="a_membership_has_a_role",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def roles(self) -> frozenset[Role]:
        held = {
            Role.ADMIN: self.is_admin,
            Role.MANAGER: self.is_manager,
            Role.INTERVIEWER: self.is_interviewer,
        }
        return frozenset(role for role, has in held.items() if has)

    @property
    def role_names(self) -> list[str]:
        """The roles held, in words, the widest first."""
        return [str(role.label) for role in Role if role in self.roles]
