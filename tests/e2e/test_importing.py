"""A document on its way into the bank in a browser: mapped, chosen from, stored, undone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from questionbank.documents import read_text
from questionbank.models import Question, SheetMapping, Template
from questionbank.operations.importing import import_document
from questionbank.queries.values import template_value
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory
from tests.questionbank.conftest import SMALL

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = """Thing to bring up,Sound reply,Area,Beispiel
Tell me about an outage that you had to explain to customers.,I wrote every hour.,Writing,x
How do you sort a file that is larger than memory?,By merging.,Algorithms,y
What is a heap?,A tree.,Structures,z
"""


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def admin() -> Membership:
    admin: Membership = MembershipFactory.create(is_admin=True)
    import_document(actor=admin, team=admin.team, document=read_text(SMALL), approve=True)
    return admin


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet with questions.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def card(page: Page, number: int) -> Locator:
    return page.locator(f"#question-{number}")


def test_a_sheet_is_mapped_chosen_from_stored_and_undone(
    enter: SignIn, admin: Membership, sheet: Path, scripts: bool
) -> None:
    page = enter(admin, java_script_enabled=scripts)
    page.goto("/templates/import/")
    page.locator("input[type=file]").set_input_files(sheet)
    page.get_by_role("button", name="Read the document").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do the columns hold?")
    expect(page.get_by_label("Thing to bring up")).to_have_value("text")
    page.get_by_label("Sound reply").select_option("Proposed answer")
    page.get_by_label("Area").select_option("Tags")
    page.get_by_role("button", name="Read the sheet").click()
    expect(page.locator("#summary")).to_contain_text("3 new")
    # The first is much like one in the bank, which stands beside it.
    like = card(page, 1).get_by_role("region", name="Like question 1, in the bank")
    expect(like).to_contain_text("Tell me about an outage that you had to explain.")
    choose(card(page, 1), "New revision of it")
    choose(card(page, 3), "Leave out")
    if scripts:
        expect(page.locator("#summary")).to_contain_text("1 new, 1 new revision, 1 left out")
    else:
        page.get_by_label("Title").press("Enter")
    page.goto("/imports/")
    page.get_by_role("link", name="Go on").click()
    expect(page.locator("#summary")).to_contain_text("1 new, 1 new revision, 1 left out")
    page.get_by_label("Title").fill("From a sheet")
    if scripts:
        page.keyboard.press("Tab")
        expect(page.get_by_role("heading", level=1)).to_have_text("From a sheet")
    page.get_by_role("button", name="Store the template").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("From a sheet")
    stored = template_value(Template.objects.get(title="From a sheet")).questions
    assert [one.text.split()[-1] for one in stored] == ["customers.", "memory?"]
    assert (Question.objects.count(), SheetMapping.objects.count()) == (3, 1)
    page.goto("/imports/")
    page.get_by_role("link", name="Undo the import of sheet with questions.csv").click()
    page.get_by_text("Take everything back that it did").click()
    page.get_by_role("button", name="Undo the import").click()
    expect(page.get_by_role("status")).to_contain_text("The import is undone")
    assert not Template.objects.filter(title="From a sheet").exists()
    texts = [str(one) for one in Question.objects.order_by("pk")]
    assert texts == [question.text for question in read_text(SMALL).template.questions]


def choose(card: Locator, face: str) -> None:
    card.locator(".segments__option", has_text=face).locator("input").check()


def test_keys_alone_lead_from_a_pasted_sheet_into_the_bank(enter: SignIn, admin: Membership) -> None:
    page = enter(admin)
    page.goto("/templates/import/")
    page.get_by_label("Or its text").focus()
    page.keyboard.insert_text("Keyed\n\nQuestion: Is it typed?\n\nQuestion: Or is it clicked?\n")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keyed")
    first = card(page, 2).get_by_role("radio", name="Add as new")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(card(page, 2).get_by_role("radio", name="Leave out")).to_be_checked()
    expect(page.locator("#summary")).to_contain_text("1 new, 1 left out")
    page.get_by_role("button", name="Store the template").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/templates/[0-9a-f-]{36}/$"))
    assert Template.objects.get(title="Keyed").items.count() == 1


def test_a_pasted_list_gets_another_title_in_its_field(
    enter: SignIn, admin: Membership, scripts: bool
) -> None:
    page = enter(admin, java_script_enabled=scripts)
    page.goto("/templates/import/")
    page.get_by_label("Or its text").fill("Question: Is it typed?\n\nQuestion: Or is it clicked?\n")
    page.get_by_role("button", name="Read the document").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Questions pasted on")
    expect(page.get_by_text("This document has no title")).to_have_count(0)
    store = page.get_by_role("button", name="Store the template")
    name_it(page, "", scripts)
    expect(store).to_have_count(0)
    expect(page.get_by_text("The document has no title; give it one.")).to_be_visible()
    name_it(page, "From a chat", scripts)
    expect(page.get_by_role("heading", level=1)).to_have_text("From a chat")
    store.click()
    expect(page).to_have_url(re.compile("/templates/[0-9a-f-]{36}/$"))
    assert Template.objects.get(title="From a chat").items.count() == 2


def name_it(page: Page, title: str, scripts: bool) -> None:
    page.get_by_label("Title").fill(title)
    if scripts:
        page.keyboard.press("Tab")
    else:
        page.get_by_role("button", name="Keep the title").click()
