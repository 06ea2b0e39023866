"""What was exported, changed and imported again goes into the template that it came from, and out of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from questionbank.documents import GuidanceValue, ReadDocument, TemplateValue, template_hash, write_json
from questionbank.enums import ImportState
from questionbank.models import DocumentImport, Question, Template
from questionbank.operations.confirming import confirm_import
from questionbank.operations.importing import import_document
from questionbank.operations.staging import keep_choices, stage_document
from questionbank.operations.templates import remove_from_template
from questionbank.operations.undoing import InUseError, undo_import
from questionbank.queries.picks import staged_of
from questionbank.queries.values import template_value
from tests.questionbank.conftest import Cast


@pytest.fixture
def template(cast: Cast, small: ReadDocument) -> Template:
    return import_document(actor=cast.ada, team=cast.team, document=small).template


@pytest.fixture
def edited(small: ReadDocument) -> TemplateValue:
    """The second comes first and says something else, and one is added."""
    first, second = small.template.questions
    third = replace(first, text="Which of your pages would you write again?")
    changed = replace(second, why_ask="To see how calm it is.")
    return replace(
        small.template,
        questions=(changed, first, third),
        conclusion="Ask all of them the same.",
        introduction="",
        for_interviewers=GuidanceValue(("Let them finish.",), ()),
    )


def stage(cast: Cast, value: TemplateValue) -> DocumentImport:
    return stage_document(actor=cast.ada, data=write_json(value).encode(), file_name="x.json")


def store(cast: Cast, made: DocumentImport) -> Template:
    outcome = confirm_import(actor=cast.ada, document_import=made)
    assert outcome
    return outcome.template


def keep(made: DocumentImport, *, goes_into: bool, removes: bool = False) -> None:
    keep_choices(document_import=made, choices={}, approve=False, goes_into=goes_into, removes=removes)


def test_it_goes_into_the_template_unless_someone_says_otherwise(
    cast: Cast, template: Template, edited: TemplateValue, small: ReadDocument
) -> None:
    stored = store(cast, stage(cast, edited))
    assert (stored, Template.objects.count(), Question.objects.count()) == (template, 1, 3)
    value = template_value(stored)
    assert value.questions == edited.questions
    assert value.conclusion == "Ask all of them the same."
    # A document that is silent about a text leaves it as it is.
    assert value.introduction == small.template.introduction
    assert value.for_interviewers.dos == ("Let them finish.",)
    assert value.for_interviewers.donts == small.template.for_interviewers.donts
    assert stored.content_hash == template_hash(value)


def test_a_second_one_is_made_where_that_was_chosen(
    cast: Cast, template: Template, edited: TemplateValue, small: ReadDocument
) -> None:
    made = stage(cast, edited)
    keep(made, goes_into=False)
    assert store(cast, made) != template
    template.refresh_from_db()
    assert template_value(template) == small.template


@pytest.mark.parametrize(("removes", "count"), [(False, 3), (True, 2)])
def test_what_the_document_lacks_goes_only_where_that_was_chosen(
    cast: Cast, template: Template, edited: TemplateValue, removes: bool, count: int
) -> None:
    store(cast, stage(cast, edited))
    changed, _, third = edited.questions
    made = stage(cast, replace(edited, questions=(third, replace(changed, how_to_ask="Slowly."))))
    keep(made, goes_into=True, removes=removes)
    texts = [one.text for one in template_value(store(cast, made)).questions]
    assert len(texts) == count
    assert texts[:2] == [third.text, changed.text]


@pytest.mark.parametrize("removes", [False, True])
def test_undone_the_template_is_as_it_was(
    cast: Cast, template: Template, edited: TemplateValue, small: ReadDocument, removes: bool
) -> None:
    before = template.content_hash
    made = stage(cast, replace(edited, questions=edited.questions[:1]))
    keep(made, goes_into=True, removes=removes)
    store(cast, made)
    made.refresh_from_db()
    undo_import(actor=cast.ada, document_import=made)
    template.refresh_from_db()
    assert (template_value(template), template.content_hash) == (small.template, before)
    assert Question.objects.filter(current__number=1).count() == Question.objects.count() == 2
    made.refresh_from_db()
    assert made.state == ImportState.UNDONE


def test_a_template_that_was_changed_since_is_not_put_back(
    cast: Cast, template: Template, edited: TemplateValue
) -> None:
    made = stage(cast, edited)
    store(cast, made)
    remove_from_template(actor=cast.ada, template=template, question=Question.objects.order_by("pk")[0])
    made.refresh_from_db()
    with pytest.raises(InUseError, match="was changed since"):
        undo_import(actor=cast.ada, document_import=made)
    assert template.items.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda value: replace(value, title="Another title"),
        lambda value: replace(
            value, questions=tuple(replace(one, text=f"{n}?") for n, one in enumerate(value.questions))
        ),
    ],
    ids=["another title", "other questions"],
)
@pytest.mark.usefixtures("template")
def test_of_another_title_or_other_questions_nothing_is_offered(
    cast: Cast, edited: TemplateValue, change: Callable[[TemplateValue], TemplateValue]
) -> None:
    assert staged_of(stage(cast, change(edited))).goal is None


@pytest.mark.usefixtures("template")
def test_another_team_is_offered_nothing(cast: Cast, edited: TemplateValue) -> None:
    made = stage_document(actor=cast.eve, data=write_json(edited).encode(), file_name="x.json")
    assert staged_of(made).goal is None
    assert store(cast, made) == Template.objects.get(team=cast.eve.team)


def test_a_template_that_is_gone_meanwhile_is_made_anew(
    cast: Cast, template: Template, edited: TemplateValue
) -> None:
    made = stage(cast, edited)
    template.delete()
    assert store(cast, made).title == edited.title
