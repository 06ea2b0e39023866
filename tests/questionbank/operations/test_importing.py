"""A document becomes a template once, whole, and quickly."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from questionbank.documents import (
    Problem,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
    read_json,
    read_text,
    write_json,
    write_text,
)
from questionbank.enums import QuestionState
from questionbank.models import (
    Competency,
    DocumentImport,
    Question,
    Revision,
    Tag,
    Template,
)
from questionbank.operations.importing import ImportOutcome, NotImportableError, import_document
from questionbank.operations.questions import revise_question
from questionbank.queries.values import revision_value, template_value
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast, found

Counts = dict[str, int]


@pytest.fixture
def put(cast: Cast) -> Callable[..., ImportOutcome]:
    def put(document: ReadDocument, **options: object) -> ImportOutcome:
        return import_document(actor=cast.ada, team=cast.team, document=document, **options)  # type: ignore[arg-type]

    return put


Put = Callable[..., ImportOutcome]


def counts() -> Counts:
    models = (Template, Question, Revision, Competency, Tag, DocumentImport, AuditEntry)
    return {model.__name__: model._default_manager.count() for model in models}


def test_everything_in_the_document_is_stored_and_reads_back_equal(put: Put, small: ReadDocument) -> None:
    outcome = put(small)
    assert (outcome.new, outcome.reused, outcome.is_changed) == (2, 0, True)
    stored = template_value(Template.objects.get())
    assert stored == small.template
    assert read_text(write_text(stored)) == read_json(write_json(stored)) == small


def test_imported_questions_wait_for_review_unless_approved(put: Put, small: ReadDocument) -> None:
    put(small)
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.IN_REVIEW}


def test_approving_at_once_makes_them_approved(put: Put, small: ReadDocument) -> None:
    put(small, approve=True)
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.APPROVED}
    approved = {str(uuid) for uuid in Question.objects.values_list("uuid", flat=True)}
    assert set(AuditEntry.objects.get().details["approved"]) == approved


def test_the_same_document_again_changes_nothing(put: Put, small: ReadDocument) -> None:
    first = put(small)
    before = counts()
    again = put(small)
    assert (again.template, again.is_changed, again.new) == (first.template, False, 0)
    assert counts() == before


def test_the_same_document_in_another_typing_changes_nothing(put: Put, small: ReadDocument) -> None:
    put(small)
    before = counts()
    conclusion = "Ask  everybody\nthe same."
    assert not put(ReadDocument(replace(small.template, conclusion=conclusion))).is_changed
    assert counts() == before


def test_importing_again_with_approval_approves_what_waits(put: Put, small: ReadDocument) -> None:
    put(small)
    retired = Question.objects.order_by("pk")[0]
    Question.objects.filter(pk=retired.pk).update(state=QuestionState.RETIRED)
    outcome = put(small, approve=True)
    assert (outcome.is_changed, outcome.approved) == (True, 1)
    states = Question.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [QuestionState.RETIRED, QuestionState.APPROVED]
    [written] = AuditEntry.objects.order_by("pk")[1:]
    assert written.details["approved"] == [str(Question.objects.get(state=QuestionState.APPROVED).uuid)]
    assert not put(small, approve=True).is_changed


def test_questions_that_the_bank_has_are_used_again(put: Put, small: ReadDocument) -> None:
    put(small)
    outcome = put(ReadDocument(replace(small.template, title="Another set")))
    assert (outcome.new, outcome.reused) == (0, 2)
    assert Question.objects.count() == 2
    assert template_value(outcome.template).questions == small.template.questions


def test_a_question_that_was_revised_since_is_used_at_the_revision_that_matches(
    cast: Cast, put: Put, small: ReadDocument
) -> None:
    put(small)
    question = Question.objects.order_by("pk")[0]
    content = replace(small.template.questions[0], text="Tell me about an outage.")
    revise_question(actor=cast.ada, question=question, content=content)
    outcome = put(ReadDocument(replace(small.template, title="Another set")))
    assert [item.revision.number for item in outcome.template.items.all()] == [1, 1]
    assert template_value(outcome.template).questions == small.template.questions


def test_two_revisions_of_one_question_in_one_document_both_keep_a_place(
    cast: Cast, put: Put, small: ReadDocument
) -> None:
    put(small)
    question = Question.objects.order_by("pk")[0]
    newer = replace(small.template.questions[0], text="Tell me about an outage.")
    revise_question(actor=cast.ada, question=question, content=newer)
    both = (small.template.questions[0], newer)
    outcome = put(ReadDocument(replace(small.template, title="Both", questions=both)))
    assert (outcome.new, outcome.reused) == (1, 1)
    assert template_value(outcome.template).questions == both


def test_a_document_fills_what_the_bank_leaves_open_and_overrules_nothing(
    cast: Cast, put: Put, small: ReadDocument
) -> None:
    put(small)
    first, second = small.template.questions
    first = replace(first, competency="Patience", kind="situational", tags=("calm",))
    second = replace(second, competency="communication", kind="technical", tags=("logs",))
    outcome = put(ReadDocument(replace(small.template, title="More", questions=(first, second))))
    stored = template_value(outcome.template).questions
    assert stored[0] == small.template.questions[0]
    assert stored[1] == replace(second, competency="Communication")
    assert len(found(cast.ada, "logs communication")) == 1


def test_competencies_and_tags_are_one_whatever_their_letter_case(
    cast: Cast, put: Put, small: ReadDocument
) -> None:
    Competency.objects.create(team=cast.team, name="COMMUNICATION")
    Tag.objects.create(team=cast.team, name="Écriture")
    first = replace(small.template.questions[0], tags=("écriture", "New", "new"))
    put(ReadDocument(replace(small.template, questions=(first,))))
    question = Question.objects.get()
    assert question.competency
    assert question.competency.name == "COMMUNICATION"
    assert revision_value(Revision.objects.get()).tags == ("Écriture", "New")


def test_lines_without_a_place_are_kept_with_the_template(put: Put, small: ReadDocument) -> None:
    stray = Problem(12, "Askwell could not tell where this belongs.", "A stray line")
    put(ReadDocument(small.template, (stray,)), file_name="support.txt")
    kept = DocumentImport.objects.get()
    assert kept.file_name == "support.txt"
    assert kept.unplaced == [{"line": 12, "sentence": stray.sentence, "text": "A stray line"}]


def test_a_stray_line_that_is_new_is_kept_with_the_template_that_is_there(
    put: Put, small: ReadDocument
) -> None:
    first = put(small)
    outcome = put(ReadDocument(small.template, (Problem(3, "No place.", "Stray"),)))
    assert (outcome.template, outcome.is_changed) == (first.template, True)
    assert [one.unplaced for one in first.template.imports.order_by("pk")][1][0]["text"] == "Stray"
    assert not put(ReadDocument(small.template, (Problem(3, "No place.", "Stray"),))).is_changed


def test_a_question_that_stands_twice_is_held_once_and_said(put: Put, small: ReadDocument) -> None:
    first, second = small.template.questions
    repeating = replace(small.template, questions=(first, second, first))
    outcome = put(ReadDocument(repeating))
    assert template_value(outcome.template).questions == (first, second)
    assert [one["text"] for one in DocumentImport.objects.get().unplaced] == [first.text]
    assert not put(ReadDocument(repeating)).is_changed


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "The document has no title; give it one."),
        ({"title": "x" * 201}, "Keep the title to 200 characters; this one has 201."),
        ({"about_heading": "x" * 301}, "Keep the heading of the “about” part to 300 characters"),
        ({"conclusion": "x" * 20_001}, "Keep the conclusion to 20,000 characters; this one has 20,001."),
        ({"audience": ("x" * 2_001,)}, "Keep a line of a list to 2,000 characters"),
        ({"audience": ("x",) * 1001}, "A list of the document has 1,001 lines"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    put: Put, small: ReadDocument, change: dict[str, str], sentence: str
) -> None:
    with pytest.raises(NotImportableError) as refusal:
        put(ReadDocument(replace(small.template, **change)))  # type: ignore[arg-type]
    assert sentence in str(refusal.value)
    assert counts() == dict.fromkeys(counts(), 0)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": ""}, "Question 1 has no text; write one, or take the question out."),
        ({"text": "Is it? " + "x" * 10_000}, "Keep the question to 10,000 characters; this one has 10,007."),
        ({"why_ask": "x" * 10_001}, "Keep why ask to 10,000 characters; this one has 10,001."),
        ({"competency": "x" * 81}, "Keep the competency to 80 characters; this one has 81."),
        ({"tags": ("x" * 61,)}, "Keep a tag to 60 characters; this one has 61."),
        ({"tags": ("x",) * 31}, "has 31 tags and at most 30 fit; take some out."),
        ({"follow_ups": ("x" * 2_001,)}, "Keep a follow-up to 2,000 characters"),
        ({"anchors": ((3, "x" * 10_001),)}, "Keep what a rating means to 10,000 characters"),
        ({"proposed_answers": (ProposedAnswerValue("x" * 10_001),)}, "Keep an answer to 10,000 characters"),
        ({"proposed_answers": (ProposedAnswerValue("x", ("y" * 2_001,)),)}, "Keep a key point to 2,000"),
        ({"anchors": ((9, "Too far"),)}, "There is a text for rating 9"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_with_its_number(
    put: Put, small: ReadDocument, change: dict[str, str], sentence: str
) -> None:
    question = replace(small.template.questions[0], **change)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=sentence):
        put(ReadDocument(TemplateValue(title="One", questions=(question,))))
    assert counts() == dict.fromkeys(counts(), 0)


def test_the_question_is_told_by_its_first_words(put: Put, small: ReadDocument) -> None:
    first, second = small.template.questions
    long = replace(second, how_to_ask="x" * 12_345)
    with pytest.raises(NotImportableError) as refusal:
        put(ReadDocument(replace(small.template, questions=(first, long))))
    assert refusal.value.sentences == [
        "Question 2 (“How do you read a log…”): Keep how to ask to 10,000 characters; this one has 12,345."
    ]


def test_of_very_many_faults_the_first_are_told(put: Put) -> None:
    empty = TemplateValue(title="Many", questions=(QuestionValue(text=""),) * 900)
    with pytest.raises(NotImportableError) as refusal:
        put(ReadDocument(empty))
    assert len(refusal.value.sentences) == 50


def test_another_teams_bank_is_neither_used_nor_changed(cast: Cast, put: Put, small: ReadDocument) -> None:
    import_document(actor=cast.eve, team=cast.eve.team, document=small)
    outcome = put(small)
    assert (outcome.new, outcome.reused) == (2, 0)
    assert Question.objects.filter(team=cast.team).count() == 2


def test_the_import_is_audited_without_free_text(put: Put, small: ReadDocument) -> None:
    outcome = put(small, file_name="secret name.txt")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_id) == ("template.imported", outcome.template.uuid)
    assert entry.details == {"new": 2, "reused": 0, "revised": 0, "left_out": 0, "approved": []}


def test_the_number_of_statements_does_not_grow_with_the_questions(put: Put, small: ReadDocument) -> None:
    first, _ = small.template.questions
    put(small)  # makes the scale, the competency and the tags
    counts = []
    for title, size in (("One", 1), ("Three", 3)):
        questions = tuple(replace(first, text=f"{title} {number}") for number in range(size))
        with CaptureQueriesContext(connection) as queries:
            put(ReadDocument(replace(small.template, title=title, questions=questions)))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 38  # rows that are copied in are not counted on PostgreSQL


def test_a_template_is_read_in_seven_queries(
    put: Put,
    small: ReadDocument,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for size in (1, 2):
        template = put(
            ReadDocument(
                replace(small.template, title=f"Of {size}", questions=small.template.questions[:size])
            )
        ).template
        with django_assert_num_queries(7):
            template_value(template)
