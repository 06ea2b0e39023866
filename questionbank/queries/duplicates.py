"""Pairs of questions that ask nearly the same, for people to decide about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Q

from questionbank.enums import PairState, QuestionState
from questionbank.likeness import MOST_LIKES, Part, own_words
from questionbank.models import (
    Comment,
    DuplicatePair,
    DuplicateSearch,
    Merge,
    Question,
    Revision,
    StateChange,
    TemplateQuestion,
)
from questionbank.models.curation import DuplicatePairQuerySet
from questionbank.queries.likes import Like
from questionbank.queries.merges import can_be_taken_apart
from questionbank.uses import Uses, uses_of
from teams.models import Membership

PAGE_LENGTH = 10
MOST_SEARCHES = 10  # are kept
Row = TypeVar("Row", Revision, StateChange, Comment)
ALIKE, VERY_ALIKE, EXACT = 75, 90, 100


@dataclass(frozen=True, slots=True)
class PairSide:
    question: Question
    text: str
    parts: tuple[Part, ...]  # with what the other one does not say
    templates: int
    uses: Uses


@dataclass(frozen=True, slots=True)
class PairCard:
    pair: DuplicatePair
    first: PairSide
    second: PairSide

    @property
    def sides(self) -> tuple[tuple[PairSide, PairSide], ...]:
        """Each with the one that would go if it stays."""
        return ((self.first, self.second), (self.second, self.first))

    @property
    def closeness(self) -> str:
        if self.pair.likeness == EXACT:
            return "The same, word for word"
        if self.pair.likeness >= VERY_ALIKE:
            return "Nearly the same words"
        return "Much alike" if self.pair.likeness >= ALIKE else "Alike"


@dataclass(frozen=True, slots=True)
class PairPage:
    cards: list[PairCard]
    total: int
    number: int
    searches: list[DuplicateSearch]  # of the whole bank, the last first

    @property
    def last(self) -> DuplicateSearch | None:
        return self.searches[0] if self.searches else None

    @property
    def last_finished(self) -> DuplicateSearch | None:
        return next((one for one in self.searches if one.finished_at), None)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_LENGTH))

    @property
    def earlier(self) -> str:
        return f"?page={self.number - 1}" if self.number > 1 else ""

    @property
    def later(self) -> str:
        return f"?page={self.number + 1}" if self.number < self.pages else ""


@dataclass(frozen=True, slots=True)
class MergedHistory:
    """What a question was before it was merged into another one."""

    merge: Merge
    revisions: list[Revision]  # the newest first
    changes: list[StateChange]
    comments: list[Comment]

    @property
    def question(self) -> Question:
        return self.merge.merged


def open_pairs(viewer: Membership) -> DuplicatePairQuerySet:
    """Of two questions that are both still in use."""
    pairs = DuplicatePair.objects.visible_to(viewer).filter(state=PairState.OPEN)
    retired = QuestionState.RETIRED
    return pairs.exclude(first__state=retired).exclude(second__state=retired)


def pair_page(viewer: Membership, number: int) -> PairPage:
    """The likeliest first. Four queries, and what it takes to tell how the questions are used."""
    pairs = open_pairs(viewer)
    total = pairs.count()
    number = min(number, max(1, -(-total // PAGE_LENGTH)))
    start = (number - 1) * PAGE_LENGTH
    found = pairs.order_by("-likeness", "first", "second")[start : start + PAGE_LENGTH]
    searches = DuplicateSearch.objects.visible_to(viewer).order_by("-created_at", "-pk")
    return PairPage(pair_cards(viewer, found), total, number, list(searches[:MOST_SEARCHES]))


def pair_cards(viewer: Membership, pairs: DuplicatePairQuerySet) -> list[PairCard]:
    """Two queries, and the uses."""
    both = [f"{side}__{part}" for side in ("first", "second") for part in ("current", "competency")]
    found = list(pairs.select_related(*both))
    keys = {key for pair in found for key in (pair.first_id, pair.second_id)}
    templates = _templates_with(keys)
    uses = uses_of(viewer.team, keys)
    return [
        PairCard(
            pair,
            _side(pair.first, pair.second, templates, uses),
            _side(pair.second, pair.first, templates, uses),
        )
        for pair in found
    ]


def _side(
    question: Question, other: Question, templates: Mapping[int, int], uses: Mapping[int, Uses]
) -> PairSide:
    text = str(question)
    return PairSide(
        question=question,
        text=text,
        parts=own_words(text, str(other)),
        templates=templates.get(question.pk, 0),
        uses=uses.get(question.pk, Uses()),
    )


def _templates_with(questions: Collection[int]) -> dict[int, int]:
    places = TemplateQuestion.objects.filter(question__in=questions).values("question").order_by()
    return dict(places.annotate(count=Count("pk")).values_list("question", "count"))


def merged_histories(question: Question) -> list[MergedHistory]:
    """Of what was merged into it, the last first. Four queries, or one where there are none."""
    merges = Merge.objects.in_force().filter(kept=question).select_related("merged__current", "author__user")
    found = list(merges.order_by("-created_at", "-pk"))
    if not found:
        return []
    keys = [merge.merged_id for merge in found]
    revisions = Revision.objects.filter(question__in=keys).select_related("author__user")
    changes = StateChange.objects.filter(question__in=keys).select_related("actor__user")
    comments = Comment.objects.filter(question__in=keys).select_related("author__user")
    said = _by_question(revisions.order_by("-number"))
    moved = _by_question(changes.order_by("-created_at", "-pk"))
    told = _by_question(comments.order_by("created_at", "pk"))
    return [
        MergedHistory(merge, said.get(key, []), moved.get(key, []), told.get(key, []))
        for merge, key in zip(found, keys, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Kin:
    """The other questions that a question has to do with."""

    likes: list[Like]
    merged: list[MergedHistory]  # into it
    into: Merge | None  # by which it went into another one
    can_be_taken_apart: bool


def kin_of(question: Question, viewer: Membership) -> Kin:
    """Two queries; more where something was merged."""
    into = None
    if question.merged_into_id:
        merges = Merge.objects.in_force().filter(merged=question)
        into = merges.select_related("merged", "kept__current", "author__user").first()
    apart = into is not None and can_be_taken_apart(into)
    return Kin(_likes_of(question, viewer), merged_histories(question), into, apart)


def _likes_of(question: Question, viewer: Membership) -> list[Like]:
    """By the pairs that are known, the closest first."""
    pairs = open_pairs(viewer).filter(Q(first=question) | Q(second=question))
    found = pairs.select_related("first__current", "second__current").order_by("-likeness", "first", "second")
    return [
        Like(
            pair.second if pair.first_id == question.pk else pair.first,
            pair.likeness,
            is_exact=pair.likeness == EXACT,
        )
        for pair in found[:MOST_LIKES]
    ]


def _by_question(rows: Iterable[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.question_id, []).append(row)
    return grouped
