"""How a question stands, what happened to it, what people said about it, and what waits for review."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from questionbank.documents import QuestionValue
from questionbank.enums import QuestionState
from questionbank.fairness import Concern, concerns_of
from questionbank.models import Comment, Question, Revision, StateChange
from questionbank.moves import Move, moves_from, told_of
from questionbank.queries.levels import default_levels
from questionbank.queries.values import PARTS, value_of
from questionbank.readiness import Gap, gaps_of
from questionbank.rules import may_remove
from teams.models import Membership

PAGE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Step:
    change: StateChange

    @property
    def told(self) -> str:
        return told_of(self.change.before, self.change.after)


@dataclass(frozen=True, slots=True)
class SaidComment:
    comment: Comment
    may_remove: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a question, and where it can go from there."""

    question: Question
    gaps: tuple[Gap, ...]
    steps: list[Step]  # the newest first

    @property
    def last(self) -> Step | None:
        return self.steps[0] if self.steps else None

    @property
    def missing(self) -> tuple[Gap, ...]:
        """What a question lacks that is not approved or retired."""
        is_settled = self.question.state in (QuestionState.APPROVED, QuestionState.RETIRED)
        return () if is_settled else self.gaps

    @property
    def moves(self) -> list[Move]:
        if self.question.merged_into_id:
            return []
        return [one for one in moves_from(self.question.state) if not (one.needs_all and self.gaps)]

    @property
    def next(self) -> Move | None:
        return next((move for move in self.moves if move.is_next), None)

    @property
    def is_to_be_completed(self) -> bool:
        """What comes next waits for what is missing."""
        return self.next is None and bool(self.missing)

    @property
    def other_moves(self) -> list[Move]:
        return [move for move in self.moves if not move.is_next and not move.is_rare]

    @property
    def rare_moves(self) -> list[Move]:
        return [move for move in self.moves if move.is_rare]


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    question: Question
    revision: Revision
    value: QuestionValue
    gaps: tuple[Gap, ...]
    concerns: tuple[Concern, ...]
    sent: StateChange | None  # who put it here


@dataclass(frozen=True, slots=True)
class ReviewPage:
    questions: list[WaitingQuestion]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_LENGTH))

    @property
    def earlier(self) -> str:
        return f"?page={self.number - 1}" if self.number > 1 else ""

    @property
    def later(self) -> str:
        return f"?page={self.number + 1}" if self.number < self.pages else ""


def standing_of(question: Question, gaps: tuple[Gap, ...]) -> Standing:
    """One query."""
    changes = StateChange.objects.filter(question=question).select_related("actor__user")
    return Standing(question, gaps, [Step(change) for change in changes.order_by("-created_at", "-pk")])


def comments_on(question: Question, viewer: Membership) -> list[SaidComment]:
    """One query."""
    comments = Comment.objects.visible_to(viewer).filter(question=question).select_related("author__user")
    return [
        SaidComment(one, may_remove(viewer, author=one.author_id))
        for one in comments.order_by("created_at", "pk")
    ]


def count_waiting(viewer: Membership) -> int:
    return Question.objects.visible_to(viewer).in_review().count()


def review_page(viewer: Membership, number: int) -> ReviewPage:
    """Eight queries. The oldest question first: it is what someone has waited for longest."""
    waiting = Question.objects.visible_to(viewer).in_review()
    total = waiting.count()
    number = min(number, max(1, -(-total // PAGE_LENGTH)))
    start = (number - 1) * PAGE_LENGTH
    rows = waiting.with_current().order_by("created_at", "pk")[start : start + PAGE_LENGTH]
    return ReviewPage(waiting_questions(viewer, list(rows)), total, number)


def waiting_questions(viewer: Membership, questions: Sequence[Question]) -> list[WaitingQuestion]:
    """Six queries."""
    revisions = [question.current for question in questions if question.current]
    prefetch_related_objects(revisions, *PARTS)
    levels = default_levels(viewer.team)
    sent = _last_changes(questions)
    found = []
    for question in questions:
        if revision := question.current:
            revision.question = question
            value = value_of(revision)
            found.append(
                WaitingQuestion(
                    question=question,
                    revision=revision,
                    value=value,
                    gaps=gaps_of(value, levels),
                    concerns=concerns_of(value),
                    sent=sent.get(question.pk),
                )
            )
    return found


def _last_changes(questions: Sequence[Question]) -> dict[int, StateChange]:
    changes = StateChange.objects.filter(question__in=questions, after=QuestionState.IN_REVIEW)
    by_time = changes.select_related("actor__user").order_by("created_at", "pk")
    return {change.question_id: change for change in by_time}
