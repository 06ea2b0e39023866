from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.internal.ratelimit import get_ip
from django.contrib.sites.shortcuts import get_current_site
from django.db.models import QuerySet
from django.http import HttpRequest

from lib.mailing import send_later
from lib.prepared import prepared
from teams.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The address or the password is wrong. Check both and try again.",
        "too_many_login_attempts": (
            "Too many wrong passwords were tried from here. Wait five minutes, or set a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """People join by being added to a team; nobody signs up into an empty room."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Later: an answer that waited for the mail server would tell who has an account."""
        about = {"request": self.request, "email": email, "current_site": get_current_site(self.request)}
        send_later(self.render_mail(template_prefix, email, about | context))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By place too: someone else's wrong guesses are not held against the person they are about."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"

    def set_password(self, user: User, password: str) -> None:
        """Wrong guesses at the old password don't stand in the way of the new one."""
        super().set_password(user, password)
        self._delete_login_attempts_cached_email(self.request, email=user.email)


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does; whom a session speaks of is asked at each request, so it is prepared."""

    def get_user(self, user_id: int) -> User | None:
        found = users_by_id(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def users_by_id(user: int) -> QuerySet[User]:
    return User.objects.filter(pk=user)
