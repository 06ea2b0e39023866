"""The room in a browser: saving by itself, by keys, in two tabs, without scripts."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from interviews.models import Interview, Response, SavedField, Scorecard
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory, make_interview

pytestmark = pytest.mark.django_db(transaction=True)
SAVED = re.compile("Saved \\d\\d:")


@pytest.fixture
def interview() -> Interview:
    return make_interview(MembershipFactory.create(), questions=3, competencies=1)


def scorecard_of(interview: Interview) -> Scorecard:
    return interview.scorecards.select_related("author__user").get()


def open_room(page: Page, interview: Interview) -> None:
    page.goto(f"/scorecards/{scorecard_of(interview).uuid}/")


def hold(route: Route, waiting: list[Route]) -> None:
    waiting.append(route)


def saved(page: Page) -> None:
    expect(page.locator("[data-save-state]")).to_have_text(SAVED)


def responses(interview: Interview) -> list[Response]:
    return list(scorecard_of(interview).responses.select_related("level").order_by("item__position"))


def test_notes_and_ratings_save_themselves_and_say_so(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.get_by_role("textbox", name="What they said").fill("“Measured twice.”")
    saved(page)
    page.locator("form:visible").get_by_role("radio", name="Fully").first.check()
    page.keyboard.press("4")
    expect(page.locator("form:visible").get_by_role("radio", name="Asked", exact=True)).to_be_checked()
    saved(page)
    one = responses(interview)[0]
    assert (one.notes, one.state) == ("“Measured twice.”", "asked")
    assert one.level is not None
    assert one.level.level == 4
    assert [match.mark for match in one.matches.all()] == ["fully"]


def test_the_whole_scorecard_is_done_by_keys(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    for number in (3, 5, 0):
        page.keyboard.press("n")
        page.keyboard.type(f"Note {number}.")
        page.keyboard.press("Escape")
        page.keyboard.press(str(number))
        saved(page)
        page.keyboard.press("j")
    assert [(one.notes, one.level and one.level.level, one.cannot_judge) for one in responses(interview)] == [
        ("Note 3.", 3, False),
        ("Note 5.", 5, False),
        ("Note 0.", None, True),
    ]


def test_what_was_typed_before_the_scripts_arrived_is_saved_too(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    waiting: list[Route] = []
    page.route("**/js/room/start.js", lambda route: hold(route, waiting))
    page.goto(f"/scorecards/{scorecard_of(interview).uuid}/", wait_until="commit")
    page.get_by_role("textbox", name="What they said").fill("Typed on a slow line.")
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    saved(page)
    assert responses(interview)[0].notes == "Typed on a slow line."


def test_moving_between_questions_asks_the_server_nothing(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Next question").click()
    expect(page.locator("form:visible .meta")).to_contain_text("2 of 3")
    page.keyboard.press("k")
    expect(page.locator("form:visible .meta")).to_contain_text("1 of 3")
    assert [url for url in asked if "/static/" not in url] == []


def test_what_was_typed_in_another_tab_is_not_overwritten(enter: SignIn, interview: Interview) -> None:
    author = scorecard_of(interview).author
    one, other = enter(author), enter(author)
    open_room(one, interview)
    open_room(other, interview)
    one.get_by_role("textbox", name="What they said").fill("From the first tab.")
    saved(one)
    other.keyboard.press("n")
    other.keyboard.type("From the second tab,")
    notice = other.get_by_role("alert").filter(has_text="From the first tab.")
    notice.wait_for()
    # Nothing is taken from the typist's hands: the words go on where they were going.
    other.keyboard.type(" which goes on typing.")
    expect(other.get_by_role("textbox", name="What they said")).to_have_value(
        "From the second tab, which goes on typing."
    )
    notice.get_by_role("button", name="Keep both").click()
    saved(other)
    assert responses(interview)[0].notes == (
        "From the first tab.\n\nFrom the second tab, which goes on typing."
    )
    assert SavedField.objects.filter(revision=None, value__startswith="From the second tab,").exists()


def test_a_conflict_that_nobody_settled_is_still_in_sight_on_the_next_page(
    enter: SignIn, interview: Interview
) -> None:
    author = scorecard_of(interview).author
    one, other = enter(author), enter(author)
    open_room(one, interview)
    open_room(other, interview)
    one.get_by_role("textbox", name="What they said").fill("From the first tab.")
    saved(one)
    other.get_by_role("textbox", name="What they said").fill("From the second tab.")
    other.get_by_role("alert").filter(has_text="From the first tab.").wait_for()
    other.on("dialog", lambda dialog: dialog.accept())
    other.reload()
    expect(other.locator("form:visible")).to_contain_text("From the second tab.")


def test_a_lost_connection_is_said_and_nothing_is_lost(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.context.set_offline(True)
    page.get_by_role("textbox", name="What they said").fill("Said while offline.")
    expect(page.locator("[data-save-state]")).to_contain_text("no connection")
    page.context.set_offline(False)
    saved(page)
    assert responses(interview)[0].notes == "Said while offline."


def test_a_session_that_ended_is_said_and_typing_goes_on(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("textbox", name="What they said").fill("After the session.")
    expect(page.locator("[data-save-state]")).to_contain_text("You are signed out")
    page.context.add_cookies(
        [{"name": one["name"], "value": one["value"], "url": page.url} for one in cookies]
    )
    saved(page)
    assert responses(interview)[0].notes == "After the session."


def test_skipping_takes_the_rating_away_and_asks_why(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.keyboard.press("2")
    saved(page)
    page.locator("form:visible").get_by_role("radio", name="Skipped", exact=True).check()
    page.get_by_role("textbox", name="Why it was skipped").fill("Covered by the question before.")
    saved(page)
    one = responses(interview)[0]
    assert (one.state, one.level, one.skip_reason) == ("skipped", None, "Covered by the question before.")


def test_a_closing_page_sends_what_is_unsaved_in_its_order(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.keyboard.press("4")
    saved(page)
    with page.expect_response("**/fields/batch/") as answer:
        page.evaluate(
            """() => {
                document.querySelector("form:not([hidden]) input[value=skipped]").click();
                const notes = document.querySelector("form:not([hidden]) .notes");
                notes.value = "The last words.";
                notes.dispatchEvent(new InputEvent("input", { bubbles: true }));
                dispatchEvent(new PageTransitionEvent("pagehide"));
            }"""
        )
    assert answer.value.ok
    one = responses(interview)[0]
    assert (one.state, one.level, one.notes) == ("skipped", None, "The last words.")


def test_the_way_to_submitting_is_taken_back_by_going_on(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    page.goto(f"/scorecards/{scorecard_of(interview).uuid}/?question=closing")
    page.locator("html[data-scripted]").wait_for()
    page.context.set_offline(True)
    page.get_by_label("Why, in a sentence or two").fill("Half a")
    page.get_by_role("link", name="Review and submit").click()
    expect(page.locator("[data-save-state]")).to_contain_text("no connection")
    page.context.set_offline(False)
    saved(page)
    assert "question=closing" in page.url


def test_coming_back_to_asked_brings_the_rating_back(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.keyboard.press("4")
    saved(page)
    for state in ("Not reached", "Asked"):
        page.locator("form:visible").get_by_role("radio", name=state, exact=True).check()
        saved(page)
    one = responses(interview)[0]
    assert one.level is not None
    assert (one.state, one.level.level) == ("asked", 4)


def test_a_reload_stays_on_the_question_though_it_counts_as_asked_by_then(
    enter: SignIn, interview: Interview
) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.keyboard.press("n")
    page.keyboard.type("In the middle of a sen")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_role("textbox", name="What they said")).to_have_value("In the middle of a sen")


def test_a_refused_text_is_never_called_saved(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author)
    open_room(page, interview)
    page.get_by_role("textbox", name="What they said").fill("x" * 100_001)
    expect(page.locator("[data-save-state]")).to_contain_text("longer than 100,000 characters")
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.wait_for_timeout(300)
    expect(page.locator("[data-save-state]")).to_contain_text("longer than 100,000 characters")
    page.get_by_role("textbox", name="What they said").fill("Shorter.")
    saved(page)
    assert responses(interview)[0].notes == "Shorter."


def test_the_room_works_without_scripts(enter: SignIn, interview: Interview) -> None:
    page = enter(scorecard_of(interview).author, java_script_enabled=False)
    open_room(page, interview)
    page.get_by_role("textbox", name="What they said").fill("Typed without scripts.")
    page.locator("form:visible .rating-list__level").nth(4).click()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.locator("form:visible .meta")).to_contain_text("2 of 3")
    one = responses(interview)[0]
    assert one.level is not None
    assert (one.notes, one.level.level) == ("Typed without scripts.", 5)
