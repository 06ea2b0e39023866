"""A newer version of the library is taken as far as the team wants it, in one go."""

from dataclasses import replace

import pytest

from questionbank.documents import read_text, template_hash
from questionbank.enums import QuestionState
from questionbank.library import LibraryTemplate, library_template
from questionbank.models import LibraryCopy, Question, Template
from questionbank.operations.archiving import archive_template
from questionbank.operations.importing import import_document
from questionbank.operations.library import NotInLibraryError, adopt_library, adopt_template
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.templates import (
    add_to_template,
    move_in_template,
    remove_from_template,
    save_template,
)
from questionbank.operations.updating import UpdateMovedError, leave_update, take_update
from questionbank.problems import BankError
from questionbank.queries.library import open_update, standing_of_template
from questionbank.queries.values import revision_value, template_value
from teams.models import AuditEntry
from tests.questionbank.conftest import SMALL, Cast, Shelf, found

ADDED = """Whom do you ask when you are stuck?

When to Ask: Late.

Why Ask: To see how they learn.

How to Ask: Ask for the last time.

Proposed Answer 1

Whoever wrote it.

Proposed Answer 2

The rota.

"""
LOG, OUTAGE = "How do you read a log file?", "Tell me about an outage that you had to explain."
BETWEEN = SMALL.replace(LOG, ADDED + LOG)
LOUDER = SMALL.replace("To see a method.", "To see a method, step by step.")


@pytest.fixture
def template(cast: Cast, shelf: Shelf) -> Template:
    return adopt_template(actor=cast.ada, team=cast.team, key="support").template


def newest() -> LibraryTemplate:
    library = library_template("support")
    assert library is not None
    return library


def take(cast: Cast, template: Template, *choices: str) -> Template:
    """Takes these changes, or what is suggested."""
    template.refresh_from_db()
    opened = open_update(template, newest())
    wanted = choices or tuple(opened.update.suggested)
    take_update(actor=cast.ada, template=template, library=newest(), choices=wanted, shown=opened.shown)
    template.refresh_from_db()
    return template


def question_saying(template: Template, words: str) -> Question:
    items = template.items.select_related("question__current", "question__team")
    return next(item.question for item in items if words in str(item.question))


def order(template: Template) -> list[str]:
    items = template.items.order_by("position").select_related("revision")
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return [item.revision.text for item in items]


def test_adopting_stores_it_approved_and_once(cast: Cast, template: Template) -> None:
    assert (template.library_key, template.library_hash) == ("support", newest().hash)
    assert template_value(template) == newest().value
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.APPROVED}
    again = adopt_template(actor=cast.ada, team=cast.team, key="support")
    assert (again.template, again.is_changed) == (template, False)
    assert AuditEntry.objects.filter(action="template.imported").count() == 1


def test_adopting_what_the_team_had_imported_itself_uses_it(cast: Cast, shelf: Shelf) -> None:
    own = import_document(actor=cast.ada, team=cast.team, document=read_text(SMALL)).template
    outcome = adopt_template(actor=cast.ada, team=cast.team, key="support")
    assert (outcome.template, outcome.approved) == (own, 2)
    assert LibraryCopy.objects.get().places.filter(question=None).count() == 0


def test_adopting_what_was_archived_restores_it(cast: Cast, template: Template) -> None:
    archive_template(actor=cast.ada, template=template)
    assert adopt_template(actor=cast.ada, team=cast.team, key="support").template.archived_at is None
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert actions >= {"template.archived", "template.restored"}


def test_what_the_library_does_not_have_can_not_be_adopted(cast: Cast, shelf: Shelf) -> None:
    with pytest.raises(NotInLibraryError, match="The library has no such template"):
        adopt_template(actor=cast.ada, team=cast.team, key="nothing")
    with pytest.raises(NotInLibraryError, match="no template “nothing”"):
        adopt_library(actor=cast.ada, team=cast.team, keys=["support", "nothing"])
    assert not Template.objects.exists()


def test_a_changed_question_becomes_a_revision_and_history_does_not_move(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    before = question_saying(template, LOG).current
    shelf(LOUDER)
    standing = standing_of_template(template)
    assert standing is not None
    assert standing.is_update_offered
    take(cast, template)
    question = question_saying(template, LOG)
    assert before is not None
    assert question.current is not None
    assert (before.number, before.why_ask) == (1, "To see a method.")
    assert (question.current.number, question.current.why_ask) == (2, "To see a method, step by step.")
    assert question.is_approved
    assert template_value(template) == newest().value
    assert template.content_hash == template.library_hash == newest().hash
    assert found(cast.ada, "step by step") == [question]
    entry = AuditEntry.objects.get(action="template.updated_from_library")
    assert entry.actor == cast.ada
    assert entry.details["revised"] == [str(question.uuid)]


def test_taking_it_again_changes_nothing(cast: Cast, template: Template, shelf: Shelf) -> None:
    shelf(LOUDER)
    take(cast, template)
    take_update(actor=cast.ada, template=template, library=newest(), choices=["question-2"], shown="")
    assert AuditEntry.objects.filter(action="template.updated_from_library").count() == 1


def test_what_the_team_changed_stays_unless_it_is_chosen(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    question = question_saying(template, LOG)
    assert question.current is not None
    own = replace(revision_value(question.current), text="How do you read our logs?")
    revise_question(actor=cast.ada, question=question, content=own)
    shelf(LOUDER)
    update = open_update(template, newest()).update
    assert (sorted(update.choices), sorted(update.suggested)) == (["question-2"], [])
    take(cast, template, "nothing that is offered")
    question.refresh_from_db()
    assert str(question) == "How do you read our logs?"
    standing = standing_of_template(template)
    assert standing is not None
    assert not standing.is_behind
    # The next version is held against the one that was looked at.
    shelf(LOUDER.replace("From the end.", "From its end."))
    take(cast, template, "question-2")
    assert [one.text for one in question.revisions.order_by("number")] == [
        LOG,
        "How do you read our logs?",
        LOG,
    ]


def test_a_new_question_stands_where_the_library_has_it(cast: Cast, template: Template, shelf: Shelf) -> None:
    shelf(BETWEEN)
    take(cast, template)
    assert order(template) == [OUTAGE, "Whom do you ask when you are stuck?", LOG]
    added = question_saying(template, "Whom do you ask")
    assert (added.state, added.source) == (QuestionState.APPROVED, "Support Questions")
    assert template.content_hash == newest().hash


def test_a_new_first_question_comes_first_and_one_of_the_bank_is_used(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    text = SMALL.replace(OUTAGE, ADDED + OUTAGE)
    content = read_text(text).template.questions[0]
    own = create_question(actor=cast.ada, team=cast.team, content=content, state=QuestionState.IN_REVIEW)
    shelf(text)
    take(cast, template)
    assert order(template)[0] == "Whom do you ask when you are stuck?"
    own.refresh_from_db()
    assert template.items.get(position=1).question == own
    assert own.is_approved
    assert Question.objects.count() == 3


def test_what_the_copy_holds_already_is_not_offered_and_known_from_then_on(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    content = read_text(BETWEEN).template.questions[1]
    own = create_question(actor=cast.ada, team=cast.team, content=content, state=QuestionState.APPROVED)
    add_to_template(
        actor=cast.ada, template=template, question=Question.objects.with_current().get(pk=own.pk)
    )
    shelf(BETWEEN)
    assert open_update(template, newest()).update.choices == frozenset()
    take(cast, template)
    shelf(BETWEEN.replace("The rota.", "Whoever is on the rota."))
    assert open_update(template, newest()).questions[1] == own


def test_what_the_library_drops_or_the_team_took_out_is_left_alone(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    remove_from_template(actor=cast.ada, template=template, question=question_saying(template, LOG))
    shelf(LOUDER)
    update = open_update(template, newest()).update
    assert (update.choices, len(update.missed)) == (frozenset(), 1)
    shelf(SMALL[: SMALL.index("Tell me about")] + SMALL[SMALL.index(LOG) :])
    update = open_update(template, newest()).update
    assert [one.text for one in update.gone] == [OUTAGE]
    take(cast, template, "none")
    assert order(template) == [OUTAGE]


def test_a_question_that_was_merged_is_the_one_it_was_merged_into(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    question = question_saying(template, LOG)
    assert question.current is not None
    other = create_question(
        actor=cast.ada, team=cast.team, content=replace(revision_value(question.current), minutes=4)
    )
    template.items.filter(question=question).update(question=other, revision=other.current)
    Question.objects.filter(pk=question.pk).update(merged_into=other, state=QuestionState.RETIRED)
    shelf(LOUDER)
    assert open_update(template, newest()).questions[1] == other


def test_texts_and_order_are_taken_as_well(cast: Cast, template: Template, shelf: Shelf) -> None:
    own = create_question(
        actor=cast.ada, team=cast.team, content=replace(newest().value.questions[0], text="Ours?")
    )
    add_to_template(actor=cast.ada, template=template, question=own)
    move_in_template(actor=cast.ada, template=template, question=own, by=-1)
    first, second, rest = (SMALL.index(OUTAGE), SMALL.index(LOG), SMALL.index("For Interviewers"))
    turned = SMALL[:first] + SMALL[second:rest] + SMALL[first:second] + SMALL[rest:]
    shelf(turned.replace("Let a silence stand.", "Let silences stand."))
    assert open_update(template, newest()).update.suggested == {"order", "text-interviewer_dos"}
    take(cast, template)
    assert order(template) == [LOG, "Ours?", OUTAGE]
    assert template_value(template).for_interviewers.dos == ("Let silences stand.",)
    assert template.guidance.count() == 4


def test_a_copy_that_moved_meanwhile_is_shown_again(cast: Cast, template: Template, shelf: Shelf) -> None:
    shelf(LOUDER)
    shown = open_update(template, newest()).shown
    save_template(
        actor=cast.ada,
        team=cast.team,
        template=template,
        texts=replace(template_value(template), title="Ours"),
    )
    with pytest.raises(UpdateMovedError, match="Nothing was taken yet"):
        take_update(actor=cast.ada, template=template, library=newest(), choices=["question-2"], shown=shown)
    assert question_saying(template, LOG).revisions.count() == 1


def test_what_can_not_be_stored_leaves_everything_as_it_was(
    cast: Cast, template: Template, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise BankError("It does not fit.")

    monkeypatch.setattr("questionbank.operations.updating._settle", lambda *_: refuse())
    shelf(LOUDER)
    with pytest.raises(BankError, match="It does not fit"):
        take(cast, template)
    assert question_saying(template, LOG).revisions.count() == 1
    assert Template.objects.get().library_hash != newest().hash


def test_a_version_that_was_left_is_not_offered_again_but_the_next_one_is(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    def offered() -> bool:
        standing = standing_of_template(Template.objects.get(pk=template.pk))
        return standing is not None and standing.is_update_offered

    shelf(LOUDER)
    for _ in range(2):
        leave_update(actor=cast.ada, template=template, library=newest())
    assert AuditEntry.objects.filter(action="template.update_left").count() == 1
    assert not offered()
    shelf(LOUDER.replace("Founders", "Owners"))
    assert offered()
    assert open_update(template, newest()).update.suggested == {"question-2", "text-audience"}


@pytest.mark.parametrize("is_revised", [False, True])
def test_a_copy_from_before_originals_were_kept_goes_by_what_its_questions_said_at_first(
    cast: Cast, template: Template, shelf: Shelf, is_revised: bool
) -> None:
    LibraryCopy.objects.all().delete()
    template.refresh_from_db()
    question = question_saying(template, LOG)
    assert question.current is not None
    if is_revised:
        own = replace(revision_value(question.current), minutes=3)
        revise_question(actor=cast.ada, question=question, content=own)
    shelf(LOUDER)
    update = open_update(template, newest()).update
    assert update.choices == {"question-2"}
    assert update.suggested == (frozenset() if is_revised else {"question-2"})
    leave_update(actor=cast.ada, template=template, library=newest())
    assert LibraryCopy.objects.get().declined_hash == template_hash(newest().value)


def test_an_approved_question_that_lacks_something_afterwards_waits_for_review(
    cast: Cast, template: Template, shelf: Shelf
) -> None:
    shelf(SMALL.replace("How to Ask: Show the file first.\n\n", ""))
    take(cast, template)
    assert question_saying(template, LOG).state == QuestionState.IN_REVIEW
