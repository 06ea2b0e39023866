from dataclasses import fields, replace
from typing import Any

import pytest

from questionbank.documents import (
    ProposedAnswerValue,
    QuestionValue,
    TemplateValue,
    question_hash,
    template_hash,
)

QUESTION = QuestionValue(
    text="What’s “drift”? Café",
    when_to_ask="Early",
    why_ask="- one\n- two",
    how_to_ask="Slowly",
    competency="Monitoring",
    kind="technical",
    seniority="senior",
    minutes=5,
    tags=("models",),
    proposed_answers=(ProposedAnswerValue("It moves.", ("Names a cause",)),),
    follow_ups=("And then?",),
    anchors=((1, "Nothing"), (5, "All")),
)
OTHER: dict[str, Any] = {
    "text": "Why?",
    "when_to_ask": "Late",
    "why_ask": "Because",
    "how_to_ask": "Fast",
    "minutes": 6,
    "proposed_answers": (ProposedAnswerValue("It moves.", ("Names no cause",)),),
    "follow_ups": (),
    "anchors": ((1, "Nothing"), (4, "All")),
}
NOT_OF_A_REVISION: dict[str, Any] = {
    "language": "de",
    "competency": "x",
    "kind": "situational",
    "seniority": "lead",
    "tags": ("x",),
}


def test_quotes_blanks_bullets_and_composition_do_not_change_the_hash() -> None:
    retyped = replace(QUESTION, text=' What\'s  "drift"?\nCafe\u0301', why_ask="• one\n  *  two")
    assert question_hash(retyped) == question_hash(QUESTION)


def test_every_field_is_either_of_the_revision_or_not() -> None:
    assert {field.name for field in fields(QuestionValue)} == OTHER.keys() | NOT_OF_A_REVISION.keys()


@pytest.mark.parametrize("name", OTHER)
def test_what_a_revision_holds_changes_the_hash(name: str) -> None:
    assert question_hash(replace(QUESTION, **{name: OTHER[name]})) != question_hash(QUESTION)


@pytest.mark.parametrize("name", NOT_OF_A_REVISION)
def test_what_is_the_questions_own_changes_only_the_templates_hash(name: str) -> None:
    other = replace(QUESTION, **{name: NOT_OF_A_REVISION[name]})
    assert question_hash(other) == question_hash(QUESTION)
    assert template_hash(TemplateValue("T", questions=(other,))) != template_hash(
        TemplateValue("T", questions=(QUESTION,))
    )


def test_moving_words_between_fields_changes_the_hash() -> None:
    moved = replace(QUESTION, when_to_ask="", how_to_ask="Early Slowly")
    assert question_hash(moved) != question_hash(QUESTION)


def test_a_hash_stays_what_it_was() -> None:
    assert (
        question_hash(QuestionValue("Why?"))
        == "ea1dc8158d37ad9a96bb5562f7a5df9aa0043e0936f43ec674b5fa1758237923"
    )
