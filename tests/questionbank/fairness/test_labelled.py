"""What is marked and what is not, over sentences with a label."""

from pathlib import Path

import pytest

from questionbank.documents import decode_document, read_text
from questionbank.fairness import Topic, concerns_in, concerns_of
from questionbank.fairness.rules import RULES
from tests.questionbank.fairness import held_out, labelled, written_after
from tests.questionbank.fairness.scoring import score

LIBRARY = sorted((Path(__file__).parents[3] / "library").glob("*.txt"))


def test_the_labelled_set_is_large_and_nearly_half_of_it_are_traps() -> None:
    assert len({text for text, *_ in labelled.MARKED}) >= 120
    assert len(set(labelled.UNMARKED)) >= 110
    assert {topic for _, topic, _ in labelled.MARKED} == set(Topic)


def test_the_labelled_set_has_precision_and_recall_of_one() -> None:
    found = score([(text, topic) for text, topic, _ in labelled.MARKED], labelled.UNMARKED)
    assert found.missed == found.wrong == ()
    assert found.precision == found.recall == 1.0


def test_each_labelled_sentence_has_its_weight() -> None:
    for text, topic, weight in labelled.MARKED:
        assert weight in {one.weight for one in concerns_in(text) if one.topic is topic}, text


def test_what_was_held_out_is_right() -> None:
    assert len(held_out.MARKED) == len(held_out.UNMARKED) == 30
    found = score(held_out.MARKED, held_out.UNMARKED)
    assert found.missed == found.wrong == ()


@pytest.mark.parametrize("text", written_after.MARKED)
def test_what_was_missed_at_first_is_marked(text: str) -> None:
    assert concerns_in(text)


@pytest.mark.parametrize("text", written_after.UNMARKED)
def test_what_was_marked_wrongly_at_first_is_left_alone(text: str) -> None:
    assert concerns_in(text) == ()


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_the_library_asks_nothing_unlawful(path: Path) -> None:
    questions = read_text(decode_document(path.read_bytes())).template.questions
    assert questions
    unlawful = [(one.phrase, question.text) for question in questions for one in concerns_of(question)]
    assert unlawful == []


def test_no_advice_would_itself_be_marked() -> None:
    for rule in RULES:
        assert concerns_in(rule.advice.instead) == (), rule.advice.instead
        assert rule.advice.why.endswith(".")
