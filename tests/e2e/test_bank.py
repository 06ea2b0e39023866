"""The bank in a browser, with scripts and without: the same steps, the same result."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pytest_django import Settings

from questionbank.documents import read_text
from questionbank.models import Question, Template
from questionbank.operations.importing import import_document
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory, QuestionFactory
from tests.questionbank.conftest import SMALL

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = "Set\n\nQuestion: Is it?\n\n```\n  x\n```\n\nProposed Answer 1\n\nYes"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def admin() -> Membership:
    admin: Membership = MembershipFactory.create(is_admin=True)
    return admin


@pytest.fixture
def template(admin: Membership) -> Template:
    return import_document(actor=admin, team=admin.team, document=read_text(SMALL), approve=True).template


@pytest.fixture
def page(enter: SignIn, admin: Membership, scripts: bool) -> Page:
    return enter(admin, java_script_enabled=scripts)


def test_questions_are_searched_and_narrowed(page: Page, template: Template, scripts: bool) -> None:
    page.goto("/questions/")
    field = page.locator("main").get_by_label("Search the questions")
    if scripts:
        field.press_sequentially("the", delay=20)
    else:
        field.fill("the")
        page.locator("main").get_by_role("button", name="Search").click()
    expect(page.locator(".result-count")).to_have_text("2 questions")
    page.get_by_role("link", name="Technical").or_(page.get_by_role("link", name="Behavioural")).click()
    expect(page.locator(".result-count")).to_have_text("1 of 2 questions")
    expect(page.locator(".question-card")).to_contain_text("Tell me about an outage")


def test_a_question_with_a_picture_is_written(
    page: Page, scripts: bool, tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    Image.new("RGB", (80, 40), "red").save(tmp_path / "red.png")
    page.goto("/questions/new/")
    question = page.get_by_role("textbox", name="Question", exact=False).first
    question.fill("What does the picture show?")
    page.locator("#id_answers-0-text").fill("Red.")
    page.locator("#id_answers-0-key_points").fill("names the colour\nnames the shape")
    page.get_by_role("button", name="Add another answer").click()
    expect(page.locator("#id_answers-3-text")).to_be_visible()
    page.get_by_label("Choose a picture").set_input_files(tmp_path / "red.png")
    markdown = send_picture(page, scripts)
    expect(question).to_have_value("What does the picture show?")
    question.fill(f"What does the picture show?\n\n{markdown}")
    page.get_by_role("button", name="Add the question").click()
    picture = page.locator(".question__text img")
    expect(picture).to_have_attribute("alt", "What it shows")
    expect(picture).to_have_js_property("naturalWidth", 80)
    stored = Question.objects.get().current
    assert stored
    points = [point.text for point in stored.proposed_answers.get().key_points.all()]
    assert points == ["names the colour", "names the shape"]


def send_picture(page: Page, scripts: bool) -> str:
    """The Markdown that the answer gives; without scripts it comes in a page of its own."""
    send = page.get_by_role("button", name="Send the picture")
    if scripts:
        send.click()
        return page.locator("#picture-markdown").inner_text()
    with page.expect_popup() as popup:
        send.click()
    return popup.value.locator("#picture-markdown").inner_text()


def test_a_templates_questions_are_chosen_and_ordered(
    page: Page, admin: Membership, template: Template, scripts: bool
) -> None:
    QuestionFactory.create(team=admin.team, text="What of zebras?")
    QuestionFactory.create(team=admin.team, text="What of lions?")
    page.goto(f"/templates/{template.uuid}/questions/")
    field = page.get_by_label("Search approved questions")
    if scripts:
        field.press_sequentially("zebras", delay=20)
    else:
        field.fill("zebras")
        page.get_by_role("search", name="Approved questions").get_by_role("button").click()
    expect(page.locator("#found .question-card")).to_have_count(1)
    page.get_by_role("button", name="Add “What of zebras?”").click()
    places = page.locator("ol.list > li")
    expect(places).to_have_count(3)
    expect(field).to_have_value("zebras")
    places.nth(2).get_by_role("button", name="Up").click()
    expect(places.nth(1)).to_contain_text("What of zebras?")
    places.nth(1).get_by_role("button", name="Remove").click()
    expect(places).to_have_count(2)


def test_a_pasted_document_is_put_right_and_stored(page: Page) -> None:
    page.goto("/templates/import/")
    page.get_by_label("Or its text").fill(
        "Set\n\nQuestion: Is it?\n\n```\n  x\n```\n\nProposed Answer 1\n\nYes"
    )
    page.get_by_role("button", name="Read the document").click()
    page.get_by_role("link", name="Change the text").click()
    text = page.get_by_label("Or its text")
    text.fill(text.input_value().replace("Yes", "It is"))
    page.get_by_role("button", name="Read the document").click()
    assert not Template.objects.exists()
    page.get_by_role("button", name="Store the template").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set")
    stored = Question.objects.get().current
    assert stored
    assert stored.text == "Is it?\n\n```\n  x\n```"
    assert stored.proposed_answers.get().text == "It is"
