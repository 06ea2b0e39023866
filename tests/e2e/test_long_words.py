"""Names and words that never end break where they have to; the page keeps its width."""

import pytest
from playwright.sync_api import Page

from interviews.models import Interview
from tests.e2e.conftest import SignIn
from tests.e2e.test_every_page import DESK, PHONE, WIDER
from tests.factories import (
    ApplicationFactory,
    CompetencyFactory,
    MembershipFactory,
    add_revision,
    make_interview,
    make_round,
    submit,
)

pytestmark = pytest.mark.django_db(transaction=True)

NAME, COMPETENCY, WORD = "N" * 160, "C" * 80, "w" * 200


@pytest.fixture
def interview() -> Interview:
    """Long words wherever people write words; seen by someone who may see it all."""
    ann = MembershipFactory.create(is_admin=True, is_manager=True, user__name="A" * 100)
    application = ApplicationFactory.create(
        opening__team=ann.team, opening__title=NAME, candidate__name=NAME, opening__description=WORD
    )
    competency = CompetencyFactory.create(team=ann.team, name=COMPETENCY)
    held = make_round(application.opening, questions=1, competencies=1, name=COMPETENCY)
    held.round_competencies.update(competency=competency)
    item = held.items.get()
    revision = add_revision(item.revision.question, text=f"What is {WORD}?", why_ask=WORD)
    item.revision, item.competency = revision, competency
    item.save()
    question = revision.question
    question.current, question.competency, question.source = revision, competency, NAME
    question.save()
    interview = make_interview(ann, application=application, round=held)
    submit(interview, ann, notes=WORD)
    return interview


def widths(page: Page, address: str) -> list[tuple[str, int, int]]:
    answer = page.goto(address)
    assert answer
    assert answer.status == 200
    found = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found.append((address, size["width"], page.evaluate(WIDER)))
    return found


def test_words_without_end_do_not_widen_a_page(enter: SignIn, interview: Interview) -> None:
    page = enter(interview.scorecards.get().author)
    opening = interview.application.opening
    question = interview.items.get().revision.question
    found = []
    for address in (
        "/",
        "/questions/",
        f"/questions/{question.uuid}/",
        f"/questions/{question.uuid}/edit/",
        f"/questions/{question.uuid}/revisions/1/",
        "/openings/",
        f"/openings/{opening.uuid}/",
        f"/openings/{opening.uuid}/applications/new/",
        f"/openings/{opening.uuid}/plan/",
        f"/openings/{opening.uuid}/comparison/",
        f"/openings/{opening.uuid}/comparison/?by=questions",
        f"/openings/{opening.uuid}/comparison/questions/{question.uuid}/",
        f"/applications/{interview.application.uuid}/",
        f"/applications/{interview.application.uuid}/candidate/",
        f"/interviews/{interview.uuid}/",
        f"/interviews/{interview.uuid}/edit/",
        f"/interviews/{interview.uuid}/cancellation/",
        f"/interviews/{interview.uuid}/seats/",
    ):
        found += widths(page, address)
    assert [one for one in found if one[2]] == []
