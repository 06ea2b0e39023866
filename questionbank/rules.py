"""Who may do what in the bank."""

from teams.enums import Role
from teams.models import Membership
from teams.rules import has_any_role

CURATORS = (Role.ADMIN,)


def may_curate(membership: Membership) -> bool:
    """Everyone reads the bank; admins write in it."""
    return has_any_role(membership, frozenset(CURATORS))


def may_see_uses(membership: Membership) -> bool:
    """In which plans and interviews a question is: for who changes it, and who plans."""
    return has_any_role(membership, frozenset({Role.ADMIN, Role.MANAGER}))


def may_remove(membership: Membership, *, author: int) -> bool:
    """A comment: whoever wrote it, and admins."""
    return author == membership.pk or may_curate(membership)
