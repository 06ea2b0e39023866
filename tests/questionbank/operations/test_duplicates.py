"""Questions that ask nearly the same are found: for one text, for what is new, and for a whole bank."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from background.models import Task
from background.queue import call
from questionbank.documents import QuestionValue, read_text
from questionbank.enums import PairState, QuestionState
from questionbank.models import DuplicatePair, DuplicateSearch, Question, QuestionKey
from questionbank.operations import duplicates
from questionbank.operations.duplicates import (
    ask_for_pairs,
    dismiss_pair,
    find_pairs,
    find_pairs_of,
    reopen_pair,
)
from questionbank.operations.importing import import_document
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.states import change_state
from questionbank.queries.likes import Like, likes_of
from questionbank.search.indexing import index_what_is_missing
from questionbank.tasks import find_all_duplicates, find_duplicates
from teams.models import AuditEntry
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast

FALLS = "How do you prevent falls on a ward?"
FALLS_TOO = "What measures do you take for the prevention of falls on your ward?"
FEVER = "How do you measure a fever?"


def asked(text: str) -> QuestionValue:
    return QuestionValue(text=text)


def create(cast: Cast, text: str) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=asked(text))


def search(cast: Cast) -> DuplicateSearch:
    made = DuplicateSearch.objects.create(team=cast.team)
    find_pairs(search=made)
    return made


def pairs(state: PairState = PairState.OPEN) -> list[tuple[str, str]]:
    rows = DuplicatePair.objects.filter(state=state).order_by("first", "second")
    return [(str(one.first), str(one.second)) for one in rows]


def texts(likes: Iterable[Like]) -> list[str]:
    return [str(like.question) for like in likes]


def test_likes_are_found_in_the_own_team_alone_and_not_among_what_is_retired(cast: Cast) -> None:
    for team in (cast.team, cast.eve.team):
        QuestionFactory.create(team=team, text=FALLS)
    QuestionFactory.create(team=cast.team, text=FALLS_TOO, state=QuestionState.RETIRED)
    QuestionFactory.create(team=cast.team, text=FEVER)
    found = likes_of(cast.team, [asked("How can falls on the ward be prevented?"), asked("Who are you?")])
    assert [texts(likes) for likes in found] == [[FALLS], []]
    assert found[0][0].question.team == cast.team
    assert not found[0][0].is_exact


def test_the_same_words_come_first_and_a_question_is_not_its_own_like(cast: Cast) -> None:
    own = QuestionFactory.create(team=cast.team, text=FALLS)
    QuestionFactory.create(team=cast.team, text=FALLS_TOO)
    likes = likes_of(cast.team, [asked("how do you prevent falls on a ward")])[0]
    assert [(str(one.question), one.is_exact) for one in likes] == [(FALLS, True), (FALLS_TOO, False)]
    assert likes[0].likeness == 100 > likes[1].likeness
    assert texts(likes_of(cast.team, [asked(FALLS)], but=own)[0]) == [FALLS_TOO]


def test_at_most_five_are_told_the_oldest_first(cast: Cast) -> None:
    made = [QuestionFactory.create(team=cast.team, text=FALLS) for _ in range(7)]
    likes = likes_of(cast.team, [asked(FALLS)])[0]
    assert [one.question for one in likes] == made[:5]


@pytest.mark.parametrize("count", [1, 3, 2000])
def test_many_texts_take_as_many_queries_as_one(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    QuestionFactory.create(team=cast.team, text=FALLS)
    with django_assert_num_queries(4):
        found = likes_of(cast.team, [asked(f"{FALLS_TOO} {number}") for number in range(count)])
    assert [len(likes) for likes in found] == [1] * count


def test_a_bank_that_is_empty_has_no_likes(cast: Cast) -> None:
    assert likes_of(cast.team, []) == []
    assert likes_of(cast.team, [asked(FALLS), asked(""), asked("?")]) == [[], [], []]


def test_a_pair_is_known_as_soon_as_the_second_one_is_written(cast: Cast) -> None:
    create(cast, FALLS)
    create(cast, FEVER)
    assert pairs() == []
    create(cast, FALLS_TOO)
    assert pairs() == [(FALLS, FALLS_TOO)]


def test_a_revision_brings_pairs_and_ends_them(cast: Cast) -> None:
    first, other = create(cast, FALLS), create(cast, FEVER)
    revise_question(actor=cast.ada, question=other, content=asked(FALLS_TOO))
    assert pairs() == [(FALLS, FALLS_TOO)]
    revise_question(actor=cast.ada, question=first, content=asked("Why did you become a nurse?"))
    assert pairs() == []
    keys = QuestionKey.objects.filter(question=first).values_list("key", flat=True)
    assert not set(keys) & set(QuestionKey.objects.filter(question=other).values_list("key", flat=True))


def test_of_the_real_document_the_two_on_imbalanced_data_are_offered(cast: Cast, real_path: Path) -> None:
    document = read_text(real_path.read_text(encoding="utf-8-sig"))
    import_document(actor=cast.ada, team=cast.team, document=document)
    for task in Task.objects.order_by("pk"):
        call(task)
    found = pairs()
    assert len(found) == 1
    assert all("imbalanced dataset" in text for text in found[0])


def test_the_whole_bank_is_looked_through_and_finds_what_was_found_one_by_one(cast: Cast) -> None:
    create(cast, FALLS)
    create(cast, FALLS_TOO)
    create(cast, FEVER)
    known = list(DuplicatePair.objects.values_list("pk", "likeness"))
    made = search(cast)
    assert (made.questions, made.pairs) == (3, 1)
    assert made.finished_at
    assert list(DuplicatePair.objects.values_list("pk", "likeness")) == known
    DuplicatePair.objects.all().delete()
    search(cast)
    assert pairs() == [(FALLS, FALLS_TOO)]


def test_a_pair_whose_likeness_has_changed_is_told_anew_and_one_that_is_none_is_taken_away(
    cast: Cast,
) -> None:
    one, two, three = (create(cast, text) for text in (FALLS, FALLS_TOO, FEVER))
    DuplicatePair.objects.update(likeness=7)
    DuplicatePair.objects.create(team=cast.team, first=one, second=three, likeness=90)
    search(cast)
    assert pairs() == [(FALLS, FALLS_TOO)]
    assert DuplicatePair.objects.get().likeness >= 60
    assert (DuplicatePair.objects.get().first, DuplicatePair.objects.get().second) == (one, two)


def test_a_pair_that_is_found_while_the_bank_is_looked_through_stays(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(cast, FALLS)
    store = duplicates._store

    def meanwhile(*arguments: Any, **named: Any) -> None:
        monkeypatch.setattr(duplicates, "_store", store)
        create(cast, FALLS_TOO)
        store(*arguments, **named)

    monkeypatch.setattr(duplicates, "_store", meanwhile)
    search(cast)
    assert DuplicatePair.objects.get().state == PairState.OPEN


def test_what_was_dismissed_stays_dismissed_and_may_be_taken_back(cast: Cast) -> None:
    create(cast, FALLS)
    create(cast, FALLS_TOO)
    pair = DuplicatePair.objects.get()
    dismiss_pair(actor=cast.ada, pair=pair)
    dismiss_pair(actor=cast.ada, pair=pair)
    search(cast)
    find_pairs_of(cast.team, [pair.first_id])
    assert pairs() == []
    assert pairs(PairState.DISMISSED) == [(FALLS, FALLS_TOO)]
    pair.refresh_from_db()
    assert pair.decided_by == cast.ada
    reopen_pair(actor=cast.ada, pair=pair)
    assert pairs() == [(FALLS, FALLS_TOO)]
    told = AuditEntry.objects.filter(action__startswith="duplicate.").order_by("pk")
    assert [entry.action for entry in told] == ["duplicate.dismissed", "duplicate.reopened"]


def test_retired_questions_are_in_no_pair_and_come_back_with_the_next_search(cast: Cast) -> None:
    create(cast, FALLS)
    retired = create(cast, FALLS_TOO)
    change_state(actor=cast.ada, question=retired, to=QuestionState.RETIRED)
    search(cast)
    assert pairs() == []
    change_state(actor=cast.ada, question=retired, to=QuestionState.DRAFT)
    search(cast)
    assert pairs() == [(FALLS, FALLS_TOO)]


def test_a_small_bank_is_looked_through_at_once_and_a_large_one_in_the_background(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(cast, FALLS)
    create(cast, FALLS_TOO)
    assert ask_for_pairs(actor=cast.ada, team=cast.team).finished_at
    monkeypatch.setattr(duplicates, "MOST_AT_ONCE", 1)
    waiting = ask_for_pairs(actor=cast.ada, team=cast.team)
    assert waiting.finished_at is None
    assert ask_for_pairs(actor=cast.ada, team=cast.team) == waiting
    find_duplicates(waiting.pk)
    find_duplicates(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.questions, waiting.pairs) == (2, 1)


def test_every_bank_is_looked_through_each_night_and_old_searches_are_forgotten(cast: Cast) -> None:
    for team in (cast.team, cast.eve.team):
        for text in (FALLS, FALLS_TOO):
            QuestionFactory.create(team=team, text=text)
    for _ in range(12):
        find_all_duplicates()
    assert len(pairs()) == 2
    assert DuplicateSearch.objects.filter(team=cast.team).count() == 10


def test_questions_that_have_no_keys_yet_get_them_after_an_upgrade(cast: Cast) -> None:
    QuestionFactory.create(team=cast.team, text=FALLS)
    before = set(QuestionKey.objects.values_list("question", "key"))
    QuestionKey.objects.all().delete()
    index_what_is_missing()
    assert set(QuestionKey.objects.values_list("question", "key")) == before
    assert len(before) >= 2
