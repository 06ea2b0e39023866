"""The whole main job as three kinds of people: admin, manager, two interviewers."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from interviews.models import Interview, Scorecard
from questionbank.models import Question, Template
from questionbank.operations.bank import set_up_bank
from teams.models import Membership
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "Heron-in-the-harbour"


@pytest.fixture
def real_document(root: Path) -> Path:
    folder = Path(os.environ.get("ASKWELL_DOCUMENTS") or root.parent / "shared" / "documents")
    path = folder / "machine-learning-interview-questions.txt"
    if not path.exists():
        assert not os.environ.get("CI"), "The real document must be there in CI."
        pytest.skip(f"There is no real document: name its folder in ASKWELL_DOCUMENTS ({path.name}).")
    return path


class Story:
    """The people, and what they do in their browsers."""

    def __init__(self, enter: SignIn) -> None:
        self.team = TeamFactory.create(name="Harbour")
        set_up_bank(team=self.team)
        self.enter = enter
        self.admin = self.member("Amara", is_admin=True, is_interviewer=False)
        self.manager = self.member("Tomas", is_manager=True, is_interviewer=False)
        self.mei = self.member("Mei", is_interviewer=True)
        self.jonas = self.member("Jonas", is_interviewer=True)

    def member(self, name: str, **roles: bool) -> Membership:
        return MembershipFactory.create(team=self.team, user__name=name, **roles)

    def import_document(self, path: Path) -> None:
        page = self.enter(self.admin)
        page.goto("/templates/")
        page.get_by_role("link", name=re.compile("Import")).first.click()
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_role("button", name="Read the document").click()
        figures = page.locator(".figure__value")
        expect(figures).to_have_text(["25", "75", "0"])
        assert not Template.objects.exists()
        page.get_by_label(re.compile("[Aa]pprove")).check()
        page.get_by_role("button", name="Store the template").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Machine Learning")

    def make_opening_and_plan(self) -> Page:
        page = self.enter(self.manager)
        page.goto("/openings/")
        page.get_by_role("link", name="Make an opening").first.click()
        page.get_by_label("Title").fill("Machine learning engineer")
        page.get_by_role("button", name="Make the opening").click()
        page.get_by_role("link", name="Make the plan").click()
        page.get_by_role("link", name="Add the first round").click()
        page.get_by_label("Name").fill("Technical round")
        for person in ("Mei", "Jonas"):
            page.get_by_role("group", name=person, exact=True).get_by_role("radio", name="Rater").check()
        page.get_by_role("button", name="Add the round").click()
        for box in page.get_by_role("checkbox").all()[:2]:
            box.check()
        page.get_by_role("button", name="Add what is ticked").click()
        expect(page.locator(".board__card")).to_have_count(2)
        return page

    def add_candidate_and_schedule(self, page: Page) -> Interview:
        page.get_by_role("link", name="Candidates").click()
        page.get_by_role("link", name="Add a candidate").first.click()
        page.get_by_label("Name").fill("Leila Haddad")
        page.get_by_role("button", name="Add the candidate").click()
        page.get_by_role("link", name=re.compile("^Schedule")).first.click()
        day = timezone.localdate()
        page.get_by_label("Day").fill(day.isoformat())
        page.get_by_label("Time").fill("23:59")
        page.get_by_role("button", name="Schedule the interview").click()
        expect(page.get_by_text("Technical round").first).to_be_visible()
        return Interview.objects.get()

    def score(self, person: Membership, rating: str, words: str) -> Page:
        page = self.enter(person)
        page.goto("/")
        page.get_by_role("link", name="Open the room").click()
        page.locator("html[data-scripted]").wait_for()
        for _ in range(2):
            page.keyboard.press("n")
            page.keyboard.type(words)
            page.keyboard.press("Escape")
            page.locator("form:visible").get_by_role("radio", name="Partly").first.check()
            page.keyboard.press(rating)
            page.keyboard.press("j")
        page.get_by_role("radio", name="Strong yes").check()
        page.get_by_label("Why, in a sentence or two").fill(f"{words} All in all.")
        page.get_by_role("link", name="Review and submit").click()
        expect(page.get_by_role("heading", name="Ready to submit")).to_be_visible()
        return page

    def submit(self, page: Page) -> None:
        page.get_by_role("button", name="Submit and lock").click()
        expect(page.get_by_text("submitted and locked")).to_be_visible()


def everything_that_answers(member: Membership, interview: Interview) -> Iterator[tuple[str, str]]:
    """Every page, fragment and API call about the interview that the member can ask for, with its answer."""
    client = Client()
    client.force_login(member.user)
    opening = interview.application.opening.uuid
    own = Scorecard.objects.get(interview=interview, author=member)
    addresses = [
        "/",
        f"/interviews/{interview.uuid}/",
        f"/scorecards/{own.uuid}/",
        f"/scorecards/{own.uuid}/submission/",
        f"/scorecards/{own.uuid}/questions/",
        f"/openings/{opening}/",
        f"/openings/{opening}/comparison/",
        f"/applications/{interview.application.uuid}/",
        "/api/v1/interviews/",
        f"/api/v1/interviews/{interview.uuid}/scorecards/",
    ]
    for other in Scorecard.objects.filter(interview=interview).exclude(author=member):
        addresses += [f"/scorecards/{other.uuid}/", f"/scorecards/{other.uuid}/submission/"]
    for address in addresses:
        for headers in ({}, {"HX-Request": "true"}):
            kind = "fragment" if headers else "page"
            yield f"{kind} {address}", client.get(address, headers=headers).content.decode()


def without_tokens(text: str) -> str:
    """The same page twice differs only in its tokens and in the ids of operations to come."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "", text)
    return re.sub(r'name="op_id" value="[\w-]+"', "", text)


def test_from_a_real_document_to_a_compared_candidate(enter: SignIn, real_document: Path) -> None:
    story = Story(enter)
    story.import_document(real_document)
    assert Question.objects.filter(state="approved").count() == 25
    page = story.make_opening_and_plan()
    interview = story.add_candidate_and_schedule(page)
    waiting = everything_that_answers(story.jonas, interview)
    jonas_before = dict(waiting)

    mei = story.score(story.mei, "4", f"{CANARY}, said Mei.")
    story.submit(mei)
    expect(mei.locator("main")).not_to_contain_text("Jonas said")

    # Until he submits, Jonas learns nothing: not a word, not a count, not a byte.
    jonas_after = dict(everything_that_answers(story.jonas, interview))
    assert not [address for address, text in jonas_after.items() if CANARY in text]
    assert {address: without_tokens(text) for address, text in jonas_before.items()} == {
        address: without_tokens(text) for address, text in jonas_after.items()
    }
    page.goto(f"/openings/{interview.application.opening.uuid}/comparison/")
    expect(page.locator("main")).not_to_contain_text("4.0")
    page.goto(f"/interviews/{interview.uuid}/")
    expect(page.locator("main")).not_to_contain_text(CANARY)

    jonas = story.score(story.jonas, "2", "Jonas said it.")
    story.submit(jonas)
    expect(jonas.locator("main")).to_contain_text(CANARY)
    mei.goto(f"/interviews/{interview.uuid}/")
    expect(mei.locator("main")).to_contain_text("Jonas said it.")

    page.goto(f"/openings/{interview.application.opening.uuid}/comparison/?by=questions")
    cell = page.locator("td .cell--open", has_text="3.0").first
    expect(cell).to_contain_text("n 2")
    expect(cell).to_contain_text("2 to 4")
    cell.click()
    expect(page.locator("main")).to_contain_text(CANARY)
    expect(page.locator("main")).to_contain_text("Jonas said it.")
