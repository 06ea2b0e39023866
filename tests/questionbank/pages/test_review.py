"""The queue of questions that wait, and a decision about one: there, and on the question's own page."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from questionbank.documents import QuestionValue, ReadDocument
from questionbank.enums import QuestionState
from questionbank.models import Question, StateChange
from questionbank.operations.bank import set_up_bank
from questionbank.operations.importing import import_document
from questionbank.operations.questions import create_question, revise_question
from questionbank.queries.curation import PAGE_LENGTH
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of

QUEUE = "/questions/review/"
IN_REVIEW, APPROVED, DRAFT = QuestionState.IN_REVIEW, QuestionState.APPROVED, QuestionState.DRAFT


@pytest.fixture
def content(small: ReadDocument) -> QuestionValue:
    return small.template.questions[0]


@pytest.fixture
def waiting(cast: Cast, content: QuestionValue) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=content, state=IN_REVIEW)


def state_url(question: Question) -> str:
    return f"/questions/{question.uuid}/state/"


def decide(question: Question, to: str, **more: str) -> dict[str, str]:
    question.refresh_from_db()
    revision = question.current.number if question.current else 0
    return {"to": to, "expected": question.state, "expected_revision": str(revision), **more}


def state_of(question: Question) -> str:
    question.refresh_from_db()
    return question.state


def test_only_admins_review(cast: Cast, sign_in: SignIn, waiting: Question) -> None:
    assert_only(sign_in, QUEUE, {cast.ada: 200, cast.mia: 403, cast.ivo: 403, cast.eve: 200})
    assert sign_in(cast.ada).post(QUEUE).status_code == 405
    data = decide(waiting, "approved")
    assert_only(sign_in, state_url(waiting), {cast.mia: 403, cast.ivo: 403, cast.eve: 404}, data)
    assert sign_in(cast.ada).get(state_url(waiting)).status_code == 405
    assert state_of(waiting) == IN_REVIEW
    assert "outage" not in text_of(sign_in(cast.eve).get(QUEUE))


def test_the_queue_shows_what_waits_the_oldest_first_with_what_it_lacks(
    cast: Cast, ada: Client, waiting: Question, small: ReadDocument
) -> None:
    QuestionFactory.create(team=cast.team, text="Approved already?")
    template = replace(small.template, questions=(QuestionValue(text="What is missing here?"),))
    import_document(actor=cast.ada, team=cast.team, document=ReadDocument(template))
    shown = text_of(ada.get(QUEUE))
    assert "2 questions wait for review, the oldest first." in shown
    assert shown.index("Tell me about an outage") < shown.index("What is missing here?")
    assert "From Support Questions" in shown
    assert "It does not say why to ask it." in shown
    assert "Complete it “What is missing here?”" in shown
    assert "Ada, Today" in shown
    assert "Approved already?" not in shown


def test_what_is_better_not_asked_is_said_in_the_queue_and_on_the_questions_page(
    cast: Cast, ada: Client, sign_in: SignIn
) -> None:
    unfair = QuestionFactory.create(team=cast.team, text="Are you married?", state=IN_REVIEW)
    assert "Unlawful in most places:" in text_of(ada.get(QUEUE))
    assert "Unlawful in most places" in text_of(ada.get(f"/questions/{unfair.uuid}/"))
    assert "Unlawful" not in text_of(sign_in(cast.ivo).get(f"/questions/{unfair.uuid}/"))


def test_an_empty_queue_says_what_comes_there(ada: Client) -> None:
    assert "Nothing waits for review" in text_of(ada.get(QUEUE))


def test_a_long_queue_has_pages(cast: Cast, ada: Client) -> None:
    for number in range(PAGE_LENGTH + 1):
        QuestionFactory.create(team=cast.team, state=IN_REVIEW, text=f"Question {number}?")
    assert "Question 20?" not in text_of(ada.get(QUEUE))
    assert "Question 20?" in text_of(ada.get(QUEUE + "?page=2"))
    for odd in ("0", "x", "-1", "²", "99999999999"):
        assert ada.get(QUEUE, {"page": odd}).status_code == 200


def test_approving_in_the_queue_comes_back_to_it(ada: Client, waiting: Question) -> None:
    response = ada.post(state_url(waiting), decide(waiting, "approved", back="review"), follow=True)
    assert response.redirect_chain == [(QUEUE, 302)]
    assert "The question is approved." in text_of(response)
    assert state_of(waiting) == APPROVED


def test_approving_by_script_answers_with_the_question_in_its_place(ada: Client, waiting: Question) -> None:
    response = ada.post(state_url(waiting), decide(waiting, "approved"), headers=HTMX)
    html = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in html
    assert f'id="waiting-{waiting.uuid}"' in html
    assert "Approved Tell me about an outage" in text_of(response)
    assert "Nothing waits for review any more." in text_of(response)
    back = ada.post(state_url(waiting), decide(waiting, "in_review"), headers=HTMX)
    assert "data-review-item" in back.content.decode()
    assert "One question" not in text_of(back)
    assert "1 question waits for review" in text_of(back)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_sending_back_takes_a_word_and_keeps_it(
    ada: Client, waiting: Question, headers: dict[str, str]
) -> None:
    refused = ada.post(state_url(waiting), decide(waiting, "draft", comment=" "), headers=headers)
    assert refused.status_code == 422
    assert "Write what has to change" in text_of(refused)
    assert state_of(waiting) == IN_REVIEW
    long = "x" * 4_001
    refused = ada.post(state_url(waiting), decide(waiting, "draft", comment=long), headers=headers)
    assert refused.status_code == 422
    assert long in refused.content.decode()
    ada.post(state_url(waiting), decide(waiting, "draft", comment="Too **long**."), headers=headers)
    assert state_of(waiting) == DRAFT
    page = ada.get(f"/questions/{waiting.uuid}/")
    assert "Ada sent it back. Too long ." in text_of(page)
    assert "<strong>long</strong>" in page.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_someone_revised_meanwhile_is_not_approved_unread(
    cast: Cast, ada: Client, waiting: Question, content: QuestionValue, headers: dict[str, str]
) -> None:
    data = decide(waiting, "approved", comment="Good.")
    revise_question(actor=cast.ada, question=waiting, content=replace(content, text="Newer words"))
    refused = ada.post(state_url(waiting), data, headers=headers)
    assert refused.status_code == 422
    assert "Someone saved revision 2 of this question meanwhile" in text_of(refused)
    assert "Newer words" in text_of(refused)
    assert "Good." in text_of(refused)
    assert state_of(waiting) == IN_REVIEW


def test_what_someone_decided_meanwhile_is_shown_as_it_is(ada: Client, waiting: Question) -> None:
    data = decide(waiting, "draft", comment="No.")
    Question.objects.update(state=APPROVED)
    refused = ada.post(state_url(waiting), data, headers=HTMX)
    assert refused.status_code == 422
    assert "Someone was quicker: the question is approved by now." in text_of(refused)
    assert state_of(waiting) == APPROVED


def test_a_question_that_lacks_something_is_not_approved_by_a_forged_form(cast: Cast, ada: Client) -> None:
    bare = QuestionFactory.create(team=cast.team, state=IN_REVIEW)
    refused = ada.post(state_url(bare), decide(bare, "approved"))
    assert refused.status_code == 422
    assert "The question can't be approved yet. It does not say when to ask it." in text_of(refused)
    assert state_of(bare) == IN_REVIEW


@pytest.mark.parametrize(
    "change", [{"to": "odd"}, {"to": ""}, {"expected": "x"}, {"expected_revision": "-1"}]
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_form_that_was_lost_on_its_way_changes_nothing(
    ada: Client, waiting: Question, change: dict[str, str], headers: dict[str, str]
) -> None:
    refused = ada.post(state_url(waiting), decide(waiting, "approved") | change, headers=headers)
    assert refused.status_code == 422
    assert "was lost on its way, and nothing was changed" in text_of(refused)
    assert state_of(waiting) == IN_REVIEW


@pytest.mark.parametrize(
    ("state", "primary", "others"),
    [
        (DRAFT, "Send to review", ["Retire", "Approve"]),
        (IN_REVIEW, "Approve", ["Retire", "Send back"]),
        (APPROVED, "Edit", ["Review again", "Retire"]),
        (QuestionState.RETIRED, "Take up again", ["Approve again"]),
    ],
)
def test_a_questions_page_offers_the_next_step_first(
    ada: Client, waiting: Question, state: str, primary: str, others: list[str]
) -> None:
    Question.objects.update(state=state)
    page = ada.get(f"/questions/{waiting.uuid}/")
    html = page.content.decode()
    assert html.count("button--primary") == 1
    start = html.index("button--primary")
    assert f">{primary}<" in html[start : start + 200]
    standing = page.context["standing"]
    assert [one.verb for one in (*standing.rare_moves, *standing.other_moves)] == others


def test_what_is_missing_leads_to_its_field(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    bare = QuestionFactory.create(team=cast.team, state=IN_REVIEW, answers=1)
    page = ada.get(f"/questions/{bare.uuid}/")
    shown, html = text_of(page), page.content.decode()
    assert "Missing before approval 4" in shown
    for place in ("id_when_to_ask", "id_why_ask", "id_how_to_ask", "answers"):
        assert f'href="/questions/{bare.uuid}/edit/#{place}"' in html
    form = ada.get(f"/questions/{bare.uuid}/edit/").content.decode()
    for place in ("id_when_to_ask", "id_why_ask", "id_how_to_ask", "answers"):
        assert f'href="#{place}"' in form
        assert f'id="{place}"' in form
    assert 'value="approved"' not in html
    assert "Missing" not in text_of(sign_in(cast.ivo).get(f"/questions/{bare.uuid}/"))
    assert "state/" not in sign_in(cast.ivo).get(f"/questions/{bare.uuid}/").content.decode()


def test_a_decision_on_a_questions_page_stands_in_its_history(ada: Client, waiting: Question) -> None:
    data = decide(waiting, "approved", comment="Clear now.")
    response = ada.post(state_url(waiting), data, follow=True)
    assert response.redirect_chain == [(f"/questions/{waiting.uuid}/", 302)]
    assert "The question is approved." in text_of(response)
    assert "Ada approved it. Clear now." in text_of(response)
    assert "Ada sent it to review." in text_of(response)
    StateChange.objects.update(actor=None)
    assert "A command approved it." in text_of(ada.get(f"/questions/{waiting.uuid}/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_takes_eleven_queries_whatever_the_number_of_rows(
    cast: Cast,
    ada: Client,
    content: QuestionValue,
    rows: int,
    django_assert_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    set_up_bank(team=cast.team)
    for number in range(rows):
        create_question(
            actor=cast.ada, team=cast.team, content=replace(content, text=f"Is it {number}?"), state=IN_REVIEW
        )
    with django_assert_num_queries(11):
        ada.get(QUEUE)
