"""What a person chose of a document is what happens to the bank, once."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils import timezone
from pytest_django import Settings

from questionbank.documents import DocumentError, QuestionValue, read_text, write_json
from questionbank.documents.values import ReadDocument, TemplateValue
from questionbank.enums import ImportChoice, ImportState, QuestionState
from questionbank.models import DocumentImport, ImportedQuestion, Question, Revision, StateChange, Template
from questionbank.operations import confirming
from questionbank.operations.confirming import confirm_import
from questionbank.operations.importing import import_document, lock_bank
from questionbank.operations.merging import merge_questions
from questionbank.operations.questions import create_question
from questionbank.operations.staging import (
    KEPT,
    Chosen,
    ChosenMeanwhileError,
    StoredMeanwhileError,
    choose_for_alike,
    keep_choices,
    stage_document,
    tidy_imports,
)
from questionbank.operations.undoing import undo_import
from questionbank.problems import BankError
from questionbank.progress import progress_of
from questionbank.queries.picks import shown_of
from questionbank.queries.values import revision_value, template_value
from questionbank.tasks import store_import
from teams.models import AuditEntry, Team
from tests.questionbank.conftest import SMALL, Cast

NEW, REUSE, REVISE, LEAVE = ImportChoice.NEW, ImportChoice.REUSE, ImportChoice.REVISE, ImportChoice.LEAVE
Stage = Callable[..., DocumentImport]


@pytest.fixture
def stage(cast: Cast) -> Stage:
    def stage(text: str = SMALL) -> DocumentImport:
        return stage_document(actor=cast.ada, data=text.encode(), file_name="support.txt")

    return stage


@pytest.fixture
def asked(cast: Cast, small: ReadDocument) -> Question:
    """In the bank, approved: it asks what the first of the document asks, in other words."""
    content = replace(
        small.template.questions[0],
        text="Tell me of an outage that you explained.",
        competency="",
        kind="situational",
        tags=("calm",),
    )
    return create_question(actor=cast.ada, team=cast.team, content=content, state=QuestionState.APPROVED)


def choose(made: DocumentImport, number: int, choice: ImportChoice, question: Question | None = None) -> None:
    chosen = Chosen(choice, question.pk if question else None)
    keep_choices(document_import=made, choices={number: chosen}, approve=False)


def test_what_is_put_down_changes_nothing_in_the_bank(stage: Stage) -> None:
    made = stage()
    assert (made.state, made.total, made.file_name) == (ImportState.READ, 2, "support.txt")
    assert [row.choice for row in made.questions.all()] == [NEW, NEW]
    assert not Question.objects.exists()
    assert not AuditEntry.objects.exists()


def test_what_the_bank_has_word_for_word_is_used_again(cast: Cast, stage: Stage, small: ReadDocument) -> None:
    template = import_document(actor=cast.ada, team=cast.team, document=small).template
    made = stage(SMALL.replace("Support Questions", "Another set"))
    rows = list(made.questions.order_by("number"))
    assert [row.choice for row in rows] == [REUSE, REUSE]
    assert [row.revision_id for row in rows] == [item.revision_id for item in template.items.all()]


def test_a_question_that_is_left_out_does_not_come_in(cast: Cast, stage: Stage) -> None:
    made = stage()
    choose(made, 1, LEAVE)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert (outcome.new, outcome.left_out) == (1, 1)
    [question] = template_value(outcome.template).questions
    assert question.text == "How do you read a log file?"
    assert [row.choice for row in made.questions.order_by("number")] == [LEAVE, NEW]


def test_the_one_in_the_bank_is_used_as_it_is_today(cast: Cast, stage: Stage, asked: Question) -> None:
    made = stage()
    choose(made, 1, REUSE, asked)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert (outcome.new, outcome.reused) == (1, 1)
    first = template_value(outcome.template).questions[0]
    assert first.text == "Tell me of an outage that you explained."
    # What the bank left open is filled in; what it says stays.
    assert (first.competency, first.kind, first.tags) == ("Communication", "situational", ("calm",))
    assert asked.revisions.count() == 1


def test_a_new_revision_says_what_the_document_says(
    cast: Cast, stage: Stage, asked: Question, small: ReadDocument
) -> None:
    made = stage()
    choose(made, 1, REVISE, asked)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert (outcome.new, outcome.revised) == (1, 1)
    asked.refresh_from_db()
    assert asked.current
    assert (asked.current.number, asked.state) == (2, QuestionState.APPROVED)
    assert revision_value(asked.current) == small.template.questions[0]
    assert template_value(outcome.template) == small.template
    row = made.questions.get(number=1)
    assert row.replaced
    assert (row.replaced.number, row.revision) == (1, asked.current)


def test_a_new_revision_that_lacks_something_waits_for_review(
    cast: Cast, stage: Stage, asked: Question
) -> None:
    made = stage(SMALL.replace("How to Ask: Stay with one outage.\n\n", ""))
    choose(made, 1, REVISE, asked)
    confirm_import(actor=cast.ada, document_import=made)
    asked.refresh_from_db()
    assert asked.state == QuestionState.IN_REVIEW
    assert StateChange.objects.filter(question=asked).count() == 2


def test_one_question_is_not_revised_twice(cast: Cast, stage: Stage, asked: Question) -> None:
    made = stage()
    for number in (1, 2):
        choose(made, number, REVISE, asked)
    with pytest.raises(BankError, match="Questions 1 and 2 would both be the new revision"):
        confirm_import(actor=cast.ada, document_import=made)
    assert (Template.objects.count(), Revision.objects.count()) == (0, 1)


def test_two_that_are_the_same_one_of_the_bank_stand_once_in_the_template(
    cast: Cast, stage: Stage, asked: Question
) -> None:
    made = stage()
    choose(made, 1, REUSE, asked)
    choose(made, 2, REUSE, asked)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert [item.question for item in outcome.template.items.all()] == [asked]


def test_nothing_chosen_is_said(cast: Cast, stage: Stage) -> None:
    made = stage()
    for number in (1, 2):
        choose(made, number, LEAVE)
    with pytest.raises(BankError, match="Every question was left out"):
        confirm_import(actor=cast.ada, document_import=made)
    made.refresh_from_db()
    assert made.state == ImportState.READ


def test_a_question_that_does_not_fit_can_be_left_out(cast: Cast, stage: Stage) -> None:
    made = stage(SMALL.replace("Show the file first.", "x" * 10_001))
    with pytest.raises(BankError, match="Question 2"):
        confirm_import(actor=cast.ada, document_import=made)
    choose(made, 2, LEAVE)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert outcome.new == 1


def test_what_the_bank_learned_meanwhile_is_used_again(cast: Cast, stage: Stage, small: ReadDocument) -> None:
    made = stage(SMALL.replace("Support Questions", "Another set"))
    import_document(actor=cast.ada, team=cast.team, document=small)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert (outcome.new, outcome.reused) == (0, 2)


def test_of_a_question_that_was_merged_the_other_is_used(
    cast: Cast, stage: Stage, small: ReadDocument, asked: Question
) -> None:
    import_document(actor=cast.ada, team=cast.team, document=small)
    merged = Question.objects.exclude(pk=asked.pk).order_by("pk")[0]
    Question.objects.filter(pk=merged.pk).update(state=QuestionState.RETIRED, merged_into=asked)
    made = stage(SMALL.replace("Support Questions", "Another set"))
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert outcome.template.items.order_by("position")[0].question == asked


def test_a_question_that_is_gone_from_the_bank_is_added_anew(
    cast: Cast, stage: Stage, asked: Question
) -> None:
    made = stage()
    choose(made, 1, REUSE, asked)
    made.questions.filter(number=1).update(question=None)
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert outcome.new == 2


@pytest.fixture
def brought(cast: Cast) -> DocumentImport:
    """It brought a question that asks nearly what the document asks."""
    document = read_text("Others\n\nQuestion: Tell me of an outage that you explained.\n")
    made = import_document(actor=cast.ada, team=cast.team, document=document).document_import
    assert made
    return made


def merge_it(cast: Cast, _brought: DocumentImport) -> None:
    question = Question.objects.get()
    other = create_question(actor=cast.ada, team=cast.team, content=QuestionValue("How are you?"))
    merge_questions(actor=cast.ada, keep=other, merge=question, content=QuestionValue("How are you?"))


def remove_it(cast: Cast, brought: DocumentImport) -> None:
    undo_import(actor=cast.ada, document_import=brought)


@pytest.mark.parametrize("choice", [REUSE, REVISE])
@pytest.mark.parametrize("change", [merge_it, remove_it])
def test_a_question_that_goes_just_before_the_document_is_stored_is_told(
    cast: Cast,
    brought: DocumentImport,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Cast, DocumentImport], None],
    choice: ImportChoice,
) -> None:
    made = stage_document(actor=cast.ada, data=SMALL.encode())
    choose(made, 1, choice, Question.objects.get())

    def wait(team: Team) -> None:
        change(cast, brought)
        lock_bank(team)

    with monkeypatch.context() as patch:
        patch.setattr(confirming, "lock_bank", wait)
        with pytest.raises(BankError, match="was merged or removed just now"):
            confirm_import(actor=cast.ada, document_import=made)
    assert not Template.objects.filter(title="Support Questions").exists()
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert template_value(outcome.template).title == "Support Questions"


def test_what_stands_twice_in_the_document_is_left_out_the_second_time(cast: Cast, stage: Stage) -> None:
    made = stage("Set\n\nQuestion: Is it?\n\nQuestion: Is it?\n\nQuestion: Or not?\n")
    assert [row.choice for row in made.questions.order_by("number")] == [NEW, LEAVE, NEW]
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    assert outcome.template.items.count() == 2


def test_one_choice_for_all_that_are_alike(stage: Stage, asked: Question) -> None:
    made = stage()
    made.questions.filter(number=1).update(question=asked)
    assert choose_for_alike(document_import=made, choice=REUSE) == 1
    assert [row.choice for row in made.questions.order_by("number")] == [REUSE, NEW]


def test_choices_that_changed_on_other_pages_are_not_confirmed_unseen(stage: Stage) -> None:
    made = stage()
    shown = shown_of(made, but={1})
    choose(made, 2, LEAVE)
    with pytest.raises(ChosenMeanwhileError):
        keep_choices(document_import=made, choices={1: Chosen(LEAVE, None)}, approve=False, shown=shown)
    assert made.questions.get(number=1).choice == NEW


def test_confirmed_twice_it_is_stored_once(cast: Cast, stage: Stage) -> None:
    made = stage()
    confirm_import(actor=cast.ada, document_import=made)
    assert confirm_import(actor=cast.ada, document_import=made) is None
    assert (Template.objects.count(), Question.objects.count()) == (1, 2)
    with pytest.raises(StoredMeanwhileError):
        choose(made, 1, LEAVE)


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "MOST_AT_ONCE", 1)


@pytest.mark.usefixtures("_large")
def test_much_is_stored_by_a_worker_once_however_often_it_is_told(
    cast: Cast, stage: Stage, settings: Settings
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    made = stage()
    assert confirm_import(actor=cast.ada, document_import=made) is None
    made.refresh_from_db()
    assert (made.state, Template.objects.count()) == (ImportState.RUNNING, 0)
    store_import(made.pk)
    store_import(made.pk)
    made.refresh_from_db()
    assert (made.state, made.done, made.total) == (ImportState.DONE, 2, 2)
    assert (Template.objects.count(), Question.objects.count()) == (1, 2)
    assert progress_of(made.uuid) == 2


@pytest.mark.usefixtures("_large")
def test_a_worker_that_can_not_store_it_says_why_and_keeps_it(
    cast: Cast, stage: Stage, asked: Question
) -> None:
    made = stage()
    for number in (1, 2):
        choose(made, number, REVISE, asked)
    confirm_import(actor=cast.ada, document_import=made)
    store_import(made.pk)
    made.refresh_from_db()
    assert made.state == ImportState.FAILED
    assert "would both be the new revision" in made.failure
    choose(made, 2, NEW)
    confirm_import(actor=cast.ada, document_import=made)
    store_import(made.pk)
    made.refresh_from_db()
    assert (made.state, made.failure) == (ImportState.DONE, "")


def test_what_is_not_stored_within_a_day_is_forgotten(cast: Cast, stage: Stage) -> None:
    confirm_import(actor=cast.ada, document_import=stage())
    waiting = stage(SMALL.replace("Support Questions", "Another set"))
    assert tidy_imports(now=timezone.now()) == 0
    tidy_imports(now=timezone.now() + KEPT)
    assert not DocumentImport.objects.filter(pk=waiting.pk).exists()
    assert DocumentImport.objects.get().state == ImportState.DONE


def test_what_is_no_document_is_not_put_down(stage: Stage) -> None:
    with pytest.raises(DocumentError):
        stage("Only a title")
    assert not DocumentImport.objects.exists()


def test_five_hundred_questions_come_in_by_chunks_and_in_order(cast: Cast, stage: Stage) -> None:
    questions = tuple(QuestionValue(text=f"What of {number}?") for number in range(600))
    made = stage(write_json(TemplateValue(title="Many", questions=questions)))
    made.refresh_from_db()
    done: list[int] = []
    confirming._store(made, confirming._prepare(made), done.append)
    assert done == [0, 250, 500, 600]
    assert template_value(Template.objects.get()).questions == questions
    assert ImportedQuestion.objects.filter(document_import=made).count() == 600
