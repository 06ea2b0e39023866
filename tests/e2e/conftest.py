"""A real Chromium against a real server. Where no Chromium is found these tests are skipped, and say so."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response
from pytest_django.live_server_helper import LiveServer

from teams.models import Membership
from tests.e2e.chromium import CHROMIUM, NONE_FOUND, QUIET

# Playwright keeps an event loop in this thread; Django would take the tests for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if CHROMIUM is None:
        pytest.skip(NONE_FOUND)
    return {"executable_path": CHROMIUM, "args": QUIET, "headless": True}


SignIn = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer) -> Iterator[SignIn]:
    """`enter(membership)` opens a page as that person; what the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def enter_as(member: Membership, **options: Any) -> Page:
        client = Client()
        client.force_login(member.user)
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(10_000)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: _hear(line, complaints))
        page.on("response", lambda answer: _note(answer, complaints))
        return page

    yield enter_as
    for context in contexts:
        context.close()
    assert [one for one in complaints if "Failed to load resource" not in one] == []


def _hear(line: ConsoleMessage, complaints: list[str]) -> None:
    if line.type == "error":
        complaints.append(line.text)


def _note(answer: Response, complaints: list[str]) -> None:
    """A server error is never part of a story."""
    if answer.status >= 500:
        complaints.append(f"{answer.status} at {answer.url}")
