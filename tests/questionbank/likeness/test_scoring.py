"""What the figure says, and how often it is right."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionbank.documents import decode_document, read_text
from questionbank.likeness import WORTH_SHOWING, Library, keys_of, likeness, likeness_of, wording_of
from tests.questionbank.likeness import held_out, pairs
from tests.questionbank.likeness.scoring import score

WORDS = [
    "how",
    "do",
    "not",
    "test",
    "Tests",
    "café",
    "数据",
    "库",
    "10",
    "1,000",
    "C++",
    "```",
    "\x00",
    "n’t",
    ".",
    "\n",
]
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=80)


def test_the_labelled_pairs_are_many_half_of_them_traps_and_none_is_there_twice() -> None:
    assert len(pairs.SAME) >= 60
    assert len(pairs.TRAPS) >= 60
    told = [frozenset(pair) for pair in (*pairs.SAME, *pairs.TRAPS)]
    assert len(set(told)) == len(told)
    assert not set(told) & {frozenset(pair) for pair in (*held_out.SAME, *held_out.TRAPS)}
    assert len(held_out.SAME) + len(held_out.TRAPS) == 40


def test_precision_and_recall_are_at_least_95_in_a_hundred() -> None:
    found = score(pairs.SAME, pairs.TRAPS)
    assert found.precision >= 0.95, found.wrong
    assert found.recall >= 0.95, found.missed


def test_the_pairs_that_were_held_out_come_out_no_worse_than_when_they_were_first_looked_at() -> None:
    found = score(held_out.SAME, held_out.TRAPS)
    assert found.precision >= 0.95, found.wrong
    assert found.recall >= 0.95, found.missed


def test_of_the_real_document_one_pair_alone_is_offered(real_path: Path) -> None:
    document = read_text(decode_document(real_path.read_bytes()))
    texts = [question.text for question in document.template.questions]
    offered = [pair for pair in combinations(texts, 2) if likeness_of(*pair) >= WORTH_SHOWING]
    assert [all("imbalanced dataset" in text for text in pair) for pair in offered] == [True]


def test_the_starter_library_asks_nothing_twice(root: Path) -> None:
    library = Library()
    for path in sorted((root / "library").glob("*.txt")):
        for question in read_text(decode_document(path.read_bytes())).template.questions:
            library.add(len(library.wordings), wording_of(question.text))
    assert len(library.wordings) >= 160
    assert list(library.pairs()) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How do you test it?", "how do YOU test it"),
        ("Warum testen Sie?", "warum testen sie ?"),
        ("What’s a café?", "What's a cafe?"),
        ("你如何处理不平衡的数据？", "你如何处理不平衡的数据"),
        ("What is C++?", "what is  c++"),
    ],
)
def test_the_same_words_are_the_same_question(first: str, second: str) -> None:
    assert likeness_of(first, second) == 100


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How do you review a contarct?", "How do you review a contract?"),
        ("Why is comunication hard?", "Why is communication hard?"),
        ("You are late and the server is down. What do you do?", "The server is down and you are late."),
        ("Wie gehen Sie mit fehlenden Daten um?", "Fehlende Daten: Wie gehen Sie mit fehlenden Daten um?"),
        ("你如何处理不平衡的数据？", "如何处理不平衡的数据？"),
    ],
)
def test_a_slip_another_order_or_another_language_hides_nothing(first: str, second: str) -> None:
    assert WORTH_SHOWING <= likeness_of(first, second) < 100


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How do you draft a contract?", "How do you draft a contact?"),
        ("When do you use it?", "When don't you use it?"),
        ("When do you use it?", "When can’t you use it?"),
        ("你如何处理不平衡的数据？", "你如何处理缺失的数据？"),
        ("How do you?", "Why would they?"),
        ("", "How do you plan?"),
        ("```\nx = 1\n```", "```\ny = 2\n```"),
    ],
)
def test_another_word_is_another_question(first: str, second: str) -> None:
    assert likeness_of(first, second) < WORTH_SHOWING


def test_code_below_a_question_is_not_compared_with_its_words() -> None:
    code = "\n\n```\nfor name in names:\n    print(name)\n```"
    assert likeness_of("What does this loop print?", f"What does this loop print?{code}") >= WORTH_SHOWING


@given(TEXTS, TEXTS)
def test_it_is_the_same_from_either_side_and_within_its_bounds(first: str, second: str) -> None:
    assert likeness_of(first, second) == likeness_of(second, first)
    assert 0 <= likeness_of(first, second) <= 100
    assert likeness_of(first, first) == (100 if wording_of(first).exact else 0)


@given(TEXTS)
def test_keys_fit_into_a_column_and_are_few(text: str) -> None:
    keys = keys_of(wording_of(text))
    assert len(keys) <= 5
    assert len(set(keys)) == len(keys)
    assert all(-(2**63) <= key < 2**63 for key in keys)


def test_keys_and_figures_are_the_same_in_every_process() -> None:
    """Hashes of Python's own differ from one process to the next."""
    text = "How do you prioritise tickets on a busy day, and how do you tell the others?"
    program = (
        "from questionbank.likeness import keys_of, wording_of, likeness_of\n"
        f"print(keys_of(wording_of({text!r})), likeness_of({text!r}, 'How do you prioritize a ticket?'))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_a_library_finds_what_holding_all_against_all_finds() -> None:
    texts = sorted({text for pair in (*pairs.SAME, *pairs.TRAPS) for text in pair})
    wordings = [wording_of(text) for text in texts]
    library = Library()
    for number, wording in enumerate(wordings):
        library.add(number, wording)
    found = {(number, one.number) for number, likes in library.pairs() for one in likes}
    all_pairs = {
        (first, second)
        for first, second in combinations(range(len(wordings)), 2)
        if likeness(wordings[first], wordings[second]) >= WORTH_SHOWING
    }
    assert {tuple(sorted(pair)) for pair in found} == all_pairs
    assert len(all_pairs) >= 100


def test_a_question_that_stands_there_very_often_has_few_likes_the_oldest_first() -> None:
    library = Library()
    for number in range(300):
        library.add(number, wording_of("How do you test it?"))
    assert [one.number for one in library.likes_of(wording_of("How do you test it?"), but=0)] == [
        1,
        2,
        3,
        4,
        5,
    ]
