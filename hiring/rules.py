"""Who is kept from a candidate's file."""

from typing import TYPE_CHECKING, Protocol

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from teams.models import User

if TYPE_CHECKING:
    from hiring.models import Candidate


class HasUser(Protocol):
    """A membership, or the ids of one."""

    @property
    def user_id(self) -> int: ...


def not_about(viewer: HasUser, candidate: str = "") -> Q:
    """Rows whose candidate is not the viewer, neither by account nor by address.

    `candidate` is the way from the row to its candidate, as in "application__candidate"; without it
    the row is the candidate. An address is enough: whoever applied first may join the team later.
    """
    way = f"{candidate}__" if candidate else ""
    same_address = Q(Exact(Lower("email"), Lower(OuterRef(f"{way}email"))))
    is_viewer = User.objects.filter(Q(pk=OuterRef(f"{way}user")) | same_address, pk=viewer.user_id)
    return ~Q(Exists(is_viewer))


def not_by_candidate(member: str, candidate: str) -> Q:
    """Rows whose member is not their own candidate, as when an address is corrected to that of a member.

    `member` and `candidate` are the ways from the row, as in "membership" and "application__candidate".
    """
    same_account = Q(**{f"{candidate}__user": F(f"{member}__user")})
    same_address = Q(Exact(Lower(f"{candidate}__email"), Lower(f"{member}__user__email")))
    return ~(same_account | same_address)


def is_candidate(user: User, candidate: "Candidate") -> bool:
    """The same of one person, so that nobody sits on the own panel."""
    return user.pk == candidate.user_id or user.email.lower() == candidate.email.lower()
