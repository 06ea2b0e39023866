"""Duplicates in a browser: decided about by keys alone, merged, taken apart, and told while one types."""

import pytest
from playwright.sync_api import Page, expect

from questionbank.documents import ProposedAnswerValue, QuestionValue
from questionbank.enums import PairState
from questionbank.models import DuplicatePair, Question
from questionbank.operations.questions import create_question
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)

FALLS = "How do you prevent falls on a ward?"
FALLS_TOO = "What measures do you take for the prevention of falls on your ward?"
LEAK = "How do you find a leak?"
LEAK_TOO = "How would you find leaks?"


@pytest.fixture
def admin() -> Membership:
    made: Membership = MembershipFactory.create(is_admin=True)
    for text, answer in ((FALLS, "I look."), (FALLS_TOO, "I ask."), (LEAK, ""), (LEAK_TOO, "")):
        answers = (ProposedAnswerValue(answer),) if answer else ()
        content = QuestionValue(text=text, proposed_answers=answers)
        create_question(actor=made, team=made.team, content=content)
    return made


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(enter: SignIn, admin: Membership, scripts: bool) -> Page:
    return enter(admin, java_script_enabled=scripts)


def test_a_pair_is_merged_and_taken_apart_again(page: Page) -> None:
    page.goto("/questions/duplicates/")
    expect(page.locator("[data-pair]")).to_have_count(2)
    pair = page.locator("[data-pair]", has_text=FALLS)
    pair.get_by_role("link", name="Merge, keep this one").first.click()
    page.get_by_role("radio", name="This of the one that is retired").first.check()
    page.get_by_role("radio", name="Both lists").check()
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FALLS_TOO)
    expect(page.locator(".answer")).to_have_count(2)
    page.locator("summary", has_text=FALLS_TOO).click()
    page.get_by_role("link", name="Open it").click()
    expect(page.locator(".alert")).to_contain_text(f"This question was merged into {FALLS_TOO}")
    page.get_by_role("button", name="Take them apart again").click()
    expect(page.locator("main")).not_to_contain_text("was merged into")
    page.goto("/questions/duplicates/")
    expect(page.locator("[data-pair]")).to_have_count(1)


def test_what_is_typed_is_held_against_the_bank(page: Page, scripts: bool) -> None:
    page.goto("/questions/new/")
    field = page.locator("#id_text")
    if scripts:
        field.press_sequentially("How can falls on the ward be prevented?", delay=5)
    else:
        field.fill("How can falls on the ward be prevented?")
        page.get_by_role("button", name="Add the question").click()
    alert = page.locator("#likes")
    expect(alert).to_contain_text("Already in the bank?")
    expect(alert.get_by_role("link")).to_have_text([FALLS, FALLS_TOO])
    expect(field).to_have_value("How can falls on the ward be prevented?")
    page.get_by_role("button", name="Add the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How can falls on the ward be prevented?")
    assert Question.objects.count() == 5


@pytest.mark.parametrize("scripts", [True])
def test_pairs_are_decided_about_by_keys_alone(page: Page) -> None:
    page.goto("/questions/duplicates/")
    pairs = page.locator("[data-pair]")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(pairs.nth(1).locator("[data-pair-title]")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("d")
    expect(page.locator("main")).to_contain_text("They stay two, and won't be offered again.")
    expect(pairs).to_have_count(1)
    expect(pairs.locator("[data-pair-title]")).to_be_focused()
    page.get_by_role("button", name="Take that back").click()
    expect(pairs).to_have_count(2)
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merge two questions")
    assert DuplicatePair.objects.filter(state=PairState.OPEN).count() == 2
