"""A whole library comes in at once, and is what it would be had each document come alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.invented import Invented
from questionbank.documents import QuestionValue, ReadDocument, TemplateValue
from questionbank.enums import QuestionState
from questionbank.models import Question, Template
from questionbank.operations import importing_many
from questionbank.operations.importing import import_document
from questionbank.operations.importing_many import Batch, import_templates
from questionbank.queries.values import template_value
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast


def put_all(cast: Cast, values: Iterable[TemplateValue], *, approve: bool = False) -> list[Batch]:
    return list(import_templates(actor=cast.ada, team=cast.team, values=values, approve=approve))


@pytest.fixture
def invented() -> list[TemplateValue]:
    return list(Invented(seed=3).templates(5))


def test_what_comes_in_reads_back_equal(cast: Cast, invented: list[TemplateValue]) -> None:
    (batch,) = put_all(cast, invented)
    assert (batch.templates, batch.new_questions, batch.refused) == (5, 125, ())
    stored = Template.objects.filter(team=cast.team).order_by("pk")
    assert [template_value(one) for one in stored] == invented


def test_it_is_what_each_document_alone_would_have_made(cast: Cast, invented: list[TemplateValue]) -> None:
    put_all(cast, invented)
    for value in invented:
        import_document(actor=cast.eve, team=cast.eve.team, document=ReadDocument(value))
    names = (
        "state",
        "source",
        "kind",
        "competency__name",
        "words__title",
        "words__detail",
        "current__number",
    )
    here, there = (
        list(Question.objects.filter(team=team).order_by("pk").values_list(*names))
        for team in (cast.team, cast.eve.team)
    )
    assert here == there


def test_a_second_time_changes_nothing(cast: Cast, invented: list[TemplateValue]) -> None:
    put_all(cast, invented)
    (batch,) = put_all(cast, invented)
    assert (batch.templates, batch.known_templates, batch.new_questions) == (0, 5, 0)
    assert Template.objects.filter(team=cast.team).count() == 5


def test_a_question_of_two_templates_is_one_in_the_bank(cast: Cast, invented: list[TemplateValue]) -> None:
    other = replace(invented[0], title="Another")
    (batch,) = put_all(cast, [invented[0], other, invented[0]])
    assert (batch.templates, batch.new_questions) == (2, 25)
    (later,) = put_all(cast, [replace(other, title="A third")])
    assert (later.new_questions, later.reused_questions) == (0, 25)


def test_a_template_that_cannot_be_stored_is_named_and_holds_up_no_other(
    cast: Cast, invented: list[TemplateValue]
) -> None:
    (batch,) = put_all(cast, [invented[0], replace(invented[1], title=""), invented[2]])
    assert batch.templates == 2
    assert batch.refused == ((2, "The document has no title; give it one."),)


def test_batches_are_told_one_by_one(
    cast: Cast, invented: list[TemplateValue], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing_many, "BATCH", 2)
    assert [batch.templates for batch in put_all(cast, invented)] == [2, 2, 1]
    assert AuditEntry.objects.filter(action="library.imported").count() == 3


def test_approved_are_those_that_lack_nothing(cast: Cast) -> None:
    whole = next(Invented(seed=4).templates(1))
    bare = replace(whole, title="Bare", questions=(QuestionValue("Why?"),))
    put_all(cast, [whole, bare], approve=True)
    states = Counter(Question.objects.filter(team=cast.team).values_list("state", flat=True))
    assert states == {QuestionState.APPROVED: 25, QuestionState.IN_REVIEW: 1}


def test_five_templates_take_as_many_statements_as_one(cast: Cast, invented: list[TemplateValue]) -> None:
    put_all(cast, invented[:1])  # makes the scale
    counts = []
    for values in (invented[1:2], invented[2:5]):
        with CaptureQueriesContext(connection) as queries:
            put_all(cast, values)
        counts.append(len(queries))
    assert abs(counts[0] - counts[1]) <= 2  # a new competency or tag is made and read again
