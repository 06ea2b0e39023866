"""Whatever is sent, the answer is a page or a refusal, never a failure of the server."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.census import BROKEN, CENSUS, OPEN, World, answer, make_world

VALUES: dict[str, str | bytes] = {
    "nul": "a\x00b",
    "not utf-8": b"a\xffb\xed\xa0\x80",
    "large": "1" + "0" * 30,
    "larger than a column": "99999999999",
    "negative": "-1",
    "empty": "",
    "long": "x" * 21_000,
    "emoji": "🙂\u202e\u2028\U0010ffff",
    "syntax": "';%_\\{{x}}<b>[",
}
PARAMETERS = ("q", "state", "competency", "kind", "seniority", "page", "template", "question", "picture")
MORE_PARAMETERS = ("round", "next", "by", "sort")
# Filled from nowhere: what scripts and buttons send.
LOOSE = {
    "round_position": ["direction"],
    "item_position": ["direction", "round"],
    "item_minutes": ["minutes"],
    "round_items": ["question"],
    "template_questions": ["change", "question"],
    "application_new": ["candidate"],
    "switch_team": ["membership"],
    "opening_closure": ["_method"],
    "import_choices": ["page", "part", "title", "shown", "approve", "choice-1", "against-1", "alike", "go"],
    "import_confirmation": ["page", "part", "title", "shown", "approve", "choice-1", "against-1"],
    "import_mapping": ["column-0-0", "leave-0"],
    "form_saving": ["op_id", "summary", "summary:revision", "summary:was", "next"],
    "submission": ["seen"],
}
CURATED = ("manager", "admin", "drafting", "nobody")


class Fields(HTMLParser):
    """The fields of a page's forms, with what stands in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        if tag in ("input", "select", "textarea", "button") and of.get("name"):
            self.found.setdefault(str(of["name"]), of.get("value") or "")


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return make_world()


def doors(world: World, client: Client, method: str) -> Iterator[tuple[str, str]]:
    """Every address that takes the method, each with someone signed in for whom it is open."""
    for name, row in CENSUS.items():
        role = next((one for one in CURATED if row.expected(one) == OPEN), "admin")
        if method not in row.methods.split() or name == "account_logout":
            continue
        if role != "nobody":
            client.force_login(world.people[role].user)
        yield name, world.address(name, row)


def quoted(value: str | bytes) -> str:
    sent = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02x}" for byte in sent)


def post(client: Client, address: str, fields: dict[str, Any]) -> int:
    body = "&".join(f"{quoted(name)}={quoted(value)}" for name, value in fields.items())
    kind = "application/x-www-form-urlencoded"
    return int(client.generic("POST", address, body, content_type=kind).status_code)


@pytest.mark.parametrize("kind", VALUES)
def test_an_address_with_hostile_parameters_is_answered(world: World, client: Client, kind: str) -> None:
    client.raise_request_exception = False
    value, names = quoted(VALUES[kind][:2000]), (*PARAMETERS, *MORE_PARAMETERS)
    failed = []
    for name, address in doors(world, client, "GET"):
        queries = ["&".join(f"{one}={value}" for one in names), f"q={value}"]
        failed += [
            (name, query[:40])
            for query in queries
            if answer(client, "GET", f"{address}?{query}")[0] == BROKEN
        ]
    assert failed == []


@pytest.mark.parametrize("kind", VALUES)
def test_a_form_with_a_hostile_field_is_answered(world: World, client: Client, kind: str) -> None:
    client.raise_request_exception = False
    value, failed = VALUES[kind], []
    for name, address in doors(world, client, "POST"):
        page = client.get(address).content.decode(errors="replace")
        fields = Fields(page).found | dict.fromkeys(LOOSE.get(name, ()), "")
        fields.pop("csrfmiddlewaretoken", None)
        for hostile in [fields, *fields]:
            sent = fields | dict.fromkeys([hostile] if isinstance(hostile, str) else fields, value)
            if post(client, address, sent) >= 500:
                failed.append((name, hostile if isinstance(hostile, str) else "all"))
    assert failed == []
