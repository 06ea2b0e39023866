"""Competencies and tags by their names, found or made; letter case makes no difference."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Manager, Value
from django.db.models.functions import Lower

from questionbank.models import Competency, Tag
from teams.models import Team

Named = TypeVar("Named", Competency, Tag)


def competencies_named(team: Team, names: Iterable[str]) -> dict[str, Competency]:
    """The team's competencies by their names in small letters; those that are missing are made."""
    return _named(Competency, team, names)


def tags_named(team: Team, names: Iterable[str]) -> dict[str, Tag]:
    """The team's tags by their names in small letters; those that are missing are made."""
    return _named(Tag, team, names)


def _named(model: type[Named], team: Team, names: Iterable[str]) -> dict[str, Named]:
    wanted: dict[str, str] = {}
    for name in names:
        wanted.setdefault(name.lower(), name)
    wanted.pop("", None)
    if not wanted:
        return {}
    known = _all(model, team)
    missing = [model(team=team, name=name) for key, name in wanted.items() if key not in known]
    if not missing:
        return known
    # Another transaction may be making the same name.
    _objects(model).bulk_create(missing, ignore_conflicts=True)
    found = _all(model, team)
    return found | {key: _read_alike(model, team, name) for key, name in wanted.items() if key not in found}


def _read_alike(model: type[Named], team: Team, name: str) -> Named:
    """What kept a name from being made: PostgreSQL takes “İ” for a capital of “i”, which Python does not."""
    named = _objects(model).filter(team=team).annotate(small=Lower("name"))
    return named.get(small=Lower(Value(name)))


def _all(model: type[Named], team: Team) -> dict[str, Named]:
    # Compared here: SQLite's LOWER knows the letters of English only.
    return {one.name.lower(): one for one in _objects(model).filter(team=team).order_by("pk")}


def _objects(model: type[Named]) -> Manager[Named]:
    return model._default_manager  # noqa: SLF001 - Django's documented name for it
