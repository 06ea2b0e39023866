"""A question is made and revised; what it said before stays."""

from dataclasses import replace

import pytest

from questionbank.documents import QuestionValue, ReadDocument, question_hash
from questionbank.enums import QuestionState
from questionbank.models import Question, Revision, ScaleLevel
from questionbank.operations.bank import set_up_bank
from questionbank.operations.questions import RevisedMeanwhileError, create_question, revise_question
from questionbank.queries.values import revision_value
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast, found


@pytest.fixture
def content(small: ReadDocument) -> QuestionValue:
    return small.template.questions[0]


@pytest.fixture
def question(cast: Cast, content: QuestionValue) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=content, state=QuestionState.APPROVED)


def current(question: Question) -> Revision:
    revision = Question.objects.get(pk=question.pk).current
    assert revision
    return revision


def test_a_bank_is_set_up_once_with_five_levels(cast: Cast) -> None:
    version = set_up_bank(team=cast.team)
    assert set_up_bank(team=cast.team) == version
    levels = ScaleLevel.objects.filter(version=version)
    assert [(one.level, int(one.points)) for one in levels] == [(number, number) for number in range(1, 6)]
    assert all(one.label and one.text for one in levels)


def test_a_new_question_says_all_that_was_typed(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    revision = current(question)
    assert revision_value(revision) == content
    assert (revision.number, revision.author, revision.content_hash) == (1, cast.ada, question_hash(content))
    assert AuditEntry.objects.get().details == {"state": "approved", "revision": 1}


@pytest.mark.parametrize(
    "words",
    [
        "outage explain",
        "AFTER welcome",
        "stay",
        "way round",
        "next message",
        "leave out",
        "writing",
        "communic",
    ],
)
def test_a_question_is_found_by_any_part_of_it(cast: Cast, question: Question, words: str) -> None:
    assert found(cast.ivo, words) == [question]


def test_an_edit_makes_a_revision_and_the_old_one_stays(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    newer = replace(content, text="Tell me about a fault.", tags=("faults",), anchors=((3, "Halfway"),))
    revision = revise_question(actor=cast.ada, question=question, content=newer)
    assert (revision.number, revision_value(current(question))) == (2, newer)
    first = Revision.objects.get(question=question, number=1)
    assert revision_value(first) == replace(content, tags=("faults",))
    assert found(cast.ada, "faults") == [question]
    assert found(cast.ada, "explain") == []
    assert AuditEntry.objects.latest("pk").details == {
        "state": "approved",
        "revision": 2,
        "fields": ["current", "tags"],
    }


def test_the_same_words_make_no_revision_but_the_questions_own_values_follow(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    newer = replace(
        content, competency="Patience", kind="technical", seniority="lead", tags=("writing", "calm")
    )
    revision = revise_question(
        actor=cast.ada, question=question, content=newer, state=QuestionState.RETIRED, expected_revision=1
    )
    assert revision.number == 1
    question.refresh_from_db()
    assert question.state == QuestionState.RETIRED
    assert revision_value(current(question)) == newer


def test_saving_without_a_change_leaves_no_trace(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    revise_question(actor=cast.ada, question=question, content=content, expected_revision=1)
    assert [entry.action for entry in AuditEntry.objects.all()] == ["question.created"]


def test_two_editors_do_not_overwrite_each_other(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    theirs = replace(content, text="Theirs")
    revise_question(actor=cast.ada, question=question, content=theirs, expected_revision=1)
    with pytest.raises(RevisedMeanwhileError, match="Someone saved revision 2") as refusal:
        revise_question(
            actor=cast.ada, question=question, content=replace(content, text="Mine"), expected_revision=1
        )
    assert refusal.value.current.text == "Theirs"
    assert revision_value(current(question)) == theirs
