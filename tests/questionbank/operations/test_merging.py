"""Two questions become one: what stays, what goes over, what history keeps, and how they are parted again."""

from dataclasses import replace

import pytest

from interviews.models import Interview, PlanItem
from questionbank.documents import ProposedAnswerValue, QuestionValue, template_hash
from questionbank.enums import PairState, QuestionState
from questionbank.models import DuplicatePair, Merge, Question, StateChange, Template
from questionbank.operations.comments import add_comment
from questionbank.operations.merging import ChangedMeanwhileError, merge_questions, take_apart
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.states import change_state
from questionbank.operations.templates import add_to_template
from questionbank.problems import BankError
from questionbank.queries.duplicates import kin_of
from questionbank.queries.merges import can_be_taken_apart
from questionbank.queries.values import revision_value, template_value
from teams.models import AuditEntry
from tests.factories import MembershipFactory, TemplateFactory, make_interview
from tests.questionbank.conftest import Cast

FALLS = "How do you prevent falls on a ward?"
FALLS_TOO = "What measures do you take for the prevention of falls on your ward?"
CONTENT = QuestionValue(text=FALLS, proposed_answers=(ProposedAnswerValue("I look"),), tags=("ward",))
OTHER = replace(CONTENT, text=FALLS_TOO, proposed_answers=(ProposedAnswerValue("I ask"),), tags=("falls",))


@pytest.fixture
def kept(cast: Cast) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=CONTENT)


@pytest.fixture
def other(cast: Cast, kept: Question) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=OTHER)


def merge(cast: Cast, kept: Question, other: Question, content: QuestionValue = CONTENT) -> Merge:
    made = merge_questions(
        actor=cast.ada, keep=kept, merge=other, content=content, expected_keep=1, expected_merge=1
    )
    kept.refresh_from_db()
    other.refresh_from_db()
    return made


def template_with(cast: Cast, *questions: Question) -> Template:
    template: Template = TemplateFactory.create(team=cast.team)
    for question in questions:
        add_to_template(actor=cast.ada, template=template, question=question)
    template.refresh_from_db()
    return template


def places(template: Template) -> list[tuple[str, str]]:
    items = template.items.select_related("question__current", "revision").order_by("position", "pk")
    return [(str(item.question.uuid), str(item.revision)) for item in items]


def test_the_one_stays_and_the_other_leads_to_it(cast: Cast, kept: Question, other: Question) -> None:
    merge(cast, kept, other)
    assert (kept.state, kept.merged_into) == (QuestionState.DRAFT, None)
    assert (other.state, other.merged_into) == (QuestionState.RETIRED, kept)
    assert kept.revisions.count() == 1
    assert [one.after for one in StateChange.objects.filter(question=other)] == [QuestionState.RETIRED]
    pair = DuplicatePair.objects.get()
    assert (pair.state, pair.decided_by) == (PairState.MERGED, cast.ada)
    entry = AuditEntry.objects.get(action="question.merged")
    assert (entry.subject_id, entry.details) == (other.uuid, {"into": str(kept.uuid)})


def test_what_was_chosen_of_both_is_a_revision_of_the_one_that_stays(
    cast: Cast, kept: Question, other: Question
) -> None:
    both = replace(
        CONTENT, proposed_answers=(*CONTENT.proposed_answers, *OTHER.proposed_answers), tags=("ward", "falls")
    )
    merge(cast, kept, other, both)
    assert kept.current
    assert kept.current.number == 2
    assert revision_value(kept.current) == both
    assert other.revisions.count() == 1


def test_places_in_templates_go_over_unless_the_one_that_stays_is_there(
    cast: Cast, kept: Question, other: Question
) -> None:
    alone, both = template_with(cast, other), template_with(cast, other, kept)
    merge(cast, kept, other)
    for template in (alone, both):
        assert places(template) == [(str(kept.uuid), FALLS)]
        template.refresh_from_db()
        assert template.content_hash == template_hash(template_value(template))


def test_plans_and_interviews_keep_the_revision_that_they_have(cast: Cast) -> None:
    interview: Interview = make_interview(MembershipFactory.create(team=cast.team))
    item = PlanItem.objects.select_related("revision__question__team").order_by("pk")[0]
    question = item.revision.question
    kept = create_question(actor=cast.ada, team=cast.team, content=CONTENT)
    merge_questions(actor=cast.ada, keep=kept, merge=question, content=CONTENT)
    item.refresh_from_db()
    assert item.revision.question == question
    assert question.pk in interview.items.values_list("revision__question", flat=True)


def test_both_histories_are_told(cast: Cast, kept: Question, other: Question) -> None:
    add_comment(actor=cast.ivo, question=other, text="I like this one.")
    merge(cast, kept, other)
    history = kin_of(kept, cast.ada).merged[0]
    assert history.question == other
    assert [one.number for one in history.revisions] == [1]
    assert [one.after for one in history.changes] == [QuestionState.RETIRED]
    assert [one.text for one in history.comments] == ["I like this one."]
    into = kin_of(other, cast.ada).into
    assert into
    assert into.kept == kept


def test_what_had_been_merged_before_follows(cast: Cast, kept: Question, other: Question) -> None:
    third = create_question(actor=cast.ada, team=cast.team, content=replace(CONTENT, text="Falls?"))
    merge(cast, other, third, OTHER)
    made = merge(cast, kept, other)
    third.refresh_from_db()
    assert third.merged_into == kept
    take_apart(actor=cast.ada, merge=made)
    third.refresh_from_db()
    assert third.merged_into == other


def test_what_someone_saved_meanwhile_is_not_merged_away(cast: Cast, kept: Question, other: Question) -> None:
    revise_question(actor=cast.ada, question=other, content=replace(OTHER, why_ask="To know."))
    with pytest.raises(ChangedMeanwhileError, match="Someone saved revision 2 of one of the two"):
        merge(cast, kept, other)
    other.refresh_from_db()
    assert other.merged_into is None


def test_what_cannot_be_merged_is_told(cast: Cast, kept: Question, other: Question) -> None:
    foreign = create_question(actor=cast.eve, team=cast.eve.team, content=CONTENT)
    for stays, goes in ((kept, kept), (kept, foreign)):
        with pytest.raises(BankError, match="another one of your team"):
            merge(cast, stays, goes)
    change_state(actor=cast.ada, question=kept, to=QuestionState.RETIRED)
    with pytest.raises(BankError, match="that is to stay is retired"):
        merge(cast, kept, other)
    merge(cast, other, kept, OTHER)  # a retired one may go
    assert kept.merged_into == other
    with pytest.raises(BankError, match="merged already"):
        merge(cast, other, kept, OTHER)
    assert StateChange.objects.filter(question=kept).count() == 1


def test_they_are_taken_apart_while_nothing_has_changed(cast: Cast, kept: Question, other: Question) -> None:
    alone, both = template_with(cast, other), template_with(cast, other, kept)
    before = [places(alone), places(both), alone.content_hash, both.content_hash]
    change_state(actor=cast.ada, question=other, to=QuestionState.IN_REVIEW)
    made = merge(cast, kept, other)
    assert can_be_taken_apart(made)
    take_apart(actor=cast.ada, merge=made)
    other.refresh_from_db()
    alone.refresh_from_db()
    both.refresh_from_db()
    assert (other.state, other.merged_into) == (QuestionState.IN_REVIEW, None)
    assert [places(alone), places(both), alone.content_hash, both.content_hash] == before
    assert DuplicatePair.objects.get().state == PairState.DISMISSED
    assert kin_of(kept, cast.ada).merged == []
    with pytest.raises(BankError, match="Nothing was taken apart"):
        take_apart(actor=cast.ada, merge=made)
    merge(cast, kept, other)  # and merged again


def test_they_stay_one_once_something_has_changed(cast: Cast, kept: Question, other: Question) -> None:
    template = template_with(cast, other)
    made = merge(cast, kept, other)
    template_with(cast, kept)
    assert not can_be_taken_apart(made)
    with pytest.raises(BankError, match="has changed since"):
        take_apart(actor=cast.ada, merge=made)
    assert places(template) == [(str(kept.uuid), FALLS)]
