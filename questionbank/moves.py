"""The ways of a question from one state to another: all of them, in one table."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionbank.enums import QuestionState

DRAFT, IN_REVIEW = QuestionState.DRAFT, QuestionState.IN_REVIEW
APPROVED, RETIRED = QuestionState.APPROVED, QuestionState.RETIRED


@dataclass(frozen=True, slots=True)
class Move:
    before: QuestionState
    after: QuestionState
    verb: str  # on its button
    told: str  # "Ada …", in the history
    done: str  # the sentence afterwards
    is_next: bool = False  # the one that comes next in most lives of a question
    is_rare: bool = False
    needs_comment: bool = False
    needs_all: bool = False  # nothing may be missing; see `readiness`


SENT = "The question waits for review."
APPROVAL = "The question is approved."
RETIREMENT = "The question is retired. Plans and interviews that hold it keep it."

MOVES = (
    Move(DRAFT, IN_REVIEW, "Send to review", "sent it to review", SENT, is_next=True),
    Move(DRAFT, APPROVED, "Approve", "approved it", APPROVAL, needs_all=True),
    Move(DRAFT, RETIRED, "Retire", "retired it", RETIREMENT, is_rare=True),
    Move(IN_REVIEW, APPROVED, "Approve", "approved it", APPROVAL, is_next=True, needs_all=True),
    Move(IN_REVIEW, DRAFT, "Send back", "sent it back", "The question is a draft again.", needs_comment=True),
    Move(IN_REVIEW, RETIRED, "Retire", "retired it", RETIREMENT, is_rare=True),
    Move(APPROVED, IN_REVIEW, "Review again", "sent it to be reviewed again", SENT, is_rare=True),
    Move(APPROVED, RETIRED, "Retire", "retired it", RETIREMENT, is_rare=True),
    Move(RETIRED, DRAFT, "Take up again", "took it up again", "The question is a draft again.", is_next=True),
    Move(RETIRED, APPROVED, "Approve again", "approved it again", APPROVAL, is_rare=True, needs_all=True),
)


def move_between(before: str, after: str) -> Move | None:
    return next((move for move in MOVES if (move.before, move.after) == (before, after)), None)


def told_of(before: str, after: str) -> str:
    """What someone did who moved a question so; an undone change may go a way that is not in the table."""
    move = move_between(before, after)
    return move.told if move else f"put it back to “{QuestionState(after).label}”"


def moves_from(state: str) -> Iterator[Move]:
    """The one that comes next first."""
    return iter(sorted((move for move in MOVES if move.before == state), key=lambda move: not move.is_next))
