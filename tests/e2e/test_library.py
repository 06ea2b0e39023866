"""The library in a browser, with and without scripts: a template adopted, its newer version taken."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from questionbank.models import Template
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory
from tests.questionbank.conftest import SMALL, Shelf, small_shelf

pytestmark = pytest.mark.django_db(transaction=True)

NEWER = SMALL.replace("To see a method.", "To see a method, step by step.").replace("same.", "same few.")


@pytest.fixture
def admin() -> Membership:
    admin: Membership = MembershipFactory.create(is_admin=True)
    return admin


@pytest.fixture
def shelf(settings: Settings, tmp_path: Path) -> Shelf:
    return small_shelf(settings, tmp_path / "library")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_template_is_adopted_and_its_update_taken(
    enter: SignIn, admin: Membership, shelf: Shelf, scripts: bool
) -> None:
    page = enter(admin, java_script_enabled=scripts)
    page.goto("/templates/")
    page.get_by_role("link", name="From the library", exact=True).click()
    page.locator("main").get_by_role("searchbox").fill("outage")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Support Questions").click()
    expect(page.get_by_text("This is all of it")).to_be_visible()
    page.get_by_role("button", name="Adopt").click()
    expect(page).to_have_url(re.compile("/templates/[0-9a-f-]{36}/$"))
    expect(page.get_by_text("is your team's now: 2 questions.")).to_be_visible()
    shelf(NEWER)
    page.reload()
    page.get_by_role("link", name="See what is new").click()
    expect(page.get_by_label("Take it as a new revision")).to_be_checked()
    page.get_by_label("Take it: Conclusion").uncheck()
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.get_by_text("Your copy is up to date: 1 question changed.")).to_be_visible()
    expect(page.get_by_text("Ask everybody the same.")).to_be_visible()
    expect(page.get_by_text("An update is available.")).to_be_hidden()
    page.goto("/library/")
    expect(page.get_by_text("Yours, changed")).to_be_visible()
    if scripts:
        page.goto(f"/templates/{Template.objects.get().uuid}/")
        page.get_by_text("More", exact=True).click()
        page.get_by_role("button", name="Archive it").click()
        page.locator("summary", has_text="Archived").click()
        page.get_by_role("button", name="Restore “Support Questions”").click()
        expect(page.get_by_text("“Support Questions” is offered again.")).to_be_visible()
