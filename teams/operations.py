"""Teams and their members."""

import zoneinfo
from collections.abc import Collection

from django.db import transaction

from teams.audit import record
from teams.enums import Role
from teams.models import Membership, Team, User


class NotPossibleError(ValueError):
    """What was asked can't be done; the message is a sentence. Nothing was stored."""


@transaction.atomic
def create_team(*, name: str, slug: str, time_zone: str = "UTC") -> Team:
    """Made by an operator, who is in no team.

    Raises NotPossibleError for a slug that is taken and for an unknown time zone.
    """
    if Team.objects.filter(slug=slug).exists():
        raise NotPossibleError(f"There is a team “{slug}” already. Choose another slug.")
    if time_zone not in zoneinfo.available_timezones():
        raise NotPossibleError(f"“{time_zone}” is no time zone. Name one like Europe/Madrid.")
    made = Team.objects.create(name=name, slug=slug, time_zone=time_zone)
    record(actor=None, action="team.created", subject=made)
    return made


@transaction.atomic
def add_member(
    *,
    actor: Membership | None,
    team: Team,
    email: str,
    name: str,
    roles: Collection[Role],
    password: str | None,
) -> Membership:
    """Puts a person into a team; someone who has an account keeps it, and its password.

    Raises NotPossibleError for a person who is in the team already.
    """
    user = User.objects.with_address(email).first()
    if user is None:
        user = User.objects.create_user(email, password, name=name)
    if Membership.objects.filter(team=team, user=user).exists():
        raise NotPossibleError(f"{email} is in this team already.")
    membership = Membership.objects.create(
        team=team, user=user, **{f"is_{role.value}": True for role in roles}
    )
    record(actor=actor, action="member.added", subject=membership, roles=sorted(role.value for role in roles))
    return membership
