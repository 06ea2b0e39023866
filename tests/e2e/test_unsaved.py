"""A form that holds something unsent is not left without a question; one that holds nothing is."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Dialog, Page, expect

from hiring.models import Application, Opening
from interviews.models import PlanItem
from tests.e2e.conftest import SignIn
from tests.factories import (
    ApplicationFactory,
    CandidateFactory,
    MembershipFactory,
    OpeningFactory,
    QuestionFactory,
    make_round,
)

pytestmark = pytest.mark.django_db(transaction=True)


class Asked:
    """Stays on the page whenever the browser asks, and counts how often it did."""

    def __init__(self, page: Page) -> None:
        self.times = 0
        page.on("dialog", self._stay)

    def _stay(self, dialog: Dialog) -> None:
        assert dialog.type == "beforeunload"
        self.times += 1
        dialog.dismiss()


@pytest.fixture
def page(enter: SignIn) -> Page:
    member = MembershipFactory.create(is_admin=True, is_manager=True)
    QuestionFactory.create(team=member.team, text="Is it?")
    opening = OpeningFactory.create(team=member.team)
    make_round(opening, questions=1)
    ApplicationFactory.create(opening=opening, candidate__name="Cleo")
    return enter(member)


def cancel(page: Page) -> None:
    page.locator("form[data-warns-unsaved]").get_by_role("link", name="Cancel").click()


@pytest.mark.parametrize(
    ("start", "way", "field"),
    [
        ("/questions/", ["Is it?", "Edit"], "When to ask"),
        ("/templates/new/", [], "Conclusion"),
        ("/openings/", ["Plan", "Edit Technical round"], "Name"),
        ("/templates/import/", [], "Or its text"),
    ],
)
def test_what_was_typed_is_not_left_behind_unasked(
    page: Page, start: str, way: list[str], field: str
) -> None:
    asked = Asked(page)
    page.goto(start)
    for name in way:
        page.locator("main").get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first.click()
    typed = page.get_by_label(field, exact=False).first
    before = typed.input_value()
    typed.fill("Some words")
    cancel(page)
    expect(typed).to_have_value("Some words")
    assert asked.times == 1
    typed.fill(before)
    here = page.url
    cancel(page)
    expect(page).not_to_have_url(here)
    assert asked.times == 1


@pytest.mark.parametrize(("door", "field"), [("application_new", "Name"), ("interview_new", "Place")])
def test_a_candidate_or_an_interview_is_not_left_behind_unasked(page: Page, door: str, field: str) -> None:
    asked = Asked(page)
    application = Application.objects.get()
    of = application.opening if door == "application_new" else application
    page.goto(reverse(door, args=[of.uuid]))
    typed = page.get_by_label(field, exact=False).first
    typed.fill("Some words")
    cancel(page)
    expect(typed).to_have_value("Some words")
    assert asked.times == 1


def test_saving_asks_nothing(page: Page) -> None:
    asked = Asked(page)
    page.goto("/templates/new/")
    page.get_by_label("Title").fill("A set")
    page.get_by_role("button", name="Make the template").click()
    expect(page).to_have_url(re.compile("/questions/$|/templates/[0-9a-f-]+/"))
    assert asked.times == 0


def test_a_form_whose_sending_was_stopped_still_holds_what_was_typed(page: Page) -> None:
    asked = Asked(page)
    page.goto("/templates/new/")
    page.get_by_label("Conclusion").fill("Kept words")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault(), { once: true })")
    page.get_by_role("button", name="Make the template").click()
    page.wait_for_timeout(1500)
    cancel(page)
    expect(page.get_by_label("Conclusion")).to_have_value("Kept words")
    assert asked.times == 1


def test_adding_whom_the_team_knows_in_place_of_what_was_typed_asks_nothing(page: Page) -> None:
    asked = Asked(page)
    opening = Opening.objects.get()
    CandidateFactory.create(team=opening.team, name="Ben", email="ben@example.org")
    page.goto(f"/openings/{opening.uuid}/applications/new/")
    page.get_by_label("Name", exact=False).first.fill("Benjamin")
    page.get_by_label("E-mail address").fill("ben@example.org")
    page.get_by_role("button", name="Add the candidate").click()
    page.get_by_role("button", name="Add Ben to this opening").click()
    expect(page.locator("h1")).to_contain_text("Ben")
    assert asked.times == 0


def test_what_was_refused_is_not_saved_and_asked_about(page: Page) -> None:
    asked = Asked(page)
    page.goto("/templates/new/")
    page.get_by_label("Conclusion").fill("Kept words")
    page.get_by_role("button", name="Make the template").click()
    expect(page.locator(".error-summary")).to_be_visible()
    cancel(page)
    expect(page.get_by_label("Conclusion")).to_have_value("Kept words")
    assert asked.times == 1


def test_a_part_that_the_server_drew_anew_still_counts_as_typed(page: Page) -> None:
    asked = Asked(page)
    page.goto("/questions/new/")
    page.locator("#id_answers-0-text").fill("An answer")
    page.get_by_role("button", name="Add another answer").click()
    expect(page.locator("#id_answers-3-text")).to_be_visible()
    cancel(page)
    expect(page.locator("#id_answers-0-text")).to_have_value("An answer")
    assert asked.times == 1


def test_a_weight_that_was_typed_is_not_left_behind(page: Page) -> None:
    asked = Asked(page)
    item = PlanItem.objects.get()
    page.goto(f"/openings/{item.round.plan_version.plan.opening.uuid}/plan/items/{item.uuid}/")
    weight = page.get_by_label("Weight", exact=False).first
    weight.fill("2")
    cancel(page)
    expect(weight).to_have_value("2")
    assert asked.times == 1
