"""Admins decide about pairs of questions that ask nearly the same, and are told of them while they type."""

from itertools import pairwise
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from questionbank.documents import QuestionValue
from questionbank.enums import PairState, QuestionState
from questionbank.models import DuplicatePair, DuplicateSearch, Question
from questionbank.operations import duplicates
from questionbank.operations.questions import create_question
from questionbank.operations.states import change_state
from questionbank.views import duplicates as views
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of, typed_in

URL, LIKES, NEW = "/questions/duplicates/", "/questions/likes/", "/questions/new/"
SEARCH = f"{URL}search/"
FALLS = "How do you prevent falls on a ward?"
FALLS_TOO = "What measures do you take for the prevention of falls on your ward?"


@pytest.fixture
def pair(cast: Cast) -> DuplicatePair:
    for text in (FALLS, FALLS_TOO):
        create_question(actor=cast.ada, team=cast.team, content=QuestionValue(text=text))
    return DuplicatePair.objects.get()


def dismissal(pair: DuplicatePair) -> str:
    return f"{URL}{pair.uuid}/dismissal/"


def test_admins_alone_see_and_decide(cast: Cast, pair: DuplicatePair, sign_in: SignIn) -> None:
    assert_only(sign_in, URL, {cast.ada: 200, cast.mia: 403, cast.ivo: 403, cast.eve: 200})
    assert_only(sign_in, SEARCH, {cast.ada: 302, cast.mia: 403, cast.ivo: 403, cast.eve: 302}, {})
    assert_only(sign_in, LIKES, {cast.ada: 200, cast.mia: 403, cast.ivo: 403, cast.eve: 200}, {"text": FALLS})
    people = {cast.ada: 302, cast.mia: 403, cast.ivo: 403, cast.eve: 404}
    assert_only(sign_in, dismissal(pair), people, {})
    ada = sign_in(cast.ada)
    assert ada.post(URL).status_code == 405
    assert [ada.get(url).status_code for url in (SEARCH, LIKES, dismissal(pair))] == [405] * 3
    assert ada.post(f"{URL}{uuid4()}/dismissal/").status_code == 404


def test_a_pair_stands_side_by_side_with_what_differs_marked(ada: Client, pair: DuplicatePair) -> None:
    page = ada.get(URL)
    assert "1 pair to decide about, the likeliest first." in text_of(page)
    for words in (FALLS, "Draft", "No templates", "Merge, keep this one", "Not the same"):
        assert words in text_of(page)
    assert "<mark>measures</mark>" in page.content.decode()
    assert "<mark>falls" not in page.content.decode()


def test_pairs_of_other_teams_and_of_what_is_retired_are_not_there(
    cast: Cast, ada: Client, pair: DuplicatePair, sign_in: SignIn
) -> None:
    assert FALLS not in text_of(sign_in(cast.eve).get(URL))
    change_state(actor=cast.ada, question=pair.first, to=QuestionState.RETIRED)
    page = text_of(ada.get(URL))
    assert "No two questions ask the same" in page
    assert FALLS not in page


def test_not_the_same_holds_for_good_and_can_be_taken_back(ada: Client, pair: DuplicatePair) -> None:
    page = ada.post(dismissal(pair), follow=True)
    assert "They stay two, and won't be offered again." in text_of(page)
    assert DuplicatePair.objects.get().state == PairState.DISMISSED
    ada.post(SEARCH)
    assert FALLS not in text_of(ada.get(URL))
    part = text_of(ada.post(dismissal(pair), {"undo": "yes"}, headers=HTMX))
    assert FALLS in part
    assert "Find pairs now" not in part
    part = text_of(ada.post(dismissal(pair), headers=HTMX))
    assert "They stay two" in part
    assert "Take that back" in part
    assert "Nothing is left to decide about." in part
    assert "The pair is on the list again." in text_of(
        ada.post(dismissal(pair), {"undo": "yes"}, follow=True)
    )


def test_the_whole_bank_is_looked_through_when_asked(
    cast: Cast, ada: Client, pair: DuplicatePair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.delete()
    assert "The whole bank has not been looked through yet" in text_of(ada.get(URL))
    page = text_of(ada.post(SEARCH, follow=True))
    assert "Among 2 questions one pair asks nearly the same." in page
    assert "2 questions." in page
    monkeypatch.setattr(duplicates, "MOST_AT_ONCE", 1)
    page = text_of(ada.post(SEARCH, follow=True))
    assert "The background worker isn't running, so this waits until it is." in page
    assert "Last looked through" in page
    monkeypatch.setattr(views, "is_working", lambda: True)
    assert "Reload this page in a few minutes." in text_of(ada.post(SEARCH, follow=True))
    assert DuplicateSearch.objects.filter(finished_at=None).count() == 1


def test_a_bank_without_pairs_says_so(ada: Client) -> None:
    assert "Of 0 questions no two ask nearly the same." in text_of(ada.post(SEARCH, follow=True))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    cast: Cast, ada: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        both = [QuestionFactory.create(team=cast.team, text=f"{FALLS} {number}") for _ in "ab"]
        DuplicatePair.objects.create(team=cast.team, first=both[0], second=both[1], likeness=90)
    with django_assert_num_queries(10):
        ada.get(URL)


@pytest.mark.parametrize("number", ["0", "-1", "x", "99", "9" * 400, "²"])
def test_any_number_of_a_page_shows_one(ada: Client, pair: DuplicatePair, number: str) -> None:
    assert FALLS in text_of(ada.get(URL, {"page": number}))


def test_many_pairs_come_page_by_page_the_likeliest_first(cast: Cast, ada: Client) -> None:
    made = [QuestionFactory.create(team=cast.team, text=f"Number {number}?") for number in range(13)]
    for likeness, (first, second) in enumerate(pairwise(made), start=61):
        DuplicatePair.objects.create(team=cast.team, first=first, second=second, likeness=likeness)
    first, second = text_of(ada.get(URL)), text_of(ada.get(URL, {"page": "2"}))
    assert "Number 12?" in first
    assert "Number 0?" not in first
    assert "Number 0?" in second
    assert "Page 2 of 2" in second


def test_likes_are_told_while_a_question_is_typed(cast: Cast, ada: Client, pair: DuplicatePair) -> None:
    part = text_of(ada.post(LIKES, {"text": "How can falls on the ward be prevented?"}, headers=HTMX))
    assert "Already in the bank?" in part
    assert FALLS in part
    for nothing in (
        {},
        {"text": ""},
        {"text": "How do"},
        {"text": "Why do we exist?"},
        {"text": "x" * 10_001},
    ):
        assert text_of(ada.post(LIKES, nothing, headers=HTMX)) == ""


def test_without_scripts_it_is_told_once_and_saved_anyway(
    cast: Cast, ada: Client, pair: DuplicatePair
) -> None:
    typed = typed_in(ada.get(NEW)) | {"text": FALLS, "why_ask": "I mean it."}
    page = ada.post(NEW, typed)
    assert page.status_code == 422
    assert "Already in the bank?" in text_of(page)
    assert "I mean it." in text_of(page)
    assert Question.objects.count() == 2
    seen = [str(like.question.uuid) for like in page.context["likes"]]
    assert ada.post(NEW, typed | {"likes_seen": seen}).status_code == 302
    assert Question.objects.count() == 3


def test_a_question_that_the_bank_does_not_have_is_saved_at_once(ada: Client, pair: DuplicatePair) -> None:
    typed = typed_in(ada.get(NEW)) | {"text": "How do you measure a fever?"}
    assert ada.post(NEW, typed).status_code == 302


def test_a_question_leads_to_its_likes_and_admins_may_merge(
    cast: Cast, ada: Client, pair: DuplicatePair, sign_in: SignIn
) -> None:
    url = f"/questions/{pair.first.uuid}/"
    merging = f"/questions/{pair.first.uuid}/merging/{pair.second.uuid}/"
    for who, may_merge in ((cast.ada, True), (cast.ivo, False)):
        page = sign_in(who).get(url)
        assert "Similar questions 1" in text_of(page)
        assert FALLS_TOO in text_of(page)
        assert (merging in page.content.decode()) is may_merge
