"""Many questions are ticked in the list, changed on a page that asks, and put back from the next."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from questionbank.models import BulkEdit, Question
from questionbank.search.indexing import index_questions
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of

URL = "/questions/bulk/"
FORM = {
    "confirm": "yes",
    "competency_is": "keep",
    "kind": "technical",
    "seniority": "keep",
    "state": "keep",
    "add_tags": "",
    "remove_tags": "",
}


@pytest.fixture
def questions(cast: Cast) -> list[Question]:
    made = QuestionFactory.create_batch(3, team=cast.team)
    index_questions(one.pk for one in made)
    return made


def ticked(*questions: Question, **values: str) -> dict[str, object]:
    return {**FORM, "question": [str(one.uuid) for one in questions], **values}


def kinds(questions: list[Question]) -> list[str]:
    found = dict(Question.objects.values_list("pk", "kind"))
    return [found[one.pk] for one in questions]


def test_admins_change_and_others_do_not(cast: Cast, sign_in: SignIn, questions: list[Question]) -> None:
    data = ticked(questions[0])
    assert_only(sign_in, URL, {cast.mia: 403, cast.ivo: 403}, data)  # type: ignore[arg-type]
    assert sign_in(cast.ada).get(URL).status_code == 405
    sign_in(cast.eve).post(URL, data)
    assert BulkEdit.objects.count() == 0
    assert sign_in(cast.ada).post(URL, data).status_code == 302


def test_the_list_offers_it_to_admins_alone(cast: Cast, sign_in: SignIn, questions: list[Question]) -> None:
    assert 'form="bulk"' in sign_in(cast.ada).get("/questions/").content.decode()
    assert 'form="bulk"' not in sign_in(cast.ivo).get("/questions/").content.decode()


def test_it_asks_first_what_is_to_be_different(ada: Client, questions: list[Question]) -> None:
    response = ada.post(URL, {"question": [str(one.uuid) for one in questions[:2]]})
    assert response.status_code == 200
    assert "Change 2 questions" in text_of(response)
    assert BulkEdit.objects.count() == 0


def test_what_was_ticked_is_changed_told_and_undone(ada: Client, questions: list[Question]) -> None:
    page = ada.post(URL, ticked(*questions[:2]), follow=True)
    assert "2 questions changed" in text_of(page)
    assert "Kind: not set Technical" in text_of(page)
    assert kinds(questions) == ["technical", "technical", ""]
    undone = ada.post(f"{page.request['PATH_INFO']}undoing/", follow=True)
    assert "2 questions are as before." in text_of(undone)
    assert kinds(questions) == ["", "", ""]
    again = ada.post(f"{page.request['PATH_INFO']}undoing/", follow=True)
    assert "This change was undone already." in text_of(again)


def test_what_changed_since_is_told_when_it_is_undone(ada: Client, questions: list[Question]) -> None:
    page = ada.post(URL, ticked(*questions[:2]), follow=True)
    Question.objects.filter(pk=questions[0].pk).update(kind="situational")
    undone = ada.post(f"{page.request['PATH_INFO']}undoing/", follow=True)
    assert "1 question is as before. 1 changed since and stayed as it is." in text_of(undone)


def test_all_that_a_search_found_can_be_changed(cast: Cast, ada: Client, questions: list[Question]) -> None:
    other = QuestionFactory.create(team=cast.team, text="About something else")
    index_questions([other.pk])
    response = ada.post(URL, {"all": "?q=problem"})
    assert "Change 3 questions" in text_of(response)
    ada.post(URL, FORM | {"all": "?q=problem"})
    assert kinds([*questions, other]) == ["technical"] * 3 + [""]


def test_another_list_than_was_asked_about_is_asked_about_again(
    cast: Cast, ada: Client, questions: list[Question]
) -> None:
    page = ada.post(URL, {"all": "?q=problem"})
    assert page.context["form"]["asked"].value() == 3
    more = QuestionFactory.create(team=cast.team)
    index_questions([more.pk])
    sent = FORM | {"all": "?q=problem", "asked": "3"}
    again = ada.post(URL, sent)
    assert again.status_code == 422
    assert "The list is another one by now: it holds 4 questions." in text_of(again)
    assert BulkEdit.objects.count() == 0
    ada.post(URL, sent | {"asked": again.context["form"]["asked"].value()})
    assert kinds([*questions, more]) == ["technical"] * 4


def test_nothing_ticked_is_told(ada: Client) -> None:
    for data in ({}, {"question": "junk"}, {"question": "\x00"}):
        assert "no question was chosen" in text_of(ada.post(URL, data, follow=True))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"kind": "keep"}, "Nothing was changed, since nothing was asked for."),
        ({"kind": "odd"}, "Kind"),
        ({"competency_is": "new", "competency": " "}, "Name the competency, or leave it as it is."),
        ({"competency_is": "new", "competency": "x" * 81}, "Keep the competency to 80 characters"),
        ({"add_tags": "x" * 61}, "Keep the tag"),
        ({"add_tags": ",".join(map(str, range(31)))}, "Keep the tags to 30; these are 31."),
    ],
)
def test_what_cannot_be_is_told_and_what_was_chosen_is_kept(
    ada: Client, questions: list[Question], values: dict[str, str], sentence: str
) -> None:
    response = ada.post(URL, ticked(*questions[:2], **values))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert response.content.decode().count('name="question"') == 2
    assert BulkEdit.objects.count() == 0


def test_a_state_that_cannot_follow_is_told(ada: Client, questions: list[Question]) -> None:
    Question.objects.filter(pk=questions[0].pk).update(state="retired")
    page = ada.post(URL, ticked(*questions, kind="keep", state="in_review"), follow=True)
    assert "1 question kept something as it was" in text_of(page)
    assert "A question can't go from “Retired” to “In review”." in text_of(page)


def test_another_teams_change_is_not_there(cast: Cast, sign_in: SignIn, questions: list[Question]) -> None:
    sign_in(cast.ada).post(URL, ticked(questions[0]))
    url = f"{URL}{BulkEdit.objects.get().uuid}/"
    assert_only(sign_in, url, {cast.ada: 200, cast.mia: 403, cast.eve: 404})
    assert_only(sign_in, f"{url}undoing/", {cast.mia: 403, cast.eve: 404}, {})
    assert sign_in(cast.ada).get(f"{url}undoing/").status_code == 405
    assert sign_in(cast.ada).post(url).status_code == 405


def test_the_pages_take_as_many_queries_for_three_as_for_one(
    ada: Client, questions: list[Question], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for some in (questions[:1], questions):
        with django_assert_num_queries(6):
            ada.post(URL, {"question": [str(one.uuid) for one in some]})
        page = ada.post(URL, ticked(*some, kind="keep", add_tags=f"t{len(some)}"), follow=True)
        with django_assert_num_queries(5):
            ada.get(page.request["PATH_INFO"])
