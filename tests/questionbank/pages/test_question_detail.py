"""One question read whole, and what it said before."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.test import Client

from questionbank.documents import QuestionValue, ReadDocument
from questionbank.models import Question, Template, TemplateQuestion
from questionbank.operations.bank import set_up_bank
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.states import change_state
from tests.factories import QuestionFactory, TemplateFactory, add_revision
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of


def url(question: Question, rest: str = "") -> str:
    return f"/questions/{question.uuid}/{rest}"


def test_every_member_of_the_team_reads_it_and_nobody_else(
    cast: Cast, sign_in: SignIn, question: Question
) -> None:
    for rest in ("", "revisions/1/"):
        assert_only(
            sign_in, url(question, rest), {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 404}
        )
        assert sign_in(cast.ada).post(url(question, rest)).status_code == 405
    assert sign_in(cast.ada).get(url(question, "revisions/2/")).status_code == 404


def test_everything_that_an_interviewer_needs_is_there(ada: Client, question: Question) -> None:
    shown = text_of(ada.get(url(question)))
    for words in (
        "Tell me about an outage that you had to explain.",
        "When to ask After the welcome.",
        "Why ask To see how they speak of trouble.",
        "How to ask Stay with one outage.",
        "I said what was broken and when I would write again. Says when the next message comes Keeps to it",
        "I found a way round the fault.",
        "What would you leave out next time?",
        "outages writing",
        "Communication",
        "Support Questions",
        "Edit",
    ):
        assert words in shown


def test_only_curators_are_offered_to_edit(cast: Cast, sign_in: SignIn, question: Question) -> None:
    assert "/edit/" not in sign_in(cast.ivo).get(url(question)).content.decode()


def test_a_level_without_an_anchor_speaks_through_the_scale(
    cast: Cast, ada: Client, question: Question
) -> None:
    levels = ada.get(url(question)).context["open"].levels
    assert [(one.level, one.is_own) for one in levels] == [
        (1, True), (2, False), (3, False), (4, False), (5, True),
    ]  # fmt: skip
    assert levels[0].text == "Blames the customer."
    assert levels[2].text == set_up_bank(team=cast.team).levels.get(level=3).text


def test_an_old_revision_stays_readable_and_is_marked(
    cast: Cast, ada: Client, question: Question, small: ReadDocument
) -> None:
    content = replace(small.template.questions[0], text="What broke?")
    revise_question(actor=cast.ada, question=question, content=content)
    old = text_of(ada.get(url(question, "revisions/1/")))
    assert "This is an old revision." in old
    assert "Tell me about an outage that you had to explain." in old
    new = text_of(ada.get(url(question, "revisions/2/")))
    assert "Revision 2 is the one in force." in new
    page = ada.get(url(question))
    assert "At revision 1" in text_of(page)
    assert url(question, "revisions/1/") in page.content.decode()


def test_what_people_wrote_does_nothing_on_the_page(cast: Cast, ada: Client) -> None:
    question = QuestionFactory.create(team=cast.team, text="<script>alert(1)</script> **bold**")
    html = ada.get(url(question)).content.decode()
    assert "<script>alert(1)" not in html
    assert "<strong>bold</strong>" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_number_of_queries_whatever_the_number_of_rows(
    cast: Cast,
    ada: Client,
    rows: int,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    set_up_bank(team=cast.team)
    question = QuestionFactory.create(team=cast.team, answers=rows)
    assert question.current
    for number in range(rows):
        template: Template = TemplateFactory.create(team=cast.team)
        TemplateQuestion.objects.create(
            template=template, position=1, question=question, revision=question.current
        )
        add_revision(question, text=f"Again {number}", author=cast.ada)
        question.current.follow_ups.create(position=number, text="And then?")
    with django_assert_num_queries(20):
        ada.get(url(question))
    with django_assert_num_queries(12):
        ada.get(f"{url(question)}revisions/1/")


def test_what_was_revised_since_it_was_approved_says_so(cast: Cast, ada: Client) -> None:
    question = create_question(actor=cast.ada, team=cast.team, content=QuestionValue("How?"))
    change_state(actor=cast.ada, question=question, to="in_review")
    assert "revised since" not in text_of(ada.get(url(question)))
    revise_question(actor=cast.ada, question=question, content=QuestionValue("How else?"))
    assert "revised since" in text_of(ada.get(url(question)))
