"""The access decorators: each view says who may use it, and a test fails where one doesn't."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from lib.http import HtmxRequest
from lib.prepared import prepared
from teams.enums import Role
from teams.models import Membership, User
from teams.rules import has_any_role

P = ParamSpec("P")
SESSION_KEY = "team"


class MemberRequest(HtmxRequest):
    """A request of a signed-in member, in the team that the session names."""

    user: User
    membership: Membership


@dataclass(frozen=True)
class Access:
    """The mark that every view carries."""

    sentence: str
    roles: frozenset[Role] = frozenset()
    public: bool = False


MemberView = Callable[Concatenate[MemberRequest, P], HttpResponseBase]
PlainView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def open_to_all(view: PlainView[P]) -> PlainView[P]:
    """Marks a view that anyone may see, signed in or not."""
    view.access = Access("anyone", public=True)  # type: ignore[attr-defined]
    return view


def members(*roles: Role) -> Callable[[MemberView[P]], PlainView[P]]:
    """Lets in members of the current team who hold one of `roles`; any member where none is named."""
    wanted = frozenset(roles)

    def decorate(view: MemberView[P]) -> PlainView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _sign_in_first(request)
            membership = current_membership(request)
            if membership is None or not has_any_role(membership, wanted):
                raise PermissionDenied
            request.membership = membership  # type: ignore[attr-defined]
            with timezone.override(membership.team.zone):
                return _private(view(request, *args, **kwargs))  # type: ignore[arg-type]

        words = " or ".join(sorted(wanted)) or "any member"
        guarded.access = Access(words, roles=wanted)  # type: ignore[attr-defined]
        return cast("PlainView[P]", guarded)

    return decorate


def current_membership(request: HttpRequest) -> Membership | None:
    """The membership in the session's team, or in the first team; asked afresh on each request."""
    known = getattr(request, "membership", None)
    if known is not None:
        return known  # type: ignore[no-any-return]
    chosen = request.session.get(SESSION_KEY)
    found = active_memberships(request.user.pk, timezone.now()) if request.user.is_authenticated else []
    membership = next((one for one in found if str(one.team.uuid) == chosen), found[0] if found else None)
    if membership is not None and isinstance(request.user, User):
        membership.user = request.user
    request.membership = membership  # type: ignore[attr-defined]
    return membership


@prepared
def active_memberships(user: int, now: datetime) -> QuerySet[Membership]:
    return Membership.objects.active(now).filter(user=user).select_related("team").order_by("pk")


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """A page is sent to the sign-in; a script gets 401, since it would take the page for an answer."""
    if request.headers.get("HX-Request") or "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"problem": "You are signed out. Sign in again to go on."}, status=401)
    return redirect_to_login(request.get_full_path())


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """Nothing of a team stays in a cache, and fragments are never taken for pages."""
    patch_cache_control(response, no_store=True, private=True)
    if isinstance(response, HttpResponse):
        patch_vary_headers(response, ["HX-Request"])
    return response
