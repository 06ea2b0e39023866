"""The columns of a comparison, from the questions that were planned, added and rated."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from interviews.queries.comparison_sources import Source, WholeRating

NO_COMPETENCY = "none"


class Kind(Enum):
    QUESTION = "question"
    COMPETENCY = "competency"
    WHOLE = "whole"  # a competency of the round, rated as such: another measure, so a column of its own


@dataclass(slots=True)
class Column:
    kind: Kind
    key: str  # names it in addresses
    title: str
    identity: UUID | None = None  # the question's or the competency's
    rounds: set[UUID] = field(default_factory=set)
    round_names: list[str] = field(default_factory=list)
    planned: defaultdict[int, list[Source]] = field(default_factory=lambda: defaultdict(list))  # by version
    added: defaultdict[int, list[Source]] = field(default_factory=lambda: defaultdict(list))  # by application
    revisions: defaultdict[UUID, set[int]] = field(default_factory=lambda: defaultdict(set))  # by question
    scales: set[int] = field(default_factory=set)
    url: str = ""

    def take(self, source: Source) -> None:
        self.rounds.add(source.round)
        if source.round_name not in self.round_names:
            self.round_names.append(source.round_name)
        self.revisions[source.question].add(source.revision)
        if source.scale is not None:
            self.scales.add(source.scale)
        if source.version is not None:
            self.planned[source.version].append(source)
        elif source.application is not None:
            self.added[source.application].append(source)

    @property
    def is_mixed(self) -> bool:
        """Not everyone met the same text or the same scale."""
        return len(self.scales) > 1 or any(len(numbers) > 1 for numbers in self.revisions.values())

    @property
    def is_outside_plan(self) -> bool:
        return self.kind is Kind.QUESTION and not self.planned

    @property
    def note(self) -> str:
        if self.kind is Kind.QUESTION:
            return ", ".join(self.round_names)
        if self.kind is Kind.WHOLE:
            return "rated as a whole"
        questions = len({source.question for asked in self.planned.values() for source in asked})
        return f"from {questions} question{'' if questions == 1 else 's'}"


def question_columns(sources: Iterable[Source]) -> list[Column]:
    """One a question, in the latest plan's order; what was added in interviews comes last."""
    columns: dict[UUID, Column] = {}
    for source in sources:
        if source.question not in columns:
            columns[source.question] = Column(
                Kind.QUESTION, str(source.question), source.text, identity=source.question
            )
        columns[source.question].take(source)
    return list(columns.values())


def competency_columns(sources: Iterable[Source], wholes: Iterable[Column]) -> list[Column]:
    """One a competency from its planned questions, beside it the one rated as a whole; by name."""
    columns: dict[UUID | None, Column] = {}
    for source in sources:
        if source.is_added:
            continue
        if source.competency not in columns:
            columns[source.competency] = Column(
                Kind.COMPETENCY,
                competency_key(source.competency),
                source.competency_name or "Without a competency",
                identity=source.competency,
            )
        columns[source.competency].take(source)
    return sorted([*columns.values(), *wholes], key=_by_name)


def whole_columns(wholes: Iterable[WholeRating], rounds: dict[int, UUID]) -> list[Column]:
    """One a competency that a readable scorecard rates as such; `rounds` by scorecard."""
    columns: dict[UUID, Column] = {}
    for one in wholes:
        if one.competency not in columns:
            columns[one.competency] = Column(
                Kind.WHOLE, f"whole-{one.competency}", one.name, identity=one.competency
            )
        columns[one.competency].rounds.add(rounds[one.scorecard])
    return list(columns.values())


def competency_key(competency: UUID | None) -> str:
    return str(competency) if competency else NO_COMPETENCY


def _by_name(column: Column) -> tuple[bool, str, str, bool]:
    """Without a competency last; of one competency the questions first."""
    return (column.identity is None, column.title.lower(), str(column.identity), column.kind is Kind.WHOLE)
