"""Every page in a real browser: sound on a phone and on a desk, by day and by night, full and empty."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, Response, expect

from hiring.models import Opening
from interviews.demo.content import ENGINEER
from interviews.demo.loading import load_demo
from interviews.models import Interview, PlanVersion, Scorecard
from questionbank.documents import QuestionValue
from questionbank.enums import QuestionState
from questionbank.models import BulkEdit, Question, Revision, Template
from questionbank.operations.bulk_editing import BulkChange, edit_in_bulk
from questionbank.operations.library import keep_original
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.staging import stage_document
from questionbank.operations.templates import save_template
from questionbank.queries.values import revision_value, template_value
from teams.models import Membership
from tests.census import CENSUS, DOCUMENT
from tests.e2e.conftest import SignIn
from tests.factories import MembershipFactory, OpeningFactory

pytestmark = pytest.mark.django_db(transaction=True)

ADMIN = [
    "question_list",
    "question_new",
    "question_detail",
    "question_edit",
    "revision_detail",
    "revision_diff",
    "review_queue",
    "duplicate_list",
    "question_merging",
    "template_list",
    "template_new",
    "template_detail",
    "template_exports",
    "library_list",
    "library_template",
    "library_update",
    "scale_detail",
    "scale_edit",
    "bank_settings",
    "bulk_edit_detail",
    "template_edit",
    "template_questions",
    "template_import",
    "import_list",
    "import_detail",
    "import_progress",
    "picture_new",
    "team",
]
MANAGER = [
    "opening_list",
    "opening_new",
    "opening_detail",
    "opening_edit",
    "application_new",
    "application_detail",
    "candidate_edit",
    "plan",
    "plan_version",
    "plan_rounds",
    "plan_round",
    "round_items",
    "plan_item",
    "interview_new",
    "interview_edit",
    "interview_cancellation",
    "interview_seats",
    "comparison",
    "question_comparison",
    "question_uses",
]
INTERVIEWER = ["start", "interview_detail", "room", "question_adding", "submission"]
FILES = {"template_export", "picture"}
ACCOUNT = ("account_change_password", "account_logout")
ENTRANCE = (
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
)
LEADS_ON = "account_set_password"

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS: dict[str, Any] = {**EVERYTHING, "runOnly": ["color-contrast"]}
AXE = Axe().axe_script
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TITLE = "h1, [role=heading][aria-level='1']"  # a question is a title, too, whatever its Markdown is made of
SUBMIT = "form => { form.noValidate = true; form.requestSubmit(); }"


class Inspector:
    """Opens pages one after another in one tab, and writes down what is wrong with them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []
        page.on("response", self._note)

    def _note(self, answer: Response) -> None:
        if answer.status >= 400 and not answer.request.is_navigation_request():
            self.found.append(f"{self.page.url} loads {answer.url}: {answer.status}")

    def report(self) -> str:
        return "\n".join(self.found)

    def visit(self, address: str, status: int = 200) -> None:
        answer = self.page.goto(address)
        if answer is None or answer.status != status:
            self.found.append(f"{address} answers {answer and answer.status}")
        self.look(address)

    def visit_refused_form(self, address: str) -> None:
        """The page that comes back when its form is sent as it stands."""
        self.page.goto(address)
        with self.page.expect_navigation():
            self.page.locator("main form[method=post]").first.evaluate(SUBMIT)
        if not self.page.locator(".error-summary, .field__error").count():
            self.found.append(f"{address} says nothing of what is missing")
        self.look(f"{address}, refused")

    def look(self, where: str) -> None:
        """By day on both widths; by night only what differs there."""
        self.found += [f"{where}: {one}" for one in self._faults()]
        self.page.emulate_media(color_scheme="dark")
        self.found += [f"{where} by night: {one}" for one in self._broken_rules(COLOURS)]
        self.page.emulate_media(color_scheme="light")

    def _faults(self) -> Iterator[str]:
        if (count := self.page.locator(TITLE).count()) != 1:
            yield f"{count} titles"
        if self.page.title().removesuffix(" · Askwell").strip() in ("", "Askwell"):
            yield "no name in its tab"
        self.page.evaluate(AXE)
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            if wider := self.page.evaluate(WIDER):
                yield f"{wider} px too wide at {size['width']}"
            yield from (f"{one} at {size['width']}" for one in self._broken_rules(EVERYTHING))

    def _broken_rules(self, options: dict[str, Any]) -> list[str]:
        found = self.page.evaluate(f"axe.run(document, {json.dumps(options)})")
        return [
            f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}"
            for rule in found["violations"]
        ]


STILL: dict[str, Any] = {"reduced_motion": "reduce"}  # a colour on its way to another is none yet


class Demo:
    """The demo team, and one of everything in it."""

    def __init__(self) -> None:
        load_demo(passwords={}, now=timezone.now())
        people = Membership.objects.select_related("user")
        self.admin = people.get(is_admin=True)
        self.manager = people.get(is_manager=True)
        self.interviewer = people.get(user__name="Mei-Lin Zhou")
        self.opening = Opening.objects.get(title=ENGINEER.title)

    def edit_plan(self) -> PlanVersion:
        client = Client()
        client.force_login(self.manager.user)
        client.post(reverse("plan_versions", args=[self.opening.uuid]))
        return PlanVersion.objects.filter(plan__opening=self.opening).order_by("-number")[0]

    def edit_bank(self, revision: Revision) -> None:
        """A question that was revised, and one that waits for review."""
        content = replace(revision_value(revision), when_to_ask="Late.", follow_ups=("And then?",))
        revise_question(actor=self.admin, question=revision.question, content=content)
        bare = QuestionValue(text="What is missing here?")
        team, state = self.admin.team, QuestionState.IN_REVIEW
        create_question(actor=self.admin, team=team, content=bare, state=state)

    def edit_many(self, question: Question) -> BulkEdit:
        change = BulkChange(seniority="lead", add_tags=("changed together",))
        return edit_in_bulk(actor=self.admin, team=self.admin.team, questions=[question.pk], change=change)

    def edit_library(self) -> str:
        """A copy that the team changed, and that the library has changed since."""
        template = Template.objects.get(library_key="care-assistant")
        then = template_value(template)
        older = replace(
            then, title="Care", questions=(replace(then.questions[0], minutes=1), *then.questions[2:])
        )
        items = list(template.items.order_by("position").select_related("question"))
        keep_original(template, older, [item.question_id for item in items if item.position != 2])
        items[1].delete()
        own = replace(then.questions[0], text="What do you do first?")
        revise_question(actor=self.admin, question=items[0].question, content=own)
        texts = replace(then, title="Ours")
        save_template(actor=self.admin, team=self.admin.team, texts=texts, template=template)
        Template.objects.filter(pk=template.pk).update(library_hash="older")
        return template.library_key

    def pair_up(self, question: Question) -> Question:
        """Another one in the bank that asks the same."""
        content = QuestionValue(text=str(question), why_ask="To know.")
        return create_question(actor=self.admin, team=self.admin.team, content=content)

    def kwargs(self) -> dict[str, Any]:
        plan = self.edit_plan()
        drafts = Scorecard.objects.filter(author=self.interviewer, submitted_at=None)
        to_come = Interview.objects.filter(scorecards__in=drafts, starts_at__gt=timezone.now())[0]
        item = plan.rounds.all()[0].items.all()[0]
        self.edit_bank(item.revision)
        return {
            "application": self.opening.applications.get(candidate__name="Leila Haddad").uuid,
            "interview": to_come.uuid,
            "document_import": stage_document(actor=self.admin, data=DOCUMENT).uuid,
            "edit": self.edit_many(item.revision.question).uuid,
            "item": item.uuid,
            "library": self.edit_library(),
            "newer": 2,
            "number": 1,
            "older": 1,
            "opening": self.opening.uuid,
            "other": self.pair_up(item.revision.question).uuid,
            "question": item.revision.question.uuid,
            "round": item.round.uuid,
            "scorecard": drafts.get(interview=to_come).uuid,
            "template": Template.objects.all()[0].uuid,
        }

    def addresses(self, names: list[str]) -> Iterator[str]:
        kwargs = self.kwargs()
        for name in names:
            yield reverse(name, kwargs={key: kwargs[key] for key in CENSUS[name].kwargs})


def test_every_page_of_the_census_is_looked_at() -> None:
    pages = {name for name, row in CENSUS.items() if "GET" in row.methods and not name.startswith("api:")}
    assert pages == {*ADMIN, *MANAGER, *INTERVIEWER, *ACCOUNT, *ENTRANCE, LEADS_ON} | FILES


@pytest.mark.parametrize("person", ["admin", "manager", "interviewer"])
def test_every_page_is_sound(enter: SignIn, person: str) -> None:
    demo = Demo()
    inspector = Inspector(enter(getattr(demo, person), **STILL))
    names = {"admin": ADMIN, "manager": MANAGER, "interviewer": INTERVIEWER}[person]
    account = map(reverse, ACCOUNT) if person == "interviewer" else ()
    for address in [*demo.addresses(names), *account]:
        inspector.visit(address)
    assert inspector.report() == ""


def test_pages_with_nothing_on_them_are_sound_too(enter: SignIn) -> None:
    everyone = MembershipFactory.create(is_admin=True, is_manager=True)
    opening = OpeningFactory.create(team=everyone.team)
    inspector = Inspector(enter(everyone, **STILL))
    for name in ("start", "question_list", "review_queue", "template_list", "opening_list", "team"):
        inspector.visit(reverse(name))
    for name in ("opening_detail", "plan", "comparison"):
        inspector.visit(reverse(name, args=[opening.uuid]))
    inspector.visit(reverse("question_list") + "?q=narwhal")
    assert inspector.report() == ""


def test_forms_that_are_refused_are_sound_too(enter: SignIn) -> None:
    everyone = MembershipFactory.create(is_admin=True, is_manager=True)
    opening = OpeningFactory.create(team=everyone.team)
    inspector = Inspector(enter(everyone, **STILL))
    for name in ("question_new", "template_new", "template_import", "opening_new"):
        inspector.visit_refused_form(reverse(name))
    for name in ("application_new", "plan_rounds"):
        inspector.visit_refused_form(reverse(name, args=[opening.uuid]))
    assert inspector.report() == ""


def test_the_entrance_and_shut_doors_are_sound_too(enter: SignIn) -> None:
    page = enter(MembershipFactory.create(), **STILL)
    inspector = Inspector(page)
    inspector.visit(f"/openings/{uuid4()}/", status=403)
    inspector.visit(f"/questions/{uuid4()}/", status=404)
    page.context.clear_cookies()
    for name in ENTRANCE:
        kwargs = dict.fromkeys(CENSUS[name].kwargs, "1")
        inspector.visit(reverse(name, kwargs=kwargs))
    inspector.visit_refused_form(reverse("account_login"))
    assert inspector.report() == ""


def test_keys_lead_through_the_pages(enter: SignIn) -> None:
    page = enter(MembershipFactory.create())
    page.goto("/team/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("q")
    expect(page).to_have_url(re.compile("/questions/$"))
