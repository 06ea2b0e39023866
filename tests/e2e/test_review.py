"""Curation in a browser: the queue by keyboard alone, two revisions compared, an old one restored."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from questionbank.documents import QuestionValue, read_text
from questionbank.enums import QuestionState
from questionbank.models import Question
from questionbank.operations.importing import import_document
from questionbank.operations.questions import create_question, revise_question
from questionbank.queries.values import revision_value
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory
from tests.questionbank.conftest import SMALL

pytestmark = pytest.mark.django_db(transaction=True)

OUTAGE, LOG, BARE = "Tell me about an outage", "How do you read a log file?", "What is missing here?"


@pytest.fixture
def admin() -> Membership:
    admin: Membership = MembershipFactory.create(is_admin=True)
    return admin


@pytest.fixture
def waiting(admin: Membership) -> dict[str, Question]:
    """Three that wait; the last lacks nearly everything."""
    import_document(actor=admin, team=admin.team, document=read_text(SMALL))
    bare = QuestionValue(text=BARE)
    create_question(actor=admin, team=admin.team, content=bare, state=QuestionState.IN_REVIEW)
    questions = Question.objects.order_by("pk").select_related("current")
    return dict(zip((OUTAGE, LOG, BARE), questions, strict=True))


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def state_of(question: Question) -> str:
    question.refresh_from_db()
    return question.state


def focused(page: Page, name: str) -> None:
    expect(page.locator(":focus")).to_contain_text(name)


def test_the_queue_is_worked_through_by_keyboard_alone(
    enter: SignIn, admin: Membership, waiting: dict[str, Question]
) -> None:
    page = enter(admin)
    page.goto("/questions/review/")
    page.keyboard.press("j")
    focused(page, OUTAGE)
    page.keyboard.press("j")
    focused(page, LOG)
    page.keyboard.press("k")
    focused(page, OUTAGE)
    page.keyboard.press("a")
    focused(page, LOG)
    expect(page.locator("#waiting-count")).to_contain_text("2 questions wait for review")
    assert state_of(waiting[OUTAGE]) == "approved"
    page.keyboard.press("b")
    page.keyboard.press("Control+Enter")  # without a word
    expect(page.locator(":focus")).to_contain_text("Write what has to change")
    assert state_of(waiting[LOG]) == "in_review"
    page.keyboard.press("b")
    page.keyboard.type("Ask for one file, and jot down which.")
    page.keyboard.press("Control+Enter")
    focused(page, BARE)
    assert state_of(waiting[LOG]) == "draft"
    assert waiting[LOG].state_changes.latest("pk").comment == "Ask for one file, and jot down which."
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"http://{page.url.split('/')[2]}/questions/{waiting[BARE].uuid}/")


def test_a_decision_is_taken_back_in_its_place_and_the_last_one_says_so(
    enter: SignIn, admin: Membership, waiting: dict[str, Question]
) -> None:
    waiting[LOG].state_changes.all().delete()
    Question.objects.exclude(pk=waiting[OUTAGE].pk).update(state=QuestionState.DRAFT)
    page = enter(admin)
    page.goto("/questions/review/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(":focus")).to_contain_text("Nothing waits for review any more.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#waiting-count")).to_contain_text("1 question waits for review")
    expect(page.locator("a:focus")).to_contain_text(OUTAGE)
    assert state_of(waiting[OUTAGE]) == "in_review"
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Approve it, or complete it")


def test_the_queue_works_without_keys_and_scripts(
    enter: SignIn, admin: Membership, waiting: dict[str, Question], scripts: bool
) -> None:
    page = enter(admin, java_script_enabled=scripts)
    page.goto("/questions/review/")
    page.locator("[data-review-item]", has_text=OUTAGE).get_by_role("button", name="Approve").click()
    expect(page.locator("[data-review-item]")).to_have_count(2)
    card = page.locator("[data-review-item]", has_text=LOG)
    card.locator("summary", has_text="Send back").click()
    card.get_by_label("What has to change").fill("Shorter.")
    card.get_by_role("button", name="Send it back").click()
    expect(page.locator("[data-review-item]")).to_have_count(1)
    page.get_by_role("link", name="Complete it").click()
    page.get_by_label("When to ask").fill("Late.")
    page.get_by_role("link", name="It has no proposed answer").click()
    page.get_by_role("button", name="Save the question").click()
    expect(page.locator("#missing")).to_contain_text("3")
    assert [state_of(one) for one in waiting.values()] == ["approved", "draft", "in_review"]


def test_two_revisions_are_compared_and_the_old_one_is_restored(
    enter: SignIn, admin: Membership, waiting: dict[str, Question], scripts: bool
) -> None:
    question = waiting[OUTAGE]
    assert question.current
    old = revision_value(question.current)
    newer = replace(old, why_ask="To see how they speak of bad luck.", follow_ups=())
    revise_question(actor=admin, question=question, content=newer)
    revise_question(actor=admin, question=question, content=replace(newer, minutes=9))
    page = enter(admin, java_script_enabled=scripts)
    page.goto(f"/questions/{question.uuid}/")
    page.get_by_label("Compare revision").select_option("3")
    page.get_by_label("with", exact=True).select_option("1")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed from revision 1 to 3")
    why = page.locator(".diff", has_text="Why ask")
    expect(why.locator("del")).to_contain_text("trouble")
    expect(why.locator("ins")).to_contain_text("bad luck")
    left, right = (side.bounding_box() for side in why.locator(".diff__side").all())
    assert left
    assert right
    assert left["y"] == right["y"]
    page.set_viewport_size({"width": 390, "height": 844})
    left, right = (side.bounding_box() for side in why.locator(".diff__side").all())
    assert left
    assert right
    assert left["x"] == right["x"]
    page.get_by_role("button", name="Restore revision 1").click()
    expect(page.locator("#messages")).to_contain_text("That is revision 4 now")
    question.refresh_from_db()
    assert question.current
    assert revision_value(question.current) == old


def test_a_question_is_talked_about_in_its_place(
    enter: SignIn, admin: Membership, waiting: dict[str, Question], scripts: bool
) -> None:
    page = enter(admin, java_script_enabled=scripts)
    page.goto(f"/questions/{waiting[LOG].uuid}/")
    page.get_by_role("textbox", name="Comment").fill("Too easy for seniors?")
    page.get_by_role("button", name="Comment").click()
    comments = page.locator("#comments")
    expect(comments.locator(".timeline")).to_contain_text("Too easy for seniors?")
    expect(comments.get_by_role("textbox")).to_have_value("")
    comments.get_by_role("button", name="Remove").click()
    expect(comments.locator(".timeline")).to_have_count(0)
