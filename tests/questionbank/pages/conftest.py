"""Pages of the bank as people see them."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from questionbank.documents import ReadDocument
from questionbank.models import Question, Template
from questionbank.operations.importing import import_document
from teams.models import Membership
from tests.questionbank.conftest import Cast

SignIn = Callable[[Membership], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def sign_in() -> SignIn:
    def sign_in(who: Membership) -> Client:
        client = Client()
        client.force_login(who.user)
        return client

    return sign_in


@pytest.fixture
def ada(cast: Cast, sign_in: SignIn) -> Client:
    """The browser of someone who curates the bank."""
    return sign_in(cast.ada)


@pytest.fixture
def template(cast: Cast, small: ReadDocument) -> Template:
    return import_document(actor=cast.ada, team=cast.team, document=small, approve=True).template


@pytest.fixture
def question(template: Template) -> Question:
    """The first of the template: it has everything that a question can have."""
    return template.items.order_by("position")[0].question


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def text_of(response: Any) -> str:
    """What a person reads: no tags, single spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


def typed_in(response: Any) -> dict[str, str]:
    """The form of the page as a browser would send it back, unchanged."""
    entry = response.context.get("entry", None)
    forms = (
        [entry.form, entry.answers.management_form, *entry.answers.forms]
        if entry
        else [response.context["form"]]
    )
    values: dict[str, str] = {}
    for form in forms:
        for field in form:
            value = field.value()
            shown = field.field.prepare_value(value)
            values[field.html_name] = "" if shown is None else str(shown)
    return values


def assert_only(
    sign_in: SignIn, url: str, statuses: Mapping[Membership, int], data: dict[str, str] | None = None
) -> None:
    """Each person gets the status, and someone who is signed out is sent to the sign-in."""
    for who, status in statuses.items():
        client = sign_in(who)
        response: HttpResponse = client.get(url) if data is None else client.post(url, data)  # type: ignore[assignment]
        if response.streaming:
            b"".join(response)  # read to its end, a file is closed
        assert response.status_code == status, (who, response.status_code)
    signed_out = Client().get(url) if data is None else Client().post(url, data)
    assert signed_out.status_code == 302
    assert "/accounts/login/" in signed_out["Location"]
