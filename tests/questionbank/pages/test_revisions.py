"""Two revisions held against each other, and an old one said again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from questionbank.documents import ProposedAnswerValue, QuestionValue, ReadDocument
from questionbank.enums import QuestionState
from questionbank.models import Question, Revision
from questionbank.operations.questions import revise_question
from questionbank.queries.values import revision_value
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of


@pytest.fixture
def content(small: ReadDocument) -> QuestionValue:
    return small.template.questions[0]


@pytest.fixture
def newer(cast: Cast, question: Question, content: QuestionValue) -> Revision:
    first = ProposedAnswerValue("Nobody told me.")
    value = replace(
        content,
        why_ask="To hear how they speak of trouble.",
        proposed_answers=(first, *content.proposed_answers),
    )
    return revise_question(actor=cast.ada, question=question, content=value)


def diff_url(question: Question, older: int = 1, newer: int = 2) -> str:
    return f"/questions/{question.uuid}/revisions/{older}/to/{newer}/"


def restore_url(question: Question, number: int = 1) -> str:
    return f"/questions/{question.uuid}/revisions/{number}/restoration/"


def test_every_member_reads_a_difference_and_admins_restore(
    cast: Cast, sign_in: SignIn, question: Question, newer: Revision
) -> None:
    statuses = {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 404}
    assert_only(sign_in, diff_url(question), statuses)
    assert sign_in(cast.ada).post(diff_url(question)).status_code == 405
    data = {"expected_revision": "2"}
    assert_only(sign_in, restore_url(question), {cast.mia: 403, cast.ivo: 403, cast.eve: 404}, data)
    assert sign_in(cast.ada).get(restore_url(question)).status_code == 405
    assert question.revisions.count() == 2
    assert "Restore" in text_of(sign_in(cast.ada).get(diff_url(question)))
    assert "Restore" not in text_of(sign_in(cast.ivo).get(diff_url(question)))


def test_only_what_changed_is_shown_and_the_rest_is_named(
    ada: Client, question: Question, newer: Revision
) -> None:
    page = ada.get(diff_url(question))
    shown, html = text_of(page), page.content.decode()
    assert "What changed from revision 1 to 2" in shown
    assert '<del class="diff__gone"><span class="visually-hidden"> (removed: </span>see<' in html
    assert '<ins class="diff__new"><span class="visually-hidden"> (added: </span>hear<' in html
    assert "Proposed answer 1, added" in shown
    assert "Nobody told me." in shown
    assert "I found a way round the fault." not in shown
    assert "The same in both: question, when to ask, how to ask, minutes" in shown
    assert "2 proposed answers, 1 follow-up." in shown


def test_two_revisions_are_chosen_by_a_plain_form(ada: Client, question: Question, newer: Revision) -> None:
    assert f'action="{diff_url(question)}"' in ada.get(f"/questions/{question.uuid}/").content.decode()
    for chosen in ({"older": "1", "newer": "2"}, {"older": "2", "newer": "1"}):
        assert ada.get(diff_url(question, 2, 2), chosen)["Location"] == diff_url(question)
    assert ada.get(diff_url(question), {"older": "x", "newer": ""}).status_code == 200
    assert "one and the same revision" in text_of(ada.get(diff_url(question, 2, 2)))
    for numbers in ((1, 3), (0, 1), (99999999999999999999, 1)):
        assert ada.get(diff_url(question, *numbers)).status_code == 404


def test_markup_in_a_text_is_shown_as_it_was_written(cast: Cast, ada: Client, question: Question) -> None:
    assert question.current
    content = replace(revision_value(question.current), why_ask="<script>alert(1)</script> **why**")
    revise_question(actor=cast.ada, question=question, content=content)
    html = ada.get(diff_url(question)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_restoring_makes_a_new_revision_with_the_old_words(
    cast: Cast, ada: Client, question: Question, newer: Revision, content: QuestionValue
) -> None:
    response = ada.post(restore_url(question), {"expected_revision": "2"}, follow=True)
    assert response.redirect_chain == [(f"/questions/{question.uuid}/", 302)]
    assert "says again what it said in revision 1. That is revision 3 now" in text_of(response)
    question.refresh_from_db()
    assert question.current
    assert (question.current.number, question.current.author) == (3, cast.ada)
    assert revision_value(question.current) == content
    assert question.revisions.count() == 3
    entry = AuditEntry.objects.filter(action="question.restored").get()
    assert entry.details == {"revision": 3, "restored": 1}


def test_what_was_revised_meanwhile_is_not_overwritten_unseen(
    ada: Client, question: Question, newer: Revision
) -> None:
    response = ada.post(restore_url(question), {"expected_revision": "1"}, follow=True)
    assert "Someone saved revision 2 of this question meanwhile. Nothing was restored" in text_of(response)
    lost = ada.post(restore_url(question), {"expected_revision": "x"}, follow=True)
    assert "nothing was restored" in text_of(lost)
    assert question.revisions.count() == 2


def test_restoring_what_it_says_already_changes_nothing(
    ada: Client, question: Question, newer: Revision
) -> None:
    ada.post(restore_url(question), {"expected_revision": "2"})
    response = ada.post(restore_url(question), {"expected_revision": "3"}, follow=True)
    assert "Revision 1 says what the question says today, so nothing was changed." in text_of(response)
    assert question.revisions.count() == 3
    assert ada.post(restore_url(question, 9), {"expected_revision": "3"}).status_code == 404


def test_an_approved_question_that_gets_unfinished_words_back_waits_for_review(
    cast: Cast, ada: Client, question: Question, content: QuestionValue
) -> None:
    Question.objects.filter(pk=question.pk).update(state=QuestionState.DRAFT)
    revise_question(actor=cast.ada, question=question, content=replace(content, why_ask=""))
    revise_question(actor=cast.ada, question=question, content=content, state=QuestionState.APPROVED)
    response = ada.post(restore_url(question, 2), {"expected_revision": "3"}, follow=True)
    assert "It waits for review, since something is missing" in text_of(response)
    assert "Ada sent it to be reviewed again. " in text_of(response)
    question.refresh_from_db()
    assert question.state == QuestionState.IN_REVIEW


@pytest.mark.parametrize("rows", [1, 3])
def test_a_difference_takes_ten_queries_whatever_the_number_of_rows(
    cast: Cast,
    ada: Client,
    question: Question,
    rows: int,
    django_assert_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    assert question.current
    content = revision_value(question.current)
    for number in range(rows):
        follow_ups = tuple(f"And {one}?" for one in range(number + 1))
        revise_question(actor=cast.ada, question=question, content=replace(content, follow_ups=follow_ups))
    with django_assert_num_queries(10):
        ada.get(diff_url(question, 1, rows + 1))
