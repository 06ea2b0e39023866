"""An import is taken back as a whole, or not at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection

from hiring.models import Opening
from interviews.models import PlanItem
from questionbank.documents import QuestionValue, ReadDocument
from questionbank.enums import ImportChoice, ImportState, QuestionState
from questionbank.models import (
    Comment,
    DocumentImport,
    FollowUp,
    KeyPoint,
    ProposedAnswer,
    Question,
    QuestionWords,
    Revision,
    Template,
)
from questionbank.operations.bulk_editing import BulkChange, edit_in_bulk
from questionbank.operations.comments import add_comment
from questionbank.operations.confirming import confirm_import
from questionbank.operations.importing import import_document
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.staging import Chosen, keep_choices, stage_document
from questionbank.operations.states import change_state
from questionbank.operations.templates import remove_from_template
from questionbank.operations.undoing import InUseError, undo_import
from questionbank.problems import BankError
from questionbank.queries.import_results import result_of
from questionbank.queries.values import revision_value
from questionbank.search.finding import matching
from teams.models import AuditEntry
from tests.factories import OpeningFactory, make_round
from tests.questionbank.conftest import SMALL, Cast

BANK = (Template, Question, Revision, ProposedAnswer, KeyPoint, FollowUp, QuestionWords, Comment)


def rows() -> list[int]:
    return [model._default_manager.count() for model in BANK]


@pytest.fixture
def imported(cast: Cast, small: ReadDocument) -> DocumentImport:
    made = import_document(actor=cast.ada, team=cast.team, document=small, approve=True).document_import
    assert made
    return made


def found(cast: Cast, words: str) -> bool:
    return matching(Question.objects.visible_to(cast.ada), cast.ada, words).exists()


def undo(cast: Cast, made: DocumentImport) -> DocumentImport:
    return undo_import(actor=cast.ada, document_import=made)


def test_everything_that_an_import_brought_goes(cast: Cast, imported: DocumentImport) -> None:
    undone = undo(cast, imported)
    assert rows() == [0] * len(BANK)
    assert (undone.state, undone.undone_by, undone.template) == (ImportState.UNDONE, cast.ada, None)
    entry = AuditEntry.objects.get(action="import.undone")
    assert entry.details == {"questions": 2, "revisions": 0}
    assert not found(cast, "outage")


def test_what_people_decided_since_is_counted_before_it_goes(cast: Cast, imported: DocumentImport) -> None:
    first, second = Question.objects.order_by("pk")
    assert result_of(imported).decided_since == 0
    change_state(actor=cast.ada, question=first, to="retired")
    assert result_of(imported).decided_since == 1
    change = BulkChange(seniority="lead")
    edit_in_bulk(actor=cast.ada, team=cast.team, questions=[first.pk, second.pk], change=change)
    assert result_of(imported).decided_since == 2


def test_undone_twice_it_is_undone_once(cast: Cast, imported: DocumentImport) -> None:
    undo(cast, imported)
    undo(cast, imported)
    assert AuditEntry.objects.filter(action="import.undone").count() == 1


def test_the_same_document_comes_in_again_after_it_was_undone(
    cast: Cast, imported: DocumentImport, small: ReadDocument
) -> None:
    undo(cast, imported)
    outcome = import_document(actor=cast.ada, team=cast.team, document=small)
    assert (outcome.new, outcome.is_changed) == (2, True)


def test_a_question_that_was_there_is_what_it_was(cast: Cast, small: ReadDocument) -> None:
    first, second = small.template.questions
    older = replace(first, text="Tell me of an outage.", competency="", kind="situational", tags=("calm",))
    revised = create_question(actor=cast.ada, team=cast.team, content=older, state=QuestionState.APPROVED)
    bare = replace(second, competency="", kind="", seniority="", tags=())
    filled = create_question(actor=cast.ada, team=cast.team, content=bare, state=QuestionState.IN_REVIEW)
    before = rows()
    text = SMALL.replace(
        "How do you read a log file?", "How do you read a log file?\n\nKind: Technical\n\nTags: narwhals"
    )
    made = stage_document(actor=cast.ada, data=text.encode())
    chosen = {
        1: Chosen(ImportChoice.REVISE, revised.pk),
        2: Chosen(ImportChoice.REUSE, filled.pk),
    }
    keep_choices(document_import=made, choices=chosen, approve=True)
    confirm_import(actor=cast.ada, document_import=made)
    filled.refresh_from_db()
    assert (filled.state, filled.kind) == (QuestionState.APPROVED, "technical")
    undo(cast, made)
    for question, content, state in (
        (revised, older, QuestionState.APPROVED),
        (filled, bare, QuestionState.IN_REVIEW),
    ):
        question.refresh_from_db()
        assert question.current
        assert (question.current.number, question.state) == (1, state)
        assert revision_value(question.current) == content
    assert rows() == before
    assert not found(cast, "narwhals")


def test_what_someone_has_set_since_stays(cast: Cast, small: ReadDocument) -> None:
    _, second = small.template.questions
    question = create_question(actor=cast.ada, team=cast.team, content=second)
    document = ReadDocument(replace(small.template, questions=(replace(second, kind="technical"),)))
    made = import_document(actor=cast.ada, team=cast.team, document=document).document_import
    assert made
    Question.objects.update(kind="situational")
    undo(cast, made)
    question.refresh_from_db()
    assert question.kind == "situational"


def test_a_document_that_was_there_already_leaves_its_template(
    cast: Cast, imported: DocumentImport, small: ReadDocument
) -> None:
    Question.objects.update(state=QuestionState.IN_REVIEW)
    again = import_document(actor=cast.ada, team=cast.team, document=small, approve=True).document_import
    assert again
    undo(cast, again)
    assert Template.objects.count() == 1
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.IN_REVIEW}


def plan_it(cast: Cast, made: DocumentImport) -> None:
    opening: Opening = OpeningFactory.create(team=cast.team)
    revision = made.questions.all()[0].revision
    assert revision
    PlanItem.objects.create(
        round=make_round(opening, questions=0),
        position=1,
        revision=revision,
        minutes=5,
    )


def put_into_another(cast: Cast, made: DocumentImport) -> None:
    text = SMALL.replace("Support Questions", "Another set")
    confirm_import(actor=cast.ada, document_import=stage_document(actor=cast.ada, data=text.encode()))


def revise_it(cast: Cast, made: DocumentImport) -> None:
    question = Question.objects.order_by("pk")[0]
    assert question.current
    content = replace(revision_value(question.current), text="What broke?")
    revise_question(actor=cast.ada, question=question, content=content)


def comment_on_it(cast: Cast, made: DocumentImport) -> None:
    add_comment(actor=cast.ivo, question=Question.objects.order_by("pk")[0], text="Works well.")


def change_the_template(cast: Cast, made: DocumentImport) -> None:
    template = Template.objects.get()
    remove_from_template(actor=cast.ada, template=template, question=template.items.all()[0].question)


def merge_into_it(cast: Cast, made: DocumentImport) -> None:
    kept, other = Question.objects.order_by("pk")[0], Question.objects.create(team=cast.team)
    Question.objects.filter(pk=other.pk).update(state=QuestionState.RETIRED, merged_into=kept)


@pytest.mark.parametrize(
    ("use", "sentence"),
    [
        (plan_it, "1 plan item uses what it brought."),
        (put_into_another, "The template “Another set” holds 2 of its questions."),
        (revise_it, "“What broke?” was revised since."),
        (comment_on_it, "1 comment was written on questions that it added."),
        (change_the_template, "Its template, “Support Questions”, was changed since."),
        (merge_into_it, "1 question was merged into those that it added."),
    ],
)
def test_what_is_used_since_stays_and_the_user_is_named(
    cast: Cast,
    imported: DocumentImport,
    use: Callable[[Cast, DocumentImport], None],
    sentence: str,
) -> None:
    use(cast, imported)
    before = rows()
    with pytest.raises(InUseError) as refusal:
        undo(cast, imported)
    assert sentence in str(refusal.value)
    assert "nothing was changed" in str(refusal.value)
    assert rows() == before
    imported.refresh_from_db()
    assert imported.state == ImportState.DONE
    connection.check_constraints()


def test_what_is_not_stored_is_not_undone(cast: Cast) -> None:
    made = stage_document(actor=cast.ada, data=SMALL.encode())
    with pytest.raises(BankError, match="not stored, so there is nothing to undo"):
        undo(cast, made)


def test_an_import_of_before_is_told_to_be_too_old(cast: Cast, imported: DocumentImport) -> None:
    imported.questions.all().delete()
    with pytest.raises(BankError, match="before Askwell kept what an import made"):
        undo(cast, imported)


def test_what_one_question_revises_and_another_uses_is_as_it_was(cast: Cast) -> None:
    text = "Tell me about a heap that you built yourself?"
    question = create_question(actor=cast.ada, team=cast.team, content=QuestionValue(text=text))
    sheet = (
        "Question,Competency\n"
        "Tell me about a heap that you built by yourself?,Structures\n"
        "Tell me about a heap that you have built?,Structures\n"
    )
    made = stage_document(actor=cast.ada, data=sheet.encode(), file_name="heaps.csv")
    choices = {
        1: Chosen(ImportChoice.REVISE, question.pk),
        2: Chosen(ImportChoice.REUSE, question.pk),
    }
    keep_choices(document_import=made, choices=choices, approve=False)
    confirm_import(actor=cast.ada, document_import=made)
    undo(cast, made)
    question.refresh_from_db()
    assert question.current
    assert (question.current.text, question.competency) == (text, None)
    assert list(question.revisions.all()) == [question.current]
