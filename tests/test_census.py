"""Every address, each method, every role, against objects that exist, as the census says.

Holes are made in the doors too, one at a time, to see that the census would tell.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import models
from django.test import Client
from pytest_django import Settings

from hiring.models import Application, Opening
from interviews.models import Interview, Round, Scorecard
from questionbank.models import Picture, Question, Template
from teams.models import Membership
from tests.census import (
    CENSUS,
    METHOD,
    OPEN,
    ROLES,
    World,
    answer,
    differences,
    make_world,
    names,
)


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return make_world()


def test_every_address_has_a_row() -> None:
    assert Counter(names()) == Counter(CENSUS.keys())


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ROLES)
def test_every_door_answers_each_role_as_the_census_says(
    world: World, client: Client, role: str, method: str
) -> None:
    if role != "nobody":
        client.force_login(world.people[role].user)
    assert differences(world, client, role, method) == set()


@pytest.mark.parametrize(
    ("model", "role"),
    [
        (Scorecard, "drafting"),
        (Scorecard, "manager"),
        (Interview, "outsider"),
        (Application, "stranger"),
        (Opening, "stranger"),
        (Round, "stranger"),
        (Question, "stranger"),
        (Template, "stranger"),
        (Picture, "stranger"),
    ],
)
def test_a_hole_in_a_door_would_be_told(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch, model: type[models.Model], role: str
) -> None:
    def everything(rows: Any, _viewer: Membership) -> Any:
        return rows.all()

    door = type(model._default_manager.get_queryset())
    monkeypatch.setattr(door, "visible_to", everything)
    client.force_login(world.people[role].user)
    client.raise_request_exception = False
    assert differences(world, client, role) != set()


@pytest.mark.parametrize("role", ["manager", "admin", "drafting"])
def test_methods_that_a_door_does_not_have_are_refused(world: World, client: Client, role: str) -> None:
    client.force_login(world.people[role].user)
    for name, row in CENSUS.items():
        if row.expected(role) != OPEN:
            continue
        for method in {"GET", "POST"} - set(row.methods.split()):
            if (name, method) != ("question_adding", "POST"):
                assert answer(client, method, world.address(name, row))[0] == METHOD, (name, method)


@pytest.mark.parametrize("role", ["manager", "admin", "drafting", "outsider"])
def test_an_id_of_another_team_answers_like_one_that_never_was(
    world: World, client: Client, role: str
) -> None:
    """Same status, same page, for every address that carries an id."""
    client.force_login(world.people["stranger"].user)
    for name, row in CENSUS.items():
        if not row.kwargs or "stranger" in row.open:  # it is nobody's
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
