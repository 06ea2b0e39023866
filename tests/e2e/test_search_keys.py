"""A search by keyboard alone; and kept under a name, with scripts and without."""

import pytest
from playwright.sync_api import Page, expect

from questionbank.models import SavedSearch
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory, QuestionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin() -> Membership:
    admin: Membership = MembershipFactory.create(is_admin=True)
    for text in ("How do zebras run?", "Why do zebras have stripes?", "What of lions?"):
        QuestionFactory.create(team=admin.team, text=text)
    return admin


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))


def test_a_question_is_found_and_opened_without_a_mouse(enter: SignIn, admin: Membership) -> None:
    page = enter(admin)
    page.goto("/questions/")
    page.keyboard.press("/")
    page.keyboard.type("zebra", delay=20)
    expect(page.locator(".result-count")).to_have_text("2 questions")
    expect(page.locator("mark")).to_have_text(["zebras", "zebras"])
    first, second = (page.locator(".question-card a").nth(at).inner_text() for at in (0, 1))
    page.keyboard.press("ArrowDown")
    assert focused(page) == first
    page.keyboard.press("j")
    assert focused(page) == second
    page.keyboard.press("j")
    assert focused(page) == second  # the last one
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".question__text")).to_have_text(second)


def test_letters_stay_letters_while_someone_types(enter: SignIn, admin: Membership) -> None:
    page = enter(admin)
    page.goto("/questions/")
    page.keyboard.press("/")
    page.keyboard.type("jk", delay=20)
    expect(page.locator("main [name=q]")).to_have_value("jk")
    page.keyboard.press("Tab")
    page.keyboard.press("j")
    expect(page.locator("main [name=q]")).to_have_value("jk")


def test_a_typing_error_is_met_while_typing(enter: SignIn, admin: Membership) -> None:
    page = enter(admin)
    page.goto("/questions/")
    page.keyboard.press("/")
    page.keyboard.type("strpies", delay=20)
    expect(page.locator("#results")).to_contain_text("Nothing for “strpies”; shown: “stripes”.")
    page.get_by_role("link", name="Search for exactly what you typed").click()
    expect(page.get_by_role("heading", name="No question like that")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_search_is_kept_under_a_name(enter: SignIn, admin: Membership, scripts: bool) -> None:
    page = enter(admin, java_script_enabled=scripts)
    page.goto("/questions/?q=zebras")
    page.get_by_label("Keep this search as").fill("Striped")
    page.get_by_role("button", name="Save the search").click()
    page.goto("/questions/")
    page.get_by_role("link", name="Striped", exact=True).click()
    expect(page.locator(".result-count")).to_have_text("2 questions")
    page.get_by_role("button", name="Remove the search “Striped”").click()
    expect(page.get_by_role("link", name="Striped", exact=True)).to_have_count(0)
    assert not SavedSearch.objects.exists()
