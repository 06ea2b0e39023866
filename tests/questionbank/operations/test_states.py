"""A question moves from state to state: by the table, with what it needs, and never unseen."""

from dataclasses import replace

import pytest

from questionbank.documents import QuestionValue, ReadDocument, TemplateValue
from questionbank.enums import QuestionState
from questionbank.models import Question, ScaleLevel, StateChange
from questionbank.moves import MOVES, move_between, moves_from
from questionbank.operations.importing import import_document
from questionbank.operations.library import adopt_library
from questionbank.operations.questions import create_question, revise_question
from questionbank.operations.states import (
    CommentNeededError,
    MovedMeanwhileError,
    NotReadyError,
    change_state,
)
from questionbank.problems import BankError
from questionbank.queries.levels import five_levels
from questionbank.readiness import gaps_of, told_together
from teams.models import AuditEntry
from tests.factories import QuestionFactory
from tests.questionbank.conftest import Cast

DRAFT, IN_REVIEW = QuestionState.DRAFT, QuestionState.IN_REVIEW
APPROVED, RETIRED = QuestionState.APPROVED, QuestionState.RETIRED
ALLOWED = {
    (DRAFT, IN_REVIEW), (DRAFT, APPROVED), (DRAFT, RETIRED),
    (IN_REVIEW, APPROVED), (IN_REVIEW, DRAFT), (IN_REVIEW, RETIRED),
    (APPROVED, IN_REVIEW), (APPROVED, RETIRED),
    (RETIRED, DRAFT), (RETIRED, APPROVED),
}  # fmt: skip
EVERYTHING = [
    "It does not say when to ask it.",
    "It does not say why to ask it.",
    "It does not say how to ask it.",
    "It has no proposed answer; interviewers need at least two.",
]


@pytest.fixture
def content(small: ReadDocument) -> QuestionValue:
    return small.template.questions[0]


@pytest.fixture
def question(cast: Cast, content: QuestionValue) -> Question:
    return create_question(actor=cast.ada, team=cast.team, content=content, state=IN_REVIEW)


def history(question: Question) -> list[tuple[str, str, str]]:
    rows = StateChange.objects.filter(question=question).order_by("pk")
    return list(rows.values_list("before", "after", "comment"))


def test_these_moves_there_are_and_no_others() -> None:
    assert {(move.before, move.after) for move in MOVES} == ALLOWED
    assert len(MOVES) == len(ALLOWED)
    assert {move.before for move in MOVES if move.needs_comment} == {IN_REVIEW}
    assert all(move.needs_all == (move.after == APPROVED) for move in MOVES)
    assert all(sum(move.is_next for move in moves_from(state)) <= 1 for state in QuestionState)


@pytest.mark.parametrize("before", QuestionState)
@pytest.mark.parametrize("after", QuestionState)
def test_a_question_moves_by_the_table_alone(
    cast: Cast, question: Question, before: QuestionState, after: QuestionState
) -> None:
    Question.objects.update(state=before)
    StateChange.objects.all().delete()
    if before == after or move_between(before, after):
        moved = change_state(actor=cast.ada, question=question, to=after, comment=" Look\r\nagain. ")
        expected = [] if before == after else [(before, after, "Look\nagain.")]
        assert (moved.state, history(question)) == (after, expected)
    else:
        with pytest.raises(BankError, match="can't go from"):
            change_state(actor=cast.ada, question=question, to=after, comment="Look again.")
        assert history(question) == []
    question.refresh_from_db()
    assert question.state == (after if (before, after) in ALLOWED else before)


def test_a_move_says_who_made_it_and_is_audited_without_its_words(cast: Cast, question: Question) -> None:
    change_state(actor=cast.ada, question=question, to=DRAFT, comment="Too long.")
    written = StateChange.objects.latest("pk")
    assert (written.actor, written.comment) == (cast.ada, "Too long.")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.subject_id) == ("question.state_changed", question.uuid)
    assert entry.details == {"before": "in_review", "after": "draft"}


@pytest.mark.parametrize(("comment", "sentence"), [(" \n", "what has to change"), ("x" * 4001, "4,001")])
def test_going_back_takes_a_word_that_fits(
    cast: Cast, question: Question, comment: str, sentence: str
) -> None:
    with pytest.raises(CommentNeededError, match=sentence):
        change_state(actor=cast.ada, question=question, to=DRAFT, comment=comment)
    assert history(question) == [("draft", "in_review", "")]


def test_a_question_that_lacks_something_is_not_approved(cast: Cast, question: Question) -> None:
    bare = QuestionFactory.create(team=cast.team, state=IN_REVIEW, answers=0)
    with pytest.raises(NotReadyError) as refusal:
        change_state(actor=cast.ada, question=bare, to=APPROVED)
    assert [gap.sentence for gap in refusal.value.gaps] == EVERYTHING
    bare.refresh_from_db()
    assert (bare.state, history(bare)) == (IN_REVIEW, [])


def test_what_moved_on_meanwhile_is_not_moved_unseen(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    with pytest.raises(MovedMeanwhileError, match="the question is in review by now"):
        change_state(actor=cast.ada, question=question, to=APPROVED, expected=DRAFT)
    revise_question(actor=cast.ada, question=question, content=replace(content, text="Newer"))
    with pytest.raises(MovedMeanwhileError, match="Someone saved revision 2"):
        change_state(actor=cast.ada, question=question, to=APPROVED, expected=IN_REVIEW, expected_revision=1)
    moved = change_state(
        actor=cast.ada, question=question, to=APPROVED, expected=IN_REVIEW, expected_revision=2
    )
    assert moved.state == APPROVED


def test_a_merged_question_stays_retired(cast: Cast, question: Question) -> None:
    other = QuestionFactory.create(team=cast.team)
    Question.objects.filter(pk=question.pk).update(state=RETIRED, merged_into=other)
    with pytest.raises(BankError, match="was merged into another one and stays retired"):
        change_state(actor=cast.ada, question=question, to=DRAFT)


# ── Every other way into a state ───────────────────────────────────────────────────────────────────


def test_a_new_question_begins_as_a_draft_in_its_history(cast: Cast, content: QuestionValue) -> None:
    made = {
        state: create_question(actor=cast.ada, team=cast.team, content=content, state=state)
        for state in (DRAFT, APPROVED)
    }
    assert history(made[DRAFT]) == []
    assert history(made[APPROVED]) == [("draft", "approved", "")]
    bare = QuestionValue(text="What?")
    with pytest.raises(NotReadyError):
        create_question(actor=cast.ada, team=cast.team, content=bare, state=APPROVED)


def test_an_approved_question_that_loses_something_goes_back_to_be_reviewed(
    cast: Cast, question: Question, content: QuestionValue
) -> None:
    change_state(actor=cast.ada, question=question, to=APPROVED)
    lesser = replace(content, why_ask="")
    with pytest.raises(NotReadyError):
        revise_question(actor=cast.ada, question=question, content=lesser, state=APPROVED)
    assert question.revisions.count() == 1
    revise_question(actor=cast.ada, question=question, content=lesser)
    question.refresh_from_db()
    assert (question.state, question.revisions.count()) == (IN_REVIEW, 2)
    assert history(question)[-1] == ("approved", "in_review", "Missing since revision 2: why to ask.")


def test_one_that_was_approved_before_there_were_conditions_may_change_its_tags(cast: Cast) -> None:
    bare = QuestionValue(text="What?")
    old = create_question(actor=cast.ada, team=cast.team, content=bare)
    Question.objects.update(state=APPROVED)
    revise_question(actor=cast.ada, question=old, content=replace(bare, tags=("calm",)), state=APPROVED)
    old.refresh_from_db()
    assert (old.state, [tag.name for tag in old.tags.all()]) == (APPROVED, ["calm"])


def test_approving_an_import_leaves_what_lacks_something_in_review_and_says_why(
    cast: Cast, small: ReadDocument
) -> None:
    first, second = small.template.questions
    questions = (first, replace(second, why_ask=""), QuestionValue(text="What?"))
    document = ReadDocument(TemplateValue(title="Set", questions=questions))
    outcome = import_document(actor=cast.ada, team=cast.team, document=document, approve=True)
    states = Question.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [APPROVED, IN_REVIEW, IN_REVIEW]
    assert told_together(outcome.unready) == (
        "why to ask (2), when to ask (1), how to ask (1), proposed answers (1)"
    )
    assert [str(one) for one in outcome.approved_ids] == [str(Question.objects.order_by("pk")[0].uuid)]
    changes = list(StateChange.objects.order_by("pk"))
    assert [(one.before, one.after) for one in changes] == [("draft", state) for state in states]
    assert {one.actor for one in changes} == {cast.ada}
    again = import_document(actor=cast.ada, team=cast.team, document=document, approve=True)
    assert (again.is_changed, again.approved, len(again.unready)) == (False, 0, 2)


def test_approving_by_a_second_import_is_written_down_too(cast: Cast, small: ReadDocument) -> None:
    import_document(actor=cast.ada, team=cast.team, document=small)
    import_document(actor=cast.ada, team=cast.team, document=small, approve=True)
    for question in Question.objects.all():
        assert history(question) == [("draft", "in_review", ""), ("in_review", "approved", "")]


def test_the_library_lacks_nothing(cast: Cast) -> None:
    outcomes = adopt_library(actor=cast.ada, team=cast.team)
    assert [outcome.unready for outcome in outcomes] == [()] * len(outcomes)
    assert set(Question.objects.values_list("state", flat=True)) == {APPROVED}
    assert StateChange.objects.count() == Question.objects.count()


# ── What is missing ────────────────────────────────────────────────────────────────────────────────


def test_what_has_everything_lacks_nothing(content: QuestionValue) -> None:
    assert gaps_of(content, five_levels()) == ()
    assert gaps_of(replace(content, anchors=()), five_levels()) == ()


def test_each_thing_that_is_missing_is_said(content: QuestionValue) -> None:
    gaps = gaps_of(QuestionValue(text="What?"), five_levels())
    assert [gap.sentence for gap in gaps] == EVERYTHING
    one_answer = replace(content, proposed_answers=content.proposed_answers[:1])
    [gap] = gaps_of(one_answer, five_levels())
    assert (gap.field, gap.sentence) == (
        "answers", "It has one proposed answer; interviewers need at least two.",
    )  # fmt: skip


def levels(*texts: str) -> list[ScaleLevel]:
    return [
        ScaleLevel(level=number, points=number, label="x", text=text)
        for number, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("scale", "own", "missing"),
    [
        (levels("", "", "", "", ""), (), ["anchor_1", "anchor_3", "anchor_5"]),
        (levels("", "", "", "", ""), ((1, "a"), (3, "b"), (5, "c")), []),
        (levels("a", "", "", "", ""), ((5, "c"),), ["anchor_3"]),
        (levels("a", "", "b", "c"), (), []),  # either level in the middle of four will do
        (levels("a", "", "", "c"), (), ["anchor_2"]),
        (levels("a", ""), (), ["anchor_2"]),
        (levels(""), (), ["anchor_1"]),
        ([], (), []),
    ],
)
def test_the_lowest_a_middle_and_the_highest_level_mean_something(
    content: QuestionValue, scale: list[ScaleLevel], own: tuple[tuple[int, str], ...], missing: list[str]
) -> None:
    value = replace(content, anchors=own)
    assert [gap.field for gap in gaps_of(value, scale)] == missing
