"""The house holds: layers, marks on views, one door to each model, small views."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from importlinter.cli import lint_imports

from config.api import api
from teams.access import Access
from teams.models import Team

OUR_APPS = ("teams", "questionbank", "hiring", "interviews", "insights")
LONGEST_VIEW = 25
# Parts of an aggregate name the way to what holds them; the aggregate has the team.
PARTS_WITHOUT_A_DOOR = {"AuditEntry"}  # written by operations, read by no page yet


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def our_views() -> list[URLPattern]:
    """Ours, without the pages of allauth and what django-ninja makes of the `api.py` files."""
    return [one for one in patterns() if hasattr(one.callback, "access") or _is_ours(one)]


def _is_ours(pattern: URLPattern) -> bool:
    callback = getattr(pattern.callback, "func", pattern.callback)
    return not callback.__module__.startswith(("allauth.", "django.", "ninja."))


def test_every_call_of_the_api_asks_who_is_there(client: Client) -> None:
    calls = api.get_openapi_schema()["paths"]
    assert len(calls) >= 7
    for path in calls:
        address = re.sub(r"{\w+}", str(uuid4()), path)
        assert client.get(address).status_code == 401, path


def our_models() -> list[type[models.Model]]:
    return [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]


def test_apps_import_only_from_below(root: Path) -> None:
    assert lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True, no_logo=True) == 0


@pytest.mark.parametrize("pattern", our_views(), ids=lambda one: str(one.name))
def test_every_view_says_who_may_use_it(pattern: URLPattern) -> None:
    assert isinstance(getattr(pattern.callback, "access", None), Access)
    assert pattern.name


@pytest.mark.parametrize("pattern", our_views(), ids=lambda one: str(one.name))
def test_every_view_is_of_25_lines_at_most(pattern: URLPattern) -> None:
    source = inspect.getsource(inspect.unwrap(pattern.callback))
    function = ast.parse(inspect.cleandoc(source)).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert (function.end_lineno or 0) - function.lineno + 1 <= LONGEST_VIEW


def way_to_team(model: type[models.Model], seen: frozenset[type] = frozenset()) -> bool:
    """Whether required foreign keys lead from the model to its team."""
    for field in model._meta.get_fields():
        target: Any = getattr(field, "related_model", None)
        if not isinstance(field, models.ForeignKey) or field.null or target in seen:
            continue
        if target is Team or way_to_team(target, seen | {model}):
            return True
    return False


@pytest.mark.parametrize("model", our_models(), ids=lambda one: one.__name__)
def test_every_model_leads_to_its_team(model: type[models.Model]) -> None:
    assert model.__name__ in ("Team", "User") or way_to_team(model)


@pytest.mark.parametrize(
    "model",
    [one for one in our_models() if any(field.name == "team" for field in one._meta.fields)],
    ids=lambda one: one.__name__,
)
def test_what_has_a_team_has_the_one_door(model: type[models.Model]) -> None:
    assert model.__name__ in PARTS_WITHOUT_A_DOOR or hasattr(model._default_manager, "visible_to")


@pytest.mark.parametrize("model", our_models(), ids=lambda one: one.__name__)
def test_what_stands_in_an_address_has_a_uuid_of_its_own(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.fields}
    if "uuid" in names:
        assert model._meta.get_field("uuid").unique  # type: ignore[union-attr]


def test_addresses_carry_uuids_and_never_row_numbers() -> None:
    for pattern in our_views():
        assert not re.search(r"<int:(?!(number|older|newer)>)", str(pattern.pattern)), pattern.name


DOORS = {"visible_to", "own", "none"}
# Ways of pages into rows that are not a door themselves, and why each is as good as one.
NARROWED = {
    ("interviews/views/plan_items.py", "PlanItem.objects.filter"),  # of rounds that are visible
    ("interviews/views/panels.py", "Seat.objects.assigned"),  # of an interview that is visible
    ("interviews/api.py", "Response.objects.filter"),  # of scorecards that are visible
    ("teams/views/team.py", "Membership.objects.active"),  # the person's own memberships, in any team
}


def ways_to_rows(source: str) -> set[str]:
    """`Model.objects.anything` in a module, as it is written."""
    return {
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in ("objects", "_default_manager", "_base_manager")
    }


def test_pages_come_to_rows_through_the_doors_alone(root: Path) -> None:
    modules = [*root.glob("*/views/**/*.py"), *root.glob("*/forms/**/*.py")]
    modules += [*root.glob("*/forms.py"), *root.glob("*/api.py")]
    around = {
        (str(path.relative_to(root)), way)
        for path in modules
        if path.relative_to(root).parts[0] in (*OUR_APPS, "config")
        for way in ways_to_rows(path.read_text())
        if way.split(".")[-1] not in DOORS
    }
    assert around == NARROWED


def test_a_way_around_a_door_would_be_found() -> None:
    assert ways_to_rows("found = (\n    Opening\n    .objects\n    .filter(pk=1)\n)") == {
        "Opening.objects.filter"
    }


def test_queries_never_read_all_rows(root: Path) -> None:
    for path in root.glob("*/queries/**/*.py"):
        assert not any(way.endswith(".all") for way in ways_to_rows(path.read_text())), path


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_address_of_a_registry_is_in_the_locks(root: Path) -> None:
    for lock in root.glob("requirements*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
