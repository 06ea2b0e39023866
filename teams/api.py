"""Who asks the API: the signed-in member, with the same doors as on the pages."""

from typing import Any

from django.http import HttpRequest
from ninja.security import SessionAuth

from teams.access import MemberRequest, current_membership
from teams.models import Membership


class MemberAuth(SessionAuth):
    """A session of someone who is in a team; 401 for anyone else."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        if super().authenticate(request, key) is None:
            return None
        return current_membership(request)


def viewer_of(request: HttpRequest) -> Membership:
    """The membership that `MemberAuth` has found."""
    member_request: MemberRequest = request  # type: ignore[assignment]
    return member_request.membership
