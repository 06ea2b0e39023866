"""The index says what the bank says, whatever wrote it: held against an index that is built anew."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from questionbank.documents import ProposedAnswerValue, QuestionValue, ReadDocument, TemplateValue
from questionbank.models import Competency, Question, QuestionWords, Tag, Template, TemplateWords
from questionbank.operations.importing import import_document
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.templates import add_to_template, remove_from_template, save_template
from questionbank.queries.values import revision_value
from questionbank.search.indexing import index_questions, rebuild
from questionbank.search.tables import lay_triggers
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast, found, found_templates

COLUMNS = ("pk", "title", "about", "detail", "own", "decided", "tags")


def everything() -> list[list[Any]]:
    """What the indexes are made of, each column as the words and facets that it holds."""
    rows = [
        *QuestionWords.objects.order_by("pk").values_list(*COLUMNS),
        *TemplateWords.objects.order_by("pk").values_list(*COLUMNS),
    ]
    return [[row[0], *(sorted(column.split()) for column in row[1:])] for row in rows]


@pytest.fixture
def template(cast: Cast, small: ReadDocument) -> Template:
    return import_document(actor=cast.ada, team=cast.team, document=small, approve=True).template


def assert_right() -> None:
    kept = everything()
    rebuild()
    assert kept == everything()
    assert kept
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in ("questionwords", "templatewords"):
                name = f"questionbank_{table}_fts"
                cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")


def test_an_import_a_new_question_and_a_revision(cast: Cast, template: Template, small: ReadDocument) -> None:
    other = ReadDocument(with_more(small.template))
    import_document(actor=cast.ada, team=cast.team, document=other)
    made = create_question(actor=cast.ada, team=cast.team, content=QuestionValue("New?", tags=("One", "Two")))
    content = QuestionValue(
        text="Newer?",
        competency="Listening",
        kind="technical",
        tags=("Two", "Three"),
        minutes=12,
        proposed_answers=(ProposedAnswerValue("An answer", ("a point",)),),
        follow_ups=("And then?",),
    )
    revise_question(actor=cast.ada, question=made, content=content)
    assert found(cast.ada, "newer listening three point then") == [made]
    assert_right()


def with_more(template: TemplateValue) -> TemplateValue:
    """The same questions under another title, the second with what the bank left open."""
    first, second = template.questions
    filled = replace(second, competency="Method", kind="technical", tags=("logs",))
    return replace(template, title="Another", questions=(first, filled))


def test_whatever_changes_what_is_decided_about_a_question(cast: Cast, template: Template) -> None:
    first, second = Question.objects.order_by("pk")
    Question.objects.filter(pk=first.pk).update(state="retired", kind="", seniority="lead", language="de")
    second.competency = Competency.objects.create(team=cast.team, name="Method")
    second.save()
    index_questions([second.pk])
    assert found(cast.ada, "method log") == [second]
    assert_right()


def test_tags_that_are_put_on_and_taken_off(cast: Cast, template: Template) -> None:
    first, second = Question.objects.order_by("pk")
    tags = [Tag.objects.create(team=cast.team, name=name) for name in ("Alpha", "Beta")]
    second.tags.add(*tags)
    first.tags.clear()
    second.tags.remove(tags[0])
    index_questions([first.pk, second.pk])
    assert found(cast.ada, "beta") == [second]
    assert found(cast.ada, "alpha") == found(cast.ada, "outages") == []
    assert_right()


def test_facets_follow_tags_without_a_call(cast: Cast) -> None:
    question = QuestionFactory.create(team=cast.team)
    one, other = (Tag.objects.create(team=cast.team, name=name) for name in ("Alpha", "Beta"))
    question.tags.add(one, other)
    assert set(QuestionWords.objects.get().tags.split()) == {f"=t{one.pk}", f"=t{other.pk}"}  # added as a set
    one.delete()
    assert QuestionWords.objects.get().tags == f"=t{other.pk}"


def test_a_template_that_is_made_changed_and_filled(
    cast: Cast, template: Template, small: ReadDocument
) -> None:
    made = save_template(
        actor=cast.ada, team=cast.team, texts=replace(small.template, title="Lions", questions=())
    )
    question = Question.objects.order_by("pk")[0]
    add_to_template(actor=cast.ada, template=made, question=question)
    assert found_templates(cast.ada, "lions outage") == [made]
    assert_right()
    remove_from_template(actor=cast.ada, template=made, question=question)
    save_template(
        actor=cast.ada, team=cast.team, template=made, texts=replace(small.template, title="Tigers")
    )
    assert found_templates(cast.ada, "lions") == []
    assert_right()


def test_what_is_deleted_is_not_found(cast: Cast) -> None:
    gone, kept = (
        QuestionFactory.create(team=cast.team, text=f"What of {word}?") for word in ("zebras", "lions")
    )
    Question.objects.filter(pk=gone.pk).update(current=None)
    for revision in gone.revisions.all():
        revision.proposed_answers.all().delete()
        revision.delete()
    gone.delete()
    assert found(cast.ada, "zebras") == []
    assert found(cast.ada, "what") == [kept]
    assert QuestionWords.objects.count() == 1


def test_the_command_builds_the_search_anew(cast: Cast, template: Template) -> None:
    QuestionWords.objects.all().delete()
    assert found(cast.ada, "outage") == []
    output = StringIO()
    call_command("rebuild_search", stdout=output)
    assert output.getvalue() == "Can be found now: 2 questions, 1 templates.\n"
    assert len(found(cast.ada, "outage")) == 1


def test_triggers_that_a_migration_dropped_are_laid_again(db: None) -> None:
    """As SQLite drops them when it makes a table anew."""
    table, listed = ("", "sqlite_master WHERE type = 'trigger' AND name")
    if connection.vendor == "postgresql":
        table, listed = (" ON questionbank_question", "pg_trigger WHERE tgname")
    count = f"SELECT count(*) FROM {listed} LIKE 'questionbank_question%'"
    with connection.cursor() as cursor:
        cursor.execute(count)
        laid = cursor.fetchone()
        cursor.execute(f"DROP TRIGGER questionbank_question_decided{table}")
        lay_triggers(connection)
        cursor.execute(count)
        assert cursor.fetchone() == laid


def test_a_question_reads_back_as_it_was_indexed(cast: Cast, template: Template) -> None:
    """What is indexed on the way in and what is read for a rebuild come from two places."""
    for question in Question.objects.with_current():
        assert question.current
        assert found(cast.ada, revision_value(question.current).text) == [question]
