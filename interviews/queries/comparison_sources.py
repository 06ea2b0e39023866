"""What a comparison is made from, loaded flat: one statement a kind of row, at any size."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, F, Value, When

from hiring.models import Application, Opening
from interviews.enums import ItemOrigin, ResponseState
from interviews.fields import CANNOT_JUDGE
from interviews.models import CompetencyRating, InterviewItem, PlanItem, Response
from interviews.queries.faces import HUNDREDTHS, Range
from interviews.queries.standings import Panels
from interviews.scoring import Missing, Rating
from questionbank.models import ScaleLevel
from teams.models import Membership

Outcome = Rating | Missing
MISSING_BY_STATE = {
    ResponseState.PENDING.value: Missing.NOT_ASKED,
    ResponseState.SKIPPED.value: Missing.SKIPPED,
    ResponseState.NOT_REACHED.value: Missing.NOT_REACHED,
    ResponseState.ASKED.value: Missing.NOT_RATED,
}


class Applicant(NamedTuple):
    pk: int
    uuid: UUID
    name: str
    version: int | None  # of the plan, that this application is held to


@dataclass(frozen=True, slots=True)
class Source:
    """A question as it was asked: an item of a plan's version, or one added in an interview."""

    key: int  # the plan item's, or the interview item's below zero
    round: UUID
    round_name: str
    question: UUID
    revision: int
    text: str
    competency: UUID | None
    competency_name: str
    weight: int = 0
    version: int | None = None
    scale: int | None = None
    application: int | None = None  # of an added question

    @property
    def is_added(self) -> bool:
        return self.version is None


Rated = tuple[int, int, int]  # scorecard, source, outcome as its place in the table: 20,000 of them


class WholeRating(NamedTuple):
    """A competency of a round, rated as such."""

    scorecard: int
    competency: UUID
    name: str
    outcome: int


def applicants(*, viewer: Membership, opening: Opening) -> list[Applicant]:
    found = Application.objects.visible_to(viewer).filter(opening=opening).by_name()
    held_to = F("frozen_plan__plan_version")
    return [Applicant(*row) for row in found.values_list("pk", "uuid", "candidate__name", held_to)]


def planned_sources(people: list[Applicant]) -> list[Source]:
    """The questions of the versions that these people are held to, the latest version's order first."""
    items = PlanItem.objects.filter(round__plan_version__in={person.version for person in people} - {None})
    ordered = items.order_by("-round__plan_version__number", "round__position", "position", "pk")
    rows = ordered.values_list(
        "pk",
        "round__key",
        "round__name",
        "revision__question__uuid",
        "revision",
        "revision__text",
        "competency__uuid",
        "competency__name",
        "weight",
        "round__plan_version",
        "round__plan_version__scale_version",
    )
    return [Source(*row[:7], row[7] or "", in_hundredths(row[8]), *row[9:]) for row in rows]


def added_sources(panels: Panels) -> list[Source]:
    """Questions added in interviews of which something may be read."""
    interviews = {seen.interview for seen in panels.scorecards}
    items = InterviewItem.objects.filter(origin=ItemOrigin.ROOM, interview__in=interviews)
    rows = items.order_by("interview", "position", "pk").values_list(
        "pk",
        "interview__round__key",
        "interview__round__name",
        "revision__question__uuid",
        "revision",
        "revision__text",
        "competency__uuid",
        "competency__name",
        "interview__application",
    )
    return [Source(-row[0], *row[1:7], row[7] or "", application=row[8]) for row in rows]


@dataclass(slots=True)
class Outcomes:
    """Every outcome that can occur, by a small number: what 20,000 rows are compared by."""

    table: list[Outcome] = field(default_factory=lambda: list(Missing))
    range: Range = field(default_factory=Range)
    by_level: dict[int | None, int] = field(default_factory=dict)
    by_word: dict[str, int] = field(default_factory=dict)  # a response's state, or CANNOT_JUDGE


def outcomes_of(scales: set[int]) -> Outcomes:
    """The levels of these scale versions, and the ways to be missing."""
    levels = list(ScaleLevel.objects.filter(version__in=scales).order_by("version", "level", "pk"))
    outcomes = Outcomes()
    words = MISSING_BY_STATE | {CANNOT_JUDGE: Missing.CANNOT_JUDGE}
    outcomes.by_word = {word: outcomes.table.index(why) for word, why in words.items()}
    for level in levels:
        outcomes.by_level[level.pk] = len(outcomes.table)
        outcomes.table.append(Rating(in_hundredths(level.points), level.level))
    if levels:
        points = [in_hundredths(level.points) for level in levels]
        outcomes.range = Range(min(points), max(points))
    return outcomes


def rated_responses(panels: Panels, outcomes: Outcomes) -> Iterator[Rated]:
    word = Case(When(cannot_judge=True, then=Value(CANNOT_JUDGE)), default=F("state"))
    rows = Response.objects.filter(scorecard__in=[seen.pk for seen in panels.scorecards]).order_by()
    by_level, by_word = outcomes.by_level, outcomes.by_word
    columns = ("scorecard_id", "item_id", "item__plan_item_id", "level_id", word)
    for scorecard, item, planned, level, said in rows.values_list(*columns):
        yield scorecard, planned or -item, by_word[said] if level is None else by_level[level]


def whole_ratings(panels: Panels, outcomes: Outcomes) -> Iterator[WholeRating]:
    rows = CompetencyRating.objects.filter(scorecard__in=[seen.pk for seen in panels.scorecards])
    columns = ("scorecard_id", "competency__uuid", "competency__name", "level_id", "cannot_judge")
    for scorecard, competency, name, level, cannot_judge in rows.order_by("pk").values_list(*columns):
        word = CANNOT_JUDGE if cannot_judge else ResponseState.ASKED.value
        code = outcomes.by_word[word] if level is None else outcomes.by_level[level]
        yield WholeRating(scorecard, competency, name, code)


def in_hundredths(value: Decimal) -> int:
    """Points and weights have two decimals, so this loses nothing."""
    return int(value * HUNDREDTHS)
