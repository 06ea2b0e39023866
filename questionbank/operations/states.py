"""Questions move from one state to another: who, when, and what they said about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lib.bulk import insert_rows
from questionbank.documents import QuestionValue
from questionbank.enums import QuestionState
from questionbank.models import Question, StateChange
from questionbank.moves import Move, move_between
from questionbank.problems import COMMENT_LENGTH, BankError, too_long
from questionbank.queries.levels import default_levels
from questionbank.queries.values import revision_values
from questionbank.readiness import Gap, gaps_of
from teams.audit import record
from teams.models import Membership, Team


class MovedMeanwhileError(BankError):
    """The question is not in the state, or not at the revision, that the page showed."""


class CommentNeededError(BankError):
    """A move that has to be explained was not, or at too great a length."""


class NotReadyError(BankError):
    """The question can't be approved yet; `gaps` are what it lacks."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        sentences = " ".join(gap.sentence for gap in gaps)
        super().__init__(f"The question can't be approved yet. {sentences}")
        self.gaps = gaps


@dataclass(frozen=True, slots=True)
class Approval:
    """What became of questions that were to be approved together."""

    approved: tuple[UUID, ...] = ()
    unready: tuple[tuple[Gap, ...], ...] = ()  # of each that stays in review, what it lacks


@transaction.atomic
def change_state(
    *,
    actor: Membership | None,
    question: Question,
    to: str,
    comment: str = "",
    expected: str | None = None,
    expected_revision: int | None = None,
) -> Question:
    """The question, moved; where it is in that state already, as it is.

    Raises MovedMeanwhileError where it is not what a page showed: in the state `expected`, at the revision
    `expected_revision`. Raises NotReadyError, CommentNeededError, or BankError for a move that there is not.
    """
    # Locked first: PostgreSQL reads what is joined as it was before the wait.
    Question.objects.select_for_update().get(pk=question.pk)
    question = Question.objects.with_current().select_related("team").get(pk=question.pk)
    _check_unmoved(question, expected, expected_revision)
    if question.state == to:
        return question
    comment = comment.replace("\r\n", "\n").strip()
    move = _move(question, to)
    _check_comment(move, comment)
    if move.needs_all and (gaps := gaps_by_question(question.team, [question]).get(question.pk)):
        raise NotReadyError(gaps)
    before, question.state = question.state, QuestionState(to)
    question.save(update_fields=["state"])
    note_changes([(question, before)], actor=actor, comment=comment)
    record(actor=actor, action="question.state_changed", subject=question, before=before, after=to)
    return question


def state_after_revision(
    question: Question, content: QuestionValue, wanted: QuestionState | None, *, is_new: bool
) -> tuple[QuestionState, tuple[Gap, ...]]:
    """The state of `question` once it says `content`, and for lack of what it falls back where it does.

    Raises the error that says why it can't be `wanted`.
    """
    before = QuestionState(question.state)
    after = wanted or before
    if after != before:
        move = _move(question, after)
        if move.needs_comment:
            raise CommentNeededError(
                f"Going from “{before.label}” to “{after.label}” takes a word about why: "
                f"save it as “{before.label}”, then use “{move.verb}” on the question's page."
            )
    if after != QuestionState.APPROVED or (after == before and not is_new):
        return after, ()
    gaps = gaps_of(content, default_levels(question.team))
    if gaps and wanted:
        raise NotReadyError(gaps)
    return (QuestionState.IN_REVIEW if gaps else after), gaps


def _move(question: Question, to: str) -> Move:
    move = move_between(question.state, to)
    if move is None or question.merged_into_id:
        raise BankError(_no_such_move(question, to))
    return move


def _check_comment(move: Move, comment: str) -> None:
    if move.needs_comment and not comment:
        raise CommentNeededError("Write what has to change, so that whoever takes it up again knows.")
    for sentence in too_long("the comment", comment, COMMENT_LENGTH):
        raise CommentNeededError(sentence)


def note_changes(
    moved: Iterable[tuple[Question, str]], *, actor: Membership | None, comment: str = ""
) -> None:
    """Writes down the state that each question has now, beside the one before; what stayed is left out."""
    now, by = timezone.now(), actor.pk if actor else None
    insert_rows(
        StateChange,
        ("question_id", "before", "after", "actor_id", "comment", "created_at"),
        (
            (question.pk, before, question.state, by, comment, now)
            for question, before in moved
            if question.state != before
        ),
    )


def approve_waiting(*, actor: Membership | None, team: Team, questions: Iterable[Question]) -> Approval:
    """Approves those that wait for a review and lack nothing; the caller audits.

    A draft is still being written, and a retired question stays retired.
    """
    waiting = [one for one in questions if one.state == QuestionState.IN_REVIEW and one.current_id]
    gaps = gaps_by_question(team, waiting)
    ready = [question for question in waiting if not gaps[question.pk]]
    if ready:
        Question.objects.filter(pk__in=[one.pk for one in ready]).update(state=QuestionState.APPROVED)
        for question in ready:
            question.state = QuestionState.APPROVED
        note_changes([(one, QuestionState.IN_REVIEW) for one in ready], actor=actor)
    unready = tuple(found for found in gaps.values() if found)
    return Approval(tuple(question.uuid for question in ready), unready)


def gaps_by_question(team: Team, questions: Sequence[Question]) -> Mapping[int, tuple[Gap, ...]]:
    """What each lacks as it reads today, in a constant number of queries."""
    if not questions:
        return {}
    with_text = Question.objects.filter(pk__in=[one.pk for one in questions], current__isnull=False)
    revisions = [one.current for one in with_text.select_related("current") if one.current]
    levels = default_levels(team)
    values = revision_values(revisions)
    return {one.question_id: gaps_of(value, levels) for one, value in zip(revisions, values, strict=True)}


def _check_unmoved(question: Question, state: str | None, revision: int | None) -> None:
    now = QuestionState(question.state).label.lower()
    if state is not None and state != question.state:
        raise MovedMeanwhileError(
            f"Someone was quicker: the question is {now} by now. Nothing was changed; look at it again."
        )
    number = question.current.number if question.current else 0
    if revision is not None and revision != number:
        raise MovedMeanwhileError(
            f"Someone saved revision {number} of this question meanwhile, and it is still {now}. "
            "Nothing was changed; read it again and decide."
        )


def _no_such_move(question: Question, to: str) -> str:
    if question.merged_into_id:
        return "This question was merged into another one and stays retired. Nothing was changed."
    before, after = QuestionState(question.state).label, QuestionState(to).label
    return f"A question can't go from “{before}” to “{after}”. Nothing was changed; choose another state."
