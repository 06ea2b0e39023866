"""Two revisions held against each other: nothing is lost, and what stayed does not show as changed."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionbank.diffing import (
    MOST_PAIRS,
    QuestionDiff,
    Side,
    after_of,
    before_of,
    diff_lists,
    diff_questions,
    diff_texts,
)
from questionbank.documents import ProposedAnswerValue, QuestionValue
from tests.questionbank.documents.templates import questions

words = st.lists(st.sampled_from(["model", "drift", "data", " ", " ", ", ", "\n", "é", "模", "型", "🙂"]))
TEXTS = st.one_of(st.text(), words.map("".join))
LINES = st.lists(st.one_of(st.sampled_from(["a model drifts", "a model drifted", "why", ""]), st.text()))
FIRST = ProposedAnswerValue("Accuracy falls while the inputs stay the same.", ("names a figure", "dates it"))
SECOND = ProposedAnswerValue("The inputs move away from what it was trained on.")
QUESTION = QuestionValue(
    text="What is drift?",
    when_to_ask="Late.",
    minutes=7,
    proposed_answers=(FIRST, SECOND),
    follow_ups=("And then?", "Why so?"),
    anchors=((1, "Has not met it"), (3, "Names two kinds")),
)


def own(value: QuestionValue) -> QuestionValue:
    """What is the revision's, without what is the question's."""
    return replace(value, competency="", kind="", seniority="", language="", tags=())


def marked(before: str, after: str) -> str:
    marks = {Side.SAME: "{}", Side.GONE: "[-{}-]", Side.NEW: "[+{}+]"}
    return "".join(marks[piece.side].format(piece.text) for piece in diff_texts(before, after).pieces)


@given(TEXTS, TEXTS)
def test_a_difference_of_texts_gives_back_both(before: str, after: str) -> None:
    diff = diff_texts(before, after)
    assert (diff.before, diff.after, diff.is_changed) == (before, after, before != after)
    assert all(piece.text for piece in diff.pieces)


@given(LINES, LINES)
def test_a_difference_of_lists_gives_back_both(before: list[str], after: list[str]) -> None:
    items = diff_lists(before, after)
    olds = {item.before_at: item.text.before for item in items if item.before_at}
    assert [olds[at] for at in range(1, len(olds) + 1)] == before
    assert [item.text.after for item in items if item.after_at] == after
    assert any(item.is_changed for item in items) == (before != after)


@given(questions, questions)
def test_a_difference_of_questions_gives_back_both(before: QuestionValue, after: QuestionValue) -> None:
    diff = diff_questions(before, after)
    assert (before_of(diff), after_of(diff)) == (own(before), own(after))
    assert diff.is_changed == (own(before) != own(after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Ask it early on.", "Ask it late.", "Ask it [-early on-][+late+]."),
        ("A model", "A good model", "A [+good +]model"),
        ("Ends here", "Ends", "Ends[- here-]"),
        ("", "All new", "[+All new+]"),
        ("one two three four", "five six three seven", "[-one two three four-][+five six three seven+]"),
        ("naïve model", "naive model", "[-naïve-][+naive+] model"),
        ("模型好", "模型坏", "模型[-好-][+坏+]"),
    ],
)
def test_words_are_marked_that_went_or_came(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


def fates(diff: QuestionDiff) -> list[tuple[int | None, int | None, bool]]:
    return [(one.before_at, one.after_at, one.is_changed) for one in diff.answers]


def with_answers(*answers: ProposedAnswerValue) -> QuestionDiff:
    return diff_questions(QUESTION, replace(QUESTION, proposed_answers=answers))


def test_an_answer_put_first_leaves_the_others_as_they_are() -> None:
    new = ProposedAnswerValue("Nobody looks any more.")
    assert fates(with_answers(new, FIRST, SECOND)) == [(None, 1, True), (1, 2, False), (2, 3, False)]


def test_an_answer_that_goes_leaves_the_others_as_they_are() -> None:
    assert fates(with_answers(SECOND)) == [(1, None, True), (2, 1, False)]


def test_an_answer_that_was_reworded_is_the_same_answer() -> None:
    reworded = replace(FIRST, text="Accuracy falls although the inputs stay the same.")
    diff = with_answers(SECOND, reworded)
    assert [(one.before_at, one.after_at, one.text.is_changed) for one in diff.answers] == [
        (2, 1, False),
        (1, 2, True),
    ]
    assert sum(one.is_moved for one in diff.answers) == 1


def test_a_key_point_that_changed_is_told_under_its_answer() -> None:
    diff = with_answers(replace(FIRST, key_points=("dates it", "names two figures")), SECOND)
    [changed] = [one for one in diff.answers if one.is_changed]
    assert not changed.text.is_changed
    assert [(one.before_at, one.after_at, one.text.is_changed) for one in changed.points] == [
        (2, 1, False),
        (1, 2, True),
    ]


def test_only_what_differs_is_changed() -> None:
    after = replace(QUESTION, when_to_ask="Early.", minutes=None, anchors=((1, "Has not met it"), (5, "All")))
    diff = diff_questions(QUESTION, after)
    assert [one.name for one in diff.texts if one.is_changed] == ["when_to_ask"]
    assert diff.minutes.is_changed
    assert [(one.label, one.is_changed) for one in diff.anchors] == [
        ("Rating 1", False), ("Rating 3", True), ("Rating 5", True),
    ]  # fmt: skip
    assert not any(one.is_changed for one in (*diff.answers, *diff.follow_ups))


@pytest.mark.parametrize(
    ("before", "after"),
    [("a " * 5_000, "b a " * 2_500), ("!" * 10_000, "?!" * 5_000), ("x" * 10_000, "y" * 10_000)],
)
def test_the_longest_texts_take_no_time(before: str, after: str) -> None:
    start = time.perf_counter()
    assert diff_texts(before, after).after == after
    assert time.perf_counter() - start < 2


def test_the_longest_lists_are_held_against_each_other_by_what_is_equal() -> None:
    before = [f"line {number}" for number in range(1_000)]
    after = [f"line {number}!" if number % 2 else f"line {number}" for number in range(1_000)]
    assert len(before) ** 2 // 4 > MOST_PAIRS
    start = time.perf_counter()
    assert sum(item.is_changed for item in diff_lists(before, after)) == 1_000
    long = [f"{number} word" * 1_000 for number in range(80)]
    assert len(diff_lists(long, [f"{text}!" for text in long])) == 160
    assert time.perf_counter() - start < 2
