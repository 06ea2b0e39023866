"""What the bank asks in the same words is used, or revised, and does not come in a second time."""

from dataclasses import replace

import pytest

from questionbank.documents import ReadDocument, write_json
from questionbank.enums import ImportChoice
from questionbank.models import DocumentImport, Question
from questionbank.operations.confirming import confirm_import
from questionbank.operations.importing import import_document
from questionbank.operations.staging import choose_for_alike, stage_document
from questionbank.queries.picks import staged_of
from questionbank.queries.values import template_value
from tests.questionbank.conftest import SMALL, Cast

NEW, REUSE, REVISE = ImportChoice.NEW, ImportChoice.REUSE, ImportChoice.REVISE
FIRST, SECOND = "Tell me about an outage that you had to explain.", "How do you read a log file?"


@pytest.fixture
def bank(cast: Cast, small: ReadDocument) -> ReadDocument:
    import_document(actor=cast.ada, team=cast.team, document=small)
    return small


def stage(cast: Cast, text: str) -> DocumentImport:
    return stage_document(actor=cast.ada, data=text.encode(), file_name="")


def choices(made: DocumentImport) -> list[str]:
    return [row.choice for row in made.questions.order_by("number")]


@pytest.mark.usefixtures("bank")
def test_the_same_words_alone_use_the_one_in_the_bank(cast: Cast) -> None:
    made = stage(cast, f"A list\n\nQuestion: {FIRST}\n\nQuestion: {SECOND.lower()}\n")
    assert choices(made) == [REUSE, REUSE]
    confirm_import(actor=cast.ada, document_import=made)
    assert Question.objects.count() == 2
    assert not Question.objects.exclude(current__number=1).exists()


@pytest.mark.usefixtures("bank")
def test_the_same_words_with_other_things_said_become_a_new_revision(cast: Cast) -> None:
    text = SMALL.replace("Support Questions", "Edited").replace("To see a method.", "To see how calm it is.")
    made = stage(cast, text)
    assert choices(made) == [REUSE, REVISE]
    assert staged_of(made).same(2) == made.questions.get(number=2).question_id
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert (outcome.new, outcome.revised, Question.objects.count()) == (0, 1, 2)
    assert template_value(outcome.template).questions[1].why_ask == "To see how calm it is."


def test_a_part_of_what_the_bank_says_takes_nothing_from_it(cast: Cast, bank: ReadDocument) -> None:
    first, second = bank.template.questions
    other = replace(first, proposed_answers=(), competency="Another competency")
    part = replace(second, when_to_ask="", follow_ups=(), anchors=(), competency="Reading")
    template = replace(bank.template, title="Parts", questions=(other, part))
    assert choices(stage(cast, write_json(template))) == [REVISE, REUSE]


@pytest.mark.usefixtures("bank")
def test_one_question_of_the_bank_is_not_the_same_twice(cast: Cast) -> None:
    text = f"Two\n\nQuestion: {FIRST}\n\nWhy Ask: One.\n\nQuestion: {FIRST}\n\nWhy Ask: Two.\n"
    made = stage(cast, text)
    assert choices(made) == [REVISE, NEW]
    assert choose_for_alike(document_import=made, choice=REVISE) == 1
    assert choices(made) == [REVISE, NEW]
    assert choose_for_alike(document_import=made, choice=REUSE) == 2
    assert choose_for_alike(document_import=made, choice=REVISE) == 1
    assert confirm_import(actor=cast.ada, document_import=made)


def test_another_team_does_not_learn_what_the_bank_asks(cast: Cast, bank: ReadDocument) -> None:
    made = stage_document(actor=cast.eve, data=f"A list\n\nQuestion: {FIRST}\n".encode())
    assert choices(made) == [NEW]
    assert staged_of(made).same(1) is None
