"""A template's texts and questions change; what it says is hashed anew each time."""

from dataclasses import replace

import pytest

from questionbank.documents import GuidanceValue, ReadDocument, TemplateValue, template_hash
from questionbank.models import Question, Template
from questionbank.operations.importing import import_document
from questionbank.operations.questions import revise_question
from questionbank.operations.templates import (
    ChangedMeanwhileError,
    NotPlaceableError,
    add_to_template,
    move_in_template,
    remove_from_template,
    renew_in_template,
    save_template,
)
from questionbank.problems import BankError
from questionbank.queries.values import template_value
from teams.models import AuditEntry
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast, found_templates

TEXTS = TemplateValue(
    title="Ours",
    introduction="Two lines.",
    for_interviewers=GuidanceValue(("Listen",), ("Hurry",)),
    audience=("Leads",),
    conclusion="Done.",
)


@pytest.fixture
def template(cast: Cast, small: ReadDocument) -> Template:
    return import_document(actor=cast.ada, team=cast.team, document=small).template


def texts_of(template: Template) -> list[str]:
    return [item.revision.text for item in template.items.order_by("position").select_related("revision")]


def is_settled(template: Template) -> bool:
    template.refresh_from_db()
    return template.content_hash == template_hash(template_value(template))


def test_a_template_is_made_from_texts(cast: Cast) -> None:
    template = save_template(actor=cast.ada, team=cast.team, texts=TEXTS)
    assert template_value(template) == TEXTS
    assert is_settled(template)
    assert AuditEntry.objects.get().action == "template.created"


def test_texts_change_and_questions_stay(cast: Cast, template: Template, small: ReadDocument) -> None:
    save_template(actor=cast.ada, team=cast.team, template=template, texts=TEXTS)
    template.refresh_from_db()
    assert template_value(template) == replace(TEXTS, questions=small.template.questions)
    assert is_settled(template)
    assert found_templates(cast.ivo, "two lines outage") == [template]


def test_texts_that_do_not_fit_are_refused(cast: Cast) -> None:
    with pytest.raises(BankError, match="Keep the title to 200 characters"):
        save_template(actor=cast.ada, team=cast.team, texts=replace(TEXTS, title="x" * 201))


def test_two_editors_of_a_template_do_not_overwrite_each_other(cast: Cast, template: Template) -> None:
    seen = template.content_hash
    for title in ("Theirs", "Mine"):
        if title == "Mine":
            with pytest.raises(ChangedMeanwhileError):
                save_template(
                    actor=cast.ada,
                    team=cast.team,
                    template=template,
                    texts=replace(TEXTS, title=title),
                    expected_hash=seen,
                )
        else:
            save_template(
                actor=cast.ada,
                team=cast.team,
                template=template,
                texts=replace(TEXTS, title=title),
                expected_hash=seen,
            )
    assert Template.objects.get().title == "Theirs"


def test_questions_are_added_moved_and_removed(cast: Cast, template: Template) -> None:
    one, two = texts_of(template)
    added = QuestionFactory.create(team=cast.team, text="And you?")
    add_to_template(actor=cast.ada, template=template, question=added)
    assert texts_of(template) == [one, two, "And you?"]
    move_in_template(actor=cast.ada, template=template, question=added, by=-1)
    assert texts_of(template) == [one, "And you?", two]
    move_in_template(actor=cast.ada, template=template, question=added, by=-5)
    assert texts_of(template) == ["And you?", one, two]
    remove_from_template(actor=cast.ada, template=template, question=added)
    assert texts_of(template) == [one, two]
    assert [item.position for item in template.items.all()] == [1, 2]
    assert is_settled(template)


def test_a_question_takes_one_place_only(cast: Cast, template: Template) -> None:
    question = template.items.all()[0].question
    with pytest.raises(NotPlaceableError, match="in the template already"):
        add_to_template(actor=cast.ada, template=template, question=question)
    with pytest.raises(NotPlaceableError, match="can't be used"):
        add_to_template(actor=cast.ada, template=template, question=QuestionFactory.create())


def test_a_template_holds_its_revision_until_it_is_renewed(
    cast: Cast, template: Template, small: ReadDocument
) -> None:
    question = Question.objects.order_by("pk")[0]
    newer = replace(small.template.questions[0], text="Newer")
    revise_question(actor=cast.ada, question=question, content=newer)
    assert template_value(template).questions == small.template.questions
    renew_in_template(actor=cast.ada, template=template, question=question)
    assert texts_of(template)[0] == "Newer"
    assert is_settled(template)
