"""The access census: every address, each method, every role, against objects that exist.

A row says who finds the door open. What is "hidden" answers 404 like an id that never was; what is
"forbidden" is visible to the team but not for this role.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from questionbank.models import Picture
from teams.models import Membership
from tests.factories import (
    ApplicationFactory,
    MembershipFactory,
    TeamFactory,
    TemplateFactory,
    make_interview,
    make_round,
    submit,
)
from tests.test_architecture import our_views

OPEN, HIDDEN, FORBIDDEN, SIGN_IN, METHOD = "open", "hidden", "forbidden", "sign in", "method"
ROLES = ("nobody", "removed", "stranger", "outsider", "drafting", "submitted", "manager", "admin")
EVERY_MEMBER = frozenset({"stranger", "outsider", "drafting", "submitted", "manager", "admin"})
OWN_TEAM = EVERY_MEMBER - {"stranger"}
MANAGERS = frozenset({"manager", "stranger"})
ADMINS = frozenset({"admin", "stranger"})
PANEL = frozenset({"drafting", "submitted"})


@dataclass(frozen=True)
class Row:
    """Who finds a door open, and who is told no: all others of the signed-in find nothing there."""

    methods: str
    open: frozenset[str]
    forbidden: frozenset[str] = frozenset()
    kwargs: tuple[str, ...] = ()

    def expected(self, role: str) -> str:
        if role == "nobody":
            return SIGN_IN
        if role == "removed" or role in self.forbidden:
            return FORBIDDEN
        return OPEN if role in self.open else HIDDEN


def admins(methods: str, *kwargs: str) -> Row:
    """Admins curate; a stranger is an admin of another team, so the role lets them and the door doesn't."""
    seen = frozenset({"admin"}) if kwargs else ADMINS
    return Row(methods, seen, EVERY_MEMBER - ADMINS, kwargs)


def managers(methods: str, *kwargs: str) -> Row:
    seen = frozenset({"manager"}) if kwargs else MANAGERS
    return Row(methods, seen, EVERY_MEMBER - MANAGERS, kwargs)


def members(methods: str, *kwargs: str) -> Row:
    return Row(methods, OWN_TEAM if kwargs else EVERY_MEMBER, frozenset(), kwargs)


CENSUS: dict[str, Row] = {
    "start": members("GET"),
    "team": members("GET"),
    # Questions and templates: the team reads, admins write.
    "question_list": members("GET"),
    "question_new": admins("GET POST"),
    "question_detail": members("GET", "question"),
    "question_edit": admins("GET POST", "question"),
    "revision_detail": members("GET", "question", "number"),
    "template_list": members("GET"),
    "template_new": admins("GET POST"),
    "template_detail": members("GET", "template"),
    "template_edit": admins("GET POST", "template"),
    "template_questions": admins("GET POST", "template"),
    "template_import": admins("GET POST"),
    "template_import_confirmation": admins("POST"),
    "template_export": members("GET", "template", "form"),
    "picture_new": admins("GET POST"),
    "picture": members("GET", "picture"),
    # Hiring and plans: managers.
    "opening_list": managers("GET"),
    "opening_new": managers("GET POST"),
    "opening_detail": managers("GET", "opening"),
    "opening_edit": managers("GET POST", "opening"),
    "opening_closure": managers("POST", "opening"),
    "application_new": managers("GET POST", "opening"),
    "application_detail": managers("GET", "application"),
    "plan": managers("GET", "opening"),
    "plan_versions": managers("POST", "opening"),
    "plan_version": managers("GET", "opening", "number"),
    "plan_rounds": managers("GET POST", "opening"),
    "plan_round": managers("GET POST", "opening", "round"),
    "round_position": managers("POST", "opening", "round"),
    "round_items": managers("GET POST", "opening", "round"),
    "plan_item": managers("GET POST", "opening", "item"),
    "item_minutes": managers("POST", "opening", "item"),
    "item_position": managers("POST", "opening", "item"),
    "item_revision": managers("POST", "opening", "item"),
    "interview_new": managers("GET POST", "application"),
    "interview_edit": managers("GET POST", "interview"),
    "interview_cancellation": managers("GET POST", "interview"),
    "interview_seats": managers("GET POST", "interview"),
    "seat_excusal": managers("POST", "interview", "seat"),
    "comparison": managers("GET", "opening"),
    "question_comparison": managers("GET", "opening", "question"),
    # Interviews: their panels and managers. Scorecards: `scorecard` is the draft of "drafting".
    "interview_detail": Row("GET", PANEL | {"manager"}, kwargs=("interview",)),
    "room": Row("GET", frozenset({"drafting"}), kwargs=("scorecard",)),
    "field_saving": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "form_saving": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "question_adding": Row("GET", frozenset({"drafting"}), kwargs=("scorecard",)),
    "submission": Row("GET POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "rest_not_reached": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
}
# Found only by their form's content: any other answers 404 to everyone.
BY_CONTENT = {"switch_team"}


@dataclass
class World:
    """One of everything, in one team, with a stranger from another."""

    people: dict[str, Membership]
    kwargs: dict[str, Any]

    def address(self, name: str, row: Row, **instead: Any) -> str:
        return reverse(name, kwargs={key: instead.get(key, self.kwargs[key]) for key in row.kwargs})


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    team = TeamFactory.create()
    people = {
        "outsider": MembershipFactory.create(team=team),
        "drafting": MembershipFactory.create(team=team),
        "submitted": MembershipFactory.create(team=team),
        "manager": MembershipFactory.create(team=team, is_interviewer=False, is_manager=True),
        "admin": MembershipFactory.create(team=team, is_interviewer=False, is_admin=True),
        "removed": MembershipFactory.create(
            team=team, is_manager=True, is_admin=True, ends_at=timezone.now() - timedelta(days=1)
        ),
        "stranger": MembershipFactory.create(is_manager=True, is_admin=True),
    }
    application = ApplicationFactory.create(opening__team=team)
    interview = make_interview(people["drafting"], people["submitted"], application=application)
    submit(interview, people["submitted"])
    draft = make_round(application.opening, name="Second round")
    question = interview.items.all()[0].revision.question
    picture = Picture.objects.create(
        team=team,
        file=ContentFile(b"a picture", "a.png"),
        content_type="image/png",
        width=1,
        height=1,
        author=people["admin"],
    )
    kwargs: dict[str, Any] = {
        "application": application.uuid,
        "form": "text",
        "interview": interview.uuid,
        "item": draft.items.all()[0].uuid,
        "number": 1,
        "opening": application.opening.uuid,
        "picture": picture.uuid,
        "question": question.uuid,
        "round": draft.uuid,
        "scorecard": interview.scorecards.get(author=people["drafting"]).uuid,
        "seat": interview.seats.get(membership=people["submitted"]).uuid,
        "template": TemplateFactory.create(team=team).uuid,
    }
    return World(people, kwargs)


def test_every_address_has_a_row() -> None:
    assert {str(one.name) for one in our_views()} == set(CENSUS) | BY_CONTENT


def answer(client: Client, method: str, address: str) -> str:
    """What the door did, in a word."""
    response = client.generic(method, address)
    if response.streaming:  # read to its end a file is closed; `close()` would close the connection too
        b"".join(response)
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"):
        return SIGN_IN
    return {404: HIDDEN, 403: FORBIDDEN, 405: METHOD}.get(response.status_code, OPEN)


def rows(method: str) -> Iterator[tuple[str, Row]]:
    return ((name, row) for name, row in CENSUS.items() if method in row.methods.split())


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ROLES)
def test_every_door_answers_each_role_as_the_census_says(
    world: World, client: Client, role: str, method: str
) -> None:
    if role != "nobody":
        client.force_login(world.people[role].user)
    answers = {name: answer(client, method, world.address(name, row)) for name, row in rows(method)}
    assert answers == {name: row.expected(role) for name, row in rows(method)}


@pytest.mark.parametrize("role", ["manager", "admin", "drafting"])
def test_methods_that_a_door_does_not_have_are_refused(world: World, client: Client, role: str) -> None:
    client.force_login(world.people[role].user)
    for name, row in CENSUS.items():
        if row.expected(role) != OPEN:
            continue
        for method in {"GET", "POST"} - set(row.methods.split()):
            if (name, method) != ("question_adding", "POST"):
                assert answer(client, method, world.address(name, row)) == METHOD, (name, method)


@pytest.mark.parametrize("role", ["manager", "admin", "drafting", "outsider"])
def test_an_id_of_another_team_answers_like_one_that_never_was(
    world: World, client: Client, role: str
) -> None:
    """Same status, same page, for every address that carries an id."""
    client.force_login(world.people["stranger"].user)
    for name, row in CENSUS.items():
        if not row.kwargs or row.open == EVERY_MEMBER:
            continue
        method = row.methods.split()[0]
        first = next((key for key in row.kwargs if key not in ("number", "form")), "")
        foreign = client.generic(method, world.address(name, row))
        absent = client.generic(method, world.address(name, row, **{first: uuid4()}))
        assert foreign.status_code == absent.status_code == 404, name
        assert _words(foreign) == _words(absent), name


def _words(response: Any) -> str:
    """The page without its CSRF tokens, which differ from answer to answer."""
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"\w+"', "", response.content.decode())
