"""The list of questions: searched, narrowed, turned, and empty."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from questionbank.models import Competency, Question, Template
from questionbank.queries.browsing import Filters, question_page
from tests.factories import CompetencyFactory, QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of

URL = "/questions/"
Queries = Callable[[int], AbstractContextManager[object]]


def test_every_member_reads_the_bank(cast: Cast, sign_in: SignIn) -> None:
    assert_only(sign_in, URL, {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 200})
    assert sign_in(cast.ivo).post(URL).status_code == 405


def test_the_list_shows_what_a_question_is_about(cast: Cast, sign_in: SignIn, template: Template) -> None:
    shown = text_of(sign_in(cast.ivo).get(URL))
    for words in (
        "Tell me about an outage that you had to explain.",
        "To see how they speak of trouble.",
        "Communication Behavioural Junior 8 min",
        "Approved",
        "2 questions",
    ):
        assert words in shown
    assert "Add a question" not in shown


def test_another_teams_questions_are_not_shown(cast: Cast, sign_in: SignIn, template: Template) -> None:
    assert "outage" not in text_of(sign_in(cast.eve).get(URL))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_search_finds_words_wherever_they_stand(
    ada: Client, template: Template, headers: dict[str, str]
) -> None:
    response = ada.get(URL, {"q": "ERROR  log"}, headers=headers)
    assert "How do you read a log file?" in text_of(response)
    assert "outage" not in text_of(response)
    assert ("<html" in response.content.decode()) == (not headers)


def test_a_search_without_a_hit_says_so_and_leads_back(ada: Client, template: Template) -> None:
    shown = text_of(ada.get(URL, {"q": "zebra"}))
    assert "No question like that" in shown
    assert "Show all questions" in shown


def test_an_empty_bank_leads_to_its_first_question(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    assert "Import a document" in text_of(ada.get(URL))
    shown = text_of(sign_in(cast.ivo).get(URL))
    assert "The bank is empty" in shown
    assert "Import a document" not in shown


def test_facets_count_what_a_click_would_show(cast: Cast, template: Template) -> None:
    QuestionFactory.create(team=cast.team, kind="technical", state="draft", text="Third")
    page = question_page(cast.ivo, Filters.from_query({"kind": "technical"}))
    counts = {facet.title: {one.label: int(one.count) for one in facet.options} for facet in page.facets}
    assert counts == {
        "State": {"Draft": 1},
        "Kind": {"Behavioural": 1, "Technical": 1, "No kind": 1},
    }
    assert (page.total, page.bank) == (1, 3)


def test_every_facet_narrows_the_list(cast: Cast, ada: Client, template: Template) -> None:
    competency = Competency.objects.get()
    for query in (
        {"competency": str(competency.uuid)},
        {"kind": "behavioural"},
        {"seniority": "junior"},
        {"kind": "behavioural", "state": "approved", "q": "outage"},
    ):
        shown = text_of(ada.get(URL, query))
        assert "Tell me about an outage" in shown
        assert "read a log file" not in shown
    for name in ("competency", "kind", "seniority"):
        shown = text_of(ada.get(URL, {name: "none"}))
        assert "read a log file" in shown
        assert "Tell me about an outage" not in shown


def test_a_chosen_facet_can_be_taken_away(ada: Client, template: Template) -> None:
    response = ada.get(URL, {"q": "outage", "kind": "behavioural"})
    assert response.context["page"].chips == [("Behavioural", "?q=outage")]


@pytest.mark.parametrize(
    "query",
    [
        {"page": "x"},
        {"page": "-1"},
        {"page": "99999999999"},
        {"page": "999"},
        {"state": "nonsense"},
        {"competency": "nonsense"},
        {"kind": "\x00"},
        {"q": "\x00"},
        {"q": "%_'\"\\"},
        {"q": "x" * 5000},
    ],
)
def test_an_address_that_means_nothing_is_no_failure(
    ada: Client, template: Template, query: dict[str, str]
) -> None:
    assert ada.get(URL, query).status_code == 200


def test_the_newest_come_first_25_a_page(cast: Cast, ada: Client) -> None:
    for number in range(27):
        QuestionFactory.create(team=cast.team, text=f"Number {number}.")
    first, second = (ada.get(URL, {"page": page, "q": "number"}).context["page"] for page in ("1", "2"))
    texts = [str(question) for page in (first, second) for question in page.questions]
    assert texts == [f"Number {number}." for number in reversed(range(27))]
    assert [len(page.questions) for page in (first, second)] == [25, 2]
    assert (first.earlier, first.later) == ("", "?q=number&page=2")
    assert (second.earlier, second.later) == ("?q=number", "")


@pytest.mark.parametrize("rows", [1, 3])
def test_ten_queries_whatever_the_number_of_rows(
    cast: Cast, ada: Client, rows: int, django_assert_num_queries: Queries
) -> None:
    for _ in range(rows):
        competency = CompetencyFactory.create(team=cast.team)
        QuestionFactory.create(team=cast.team, competency=competency)
    with django_assert_num_queries(10):
        assert len(ada.get(URL).context["page"].questions) == rows


def test_a_retired_question_is_found_by_its_state(cast: Cast, ada: Client, question: Question) -> None:
    Question.objects.filter(pk=question.pk).update(state="retired")
    assert "1 of 2 questions" in text_of(ada.get(URL, {"state": "retired"}))
