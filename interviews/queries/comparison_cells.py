"""The cells of a comparison. Few patterns of ratings occur, so each is reckoned once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from interviews.queries.comparison_columns import Column, Kind
from interviews.queries.comparison_sources import Applicant, Outcomes, Rated, Source, WholeRating
from interviews.queries.faces import Cell, Face, Faces
from interviews.queries.standings import Panels
from interviews.scoring import (
    Missing,
    Rating,
    Score,
    Statistics,
    rater_score,
    statistics,
    weighted_score,
)

OUTSIDE_PLAN = "outside the plan"
FIRST_LEVEL = len(Missing)  # in the table of outcomes the ways to be missing come first
Codes = tuple[int, ...]


class Ratings:
    """What may be read, sorted by where it belongs."""

    def __init__(self, panels: Panels, rated: Iterable[Rated]) -> None:
        self._application = {seen.pk: seen.application for seen in panels.scorecards}
        author = {seen.pk: seen.author for seen in panels.scorecards}
        # application → source → outcomes; application → (author, source, outcome)
        self.by_source = defaultdict[int, dict[int, list[int]]](dict)
        self.by_person = defaultdict[int, list[tuple[int, int, int]]](list)
        self.whole = defaultdict[tuple[int, UUID], list[int]](list)
        for scorecard, source, outcome in rated:
            application = self._application[scorecard]
            self.by_source[application].setdefault(source, []).append(outcome)
            self.by_person[application].append((author[scorecard], source, outcome))

    def take_wholes(self, wholes: Iterable[WholeRating]) -> None:
        for one in wholes:
            self.whole[self._application[one.scorecard], one.competency].append(one.outcome)


class CellMaker:
    def __init__(self, panels: Panels, ratings: Ratings, outcomes: Outcomes) -> None:
        self.panels, self.ratings, self.table = panels, ratings, outcomes.table
        self.faces = Faces(outcomes.range)
        self._patterns: dict[Codes, Statistics] = {}
        self._faces: dict[tuple[Codes, tuple[str, ...]], Face] = {}
        self._scores: dict[tuple[tuple[int, int], ...], Rating | None] = {}

    def cells(self, person: Applicant, columns: list[Column]) -> list[Cell]:
        competencies = self._competency_cells(person, columns)
        makers: dict[Kind, Callable[[Applicant, Column], Cell]] = {
            Kind.QUESTION: self._question_cell,
            Kind.WHOLE: self._whole_cell,
            Kind.COMPETENCY: lambda _, column: competencies[column.key],
        }
        return [makers[column.kind](person, column) for column in columns]

    def score(self, person: Applicant, planned: Iterable[Source]) -> Score:
        """Over the questions of the person's plan: each counts by its weight, whoever rated it."""
        own = self.ratings.by_source.get(person.pk, {})
        patterns = ((source.weight, self._pattern(own.get(source.key, ()))) for source in planned)
        return weighted_score((weight, pattern.total, pattern.count) for weight, pattern in patterns)

    def _question_cell(self, person: Applicant, column: Column) -> Cell:
        own = self.ratings.by_source.get(person.pk)
        if own is None:
            return self._unread(person, column)
        codes: list[int] = []
        notes: tuple[str, ...] = ()
        if person.version is not None:
            for source in column.planned.get(person.version, ()):
                codes += own.get(source.key, ())
        for source in column.added.get(person.pk, ()):
            codes += own.get(source.key, ())
            notes = () if column.is_outside_plan else (OUTSIDE_PLAN,)
        return self._cell(codes, notes) if codes else self._unread(person, column)

    def _whole_cell(self, person: Applicant, column: Column) -> Cell:
        codes = self.ratings.whole.get((person.pk, column.identity)) if column.identity else None
        return self._cell(codes) if codes else self._unread(person, column)

    def _cell(self, codes: list[int], notes: tuple[str, ...] = ()) -> Cell:
        key = tuple(sorted(codes))
        found = self._pattern(key)
        face = self._faces.get((key, notes))
        if face is None:
            face = self._faces[key, notes] = self.faces.of(found, notes)
        return Cell(face, found)

    def _pattern(self, codes: Iterable[int]) -> Statistics:
        key = tuple(sorted(codes))
        known = self._patterns.get(key)
        if known is None:
            known = self._patterns[key] = statistics(self.table[code] for code in key)
        return known

    def _unread(self, person: Applicant, column: Column) -> Cell:
        """Nothing is there to be read: because of the panel, or because it was never asked."""
        standing = self.panels.standing(person.pk, column.rounds)
        return Cell(Face(None, missing=Missing.NOT_ASKED.value if standing.is_readable else standing.value))

    def _competency_cells(self, person: Applicant, columns: list[Column]) -> dict[str, Cell]:
        """One rater counts once in a cell, with the weighted mean of the questions that they rated."""
        version = person.version or 0
        place = {
            source.key: (column.key, source.weight)
            for column in columns
            if column.kind is Kind.COMPETENCY
            for source in column.planned.get(version, ())
        }
        given: defaultdict[str, Given] = defaultdict(Given)
        for author, source, outcome in self.ratings.by_person.get(person.pk, ()):
            if source in place:
                key, weight = place[source]
                given[key].take(author, source, weight, outcome, is_rated=outcome >= FIRST_LEVEL)
        return {
            column.key: self._competency_cell(given[column.key], len(column.planned[version]))
            if column.key in given
            else self._unread(person, column)
            for column in columns
            if column.kind is Kind.COMPETENCY
        }

    def _competency_cell(self, given: "Given", asked_for: int) -> Cell:
        if not given.rated:
            found = statistics(self.table[code] for code in given.missing)
            return Cell(self.faces.of(found), found)
        scores = [self._rater_score(tuple(sorted(own))) for own in given.by_author.values()]
        found = statistics(score or Missing.NOT_RATED for score in scores)
        covered = len(given.rated)
        notes = (f"{covered} of {asked_for} questions",) if covered < asked_for else ()
        return Cell(self.faces.of(found, notes), found)

    def _rater_score(self, own: tuple[tuple[int, int], ...]) -> Rating | None:
        if own not in self._scores:
            ratings = ((weight, self.table[code]) for weight, code in own)
            self._scores[own] = rater_score(
                (weight, rating) for weight, rating in ratings if isinstance(rating, Rating)
            )
        return self._scores[own]


@dataclass(slots=True)
class Given:
    """What a panel gave to the questions of one competency."""

    by_author: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # weights and outcomes
    missing: list[int] = field(default_factory=list)
    rated: set[int] = field(default_factory=set)  # the questions that someone rated

    def take(self, author: int, source: int, weight: int, outcome: int, *, is_rated: bool) -> None:
        own = self.by_author.setdefault(author, [])
        if is_rated:
            own.append((weight, outcome))
            self.rated.add(source)
        else:
            self.missing.append(outcome)
