from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet
from django.http import HttpRequest

from lib.prepared import prepared
from teams.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """People join by being added to a team; nobody signs up into an empty room."""
        return False


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does; whom a session speaks of is asked at each request, so it is prepared."""

    def get_user(self, user_id: int) -> User | None:
        found = users_by_id(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def users_by_id(user: int) -> QuerySet[User]:
    return User.objects.filter(pk=user)
