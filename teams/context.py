"""What the frame around every page shows: the team, and the ways that the person's roles open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from teams.enums import Role
from teams.models import Membership


@dataclass(frozen=True)
class NavLink:
    label: str
    url: str
    icon: str
    key: str  # pressed after g
    current: bool = False


# label, URL name, heroicon, key, roles (none: every member)
NAV: tuple[tuple[str, str, str, str, frozenset[Role]], ...] = (
    ("Today", "start", "calendar-days", "t", frozenset()),
    ("Questions", "question_list", "chat-bubble-left-right", "q", frozenset()),
    ("Templates", "template_list", "document-text", "m", frozenset()),
    ("Openings", "opening_list", "briefcase", "o", frozenset({Role.MANAGER})),
    ("Team", "team", "user-group", "e", frozenset()),
)
# Pages that belong to one of them and have an address of their own.
BELONGING = {"/bank/": "question_list", "/imports/": "question_list", "/library/": "template_list"}


def shell(request: HttpRequest) -> dict[str, Any]:
    """The team and the ways; nothing for someone who is signed out or in no team."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return {"membership": None, "nav": []}
    bank = reverse("question_list")
    return {
        "membership": membership,
        "team": membership.team,
        "nav": nav_for(membership, request.path),
        "search_url": bank if request.path != bank else "",  # the bank has a larger one of its own
        "user_menu": [NavLink("Change password", reverse("account_change_password"), "key", "")],
    }


def nav_for(membership: Membership, path: str) -> list[NavLink]:
    owner = next((name for start, name in BELONGING.items() if path.startswith(start)), "")
    place = reverse(owner) if owner else path
    links = [
        (label, reverse(name), icon, key)
        for label, name, icon, key, roles in NAV
        if not roles or membership.roles & roles
    ]
    return [
        NavLink(label, url, icon, key, current=place == url or (url != "/" and place.startswith(url)))
        for label, url, icon, key in links
    ]
