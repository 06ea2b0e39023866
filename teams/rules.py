"""Who may do what, as predicates; the words of the roles live in `enums`."""

from teams.enums import Role
from teams.models import Membership


def has_any_role(membership: Membership, roles: frozenset[Role]) -> bool:
    """No roles asked for means: any member."""
    return not roles or bool(membership.roles & roles)
