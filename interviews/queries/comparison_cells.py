"""The cells of a comparison. Few patterns of ratings occur, so each is reckoned once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from interviews.queries.comparison_columns import Column, Kind
from interviews.queries.comparison_sources import Applicant, Outcomes, Rated, Source, WholeRating
from interviews.queries.faces import Cell, Faces
from interviews.queries.standings import Panels
from interviews.scoring import (
    Missing,
    RaterScore,
    Rating,
    Score,
    Statistics,
    rater_score,
    statistics,
    statistics_of_raters,
    weighted_score,
)

OUTSIDE_PLAN = "outside the plan"
FIRST_LEVEL = len(Missing)  # in the table of outcomes the ways to be missing come first
PLACES = 10_000  # more than there are outcomes: levels of all scale versions of a plan
Pattern = tuple[int, ...]  # outcomes, ascending
NOTHING: dict[int, list[int]] = {}


class Ratings:
    """What may be read, by application and source: outcomes, and beside them who gave each."""

    def __init__(self, panels: Panels, rated: Iterable[Rated]) -> None:
        self._application = {seen.pk: seen.application for seen in panels.scorecards}
        self.whole = defaultdict[tuple[int, UUID], list[int]](list)
        # Two flat lists a source, not a list of pairs: 20,000 small objects less to make and to count.
        self.outcomes = {seen.application: _by_source() for seen in panels.scorecards}
        self.authors = {seen.application: _by_source() for seen in panels.scorecards}
        own = {
            seen.pk: (self.outcomes[seen.application], self.authors[seen.application], seen.author)
            for seen in panels.scorecards
        }
        for scorecard, source, outcome in rated:
            outcomes, authors, author = own[scorecard]
            outcomes[source].append(outcome)
            authors[source].append(author)

    def take_wholes(self, wholes: Iterable[WholeRating]) -> None:
        for one in wholes:
            self.whole[self._application[one.scorecard], one.competency].append(one.outcome)

    def patterns(self, application: int) -> dict[int, Pattern]:
        """By source, what was given, whoever gave it."""
        own = self.outcomes.get(application, NOTHING)
        return {source: tuple(sorted(given)) for source, given in own.items()}

    def of_panel(self, application: int, source: int) -> tuple[list[int], list[int]]:
        """Outcomes, and who gave each."""
        own = self.outcomes.get(application, NOTHING)
        return (own[source], self.authors[application][source]) if source in own else ([], [])


class CellMaker:
    def __init__(self, panels: Panels, ratings: Ratings, outcomes: Outcomes) -> None:
        self.panels, self.ratings, self.table = panels, ratings, outcomes.table
        self.faces = Faces(outcomes.range)
        self._found: dict[Pattern, Statistics] = {}
        self._cells: dict[tuple[Pattern, str], Cell] = {}
        self._unread_cells: dict[str, Cell] = {}
        self._scores: dict[Pattern, RaterScore | None] = {}

    def row(
        self, person: Applicant, columns: list[Column], planned: list[Source]
    ) -> tuple[list[Cell], Score]:
        patterns = self.ratings.patterns(person.pk)
        cells = [self._cell(person, column, patterns) for column in columns]
        return cells, self._score(planned, patterns)

    def _score(self, planned: list[Source], patterns: dict[int, Pattern]) -> Score:
        """Over the questions of the person's plan: each counts by its weight, whoever rated it."""
        found = [(source.weight, self._statistics(patterns.get(source.key, ()))) for source in planned]
        return weighted_score((weight, one.total, one.count) for weight, one in found)

    def _cell(self, person: Applicant, column: Column, patterns: dict[int, Pattern]) -> Cell:
        if column.kind is Kind.COMPETENCY:
            cell = self._competency_cell(person, column)
        elif column.kind is Kind.WHOLE:
            cell = self._whole_cell(person, column)
        else:
            cell = self._question_cell(person, column, patterns)
        return cell or self._unread(person, column)

    def _question_cell(self, person: Applicant, column: Column, patterns: dict[int, Pattern]) -> Cell | None:
        sources = column.planned.get(person.version or 0, ())
        pattern = patterns.get(sources[0].key, ()) if len(sources) == 1 else _joined(sources, patterns)
        if person.pk not in column.added:
            return self._pattern_cell(pattern) if pattern else None
        pattern = tuple(sorted(pattern + _joined(column.added[person.pk], patterns)))
        return (
            self._pattern_cell(pattern, "" if column.is_outside_plan else OUTSIDE_PLAN) if pattern else None
        )

    def _whole_cell(self, person: Applicant, column: Column) -> Cell | None:
        given = self.ratings.whole.get((person.pk, column.identity)) if column.identity else None
        return self._pattern_cell(tuple(sorted(given))) if given else None

    def _pattern_cell(self, pattern: Pattern, note: str = "") -> Cell:
        cell = self._cells.get((pattern, note))
        if cell is None:
            found = self._statistics(pattern)
            cell = self._cells[pattern, note] = Cell(self.faces.of(found, [note] if note else []), found)
        return cell

    def _statistics(self, pattern: Pattern) -> Statistics:
        found = self._found.get(pattern)
        if found is None:
            found = self._found[pattern] = statistics(self.table[outcome] for outcome in pattern)
        return found

    def _unread(self, person: Applicant, column: Column) -> Cell:
        """Nothing is there to be read: because of the panel, or because it was never asked."""
        standing = self.panels.standing(person.pk, column.rounds)
        why = Missing.NOT_ASKED.value if standing.is_readable else standing.value
        return self._unread_cells.setdefault(why, Cell(self.faces.unread(why)))

    def _competency_cell(self, person: Applicant, column: Column) -> Cell | None:
        """One rater counts once in a cell, with the weighted mean of the questions that they rated."""
        asked = column.planned.get(person.version or 0, [])
        by_author = defaultdict[int, list[int]](list)
        given: list[int] = []
        covered = 0
        for source in asked:
            weight = source.weight * PLACES
            outcomes, authors = self.ratings.of_panel(person.pk, source.key)
            for outcome, author in zip(outcomes, authors, strict=True):
                by_author[author].append(weight + outcome)
            given += outcomes
            covered += max(outcomes, default=-1) >= FIRST_LEVEL
        if not covered:
            found = statistics(self.table[outcome] for outcome in given)
            return Cell(self.faces.of(found), found) if given else None
        scores = [self._rater_score(tuple(sorted(own))) for own in by_author.values()]
        found = statistics_of_raters(score or Missing.NOT_RATED for score in scores)
        notes = [f"{covered} of {len(asked)} questions"] if covered < len(asked) else []
        return Cell(self.faces.of(found, notes), found)

    def _rater_score(self, given: Pattern) -> RaterScore | None:
        """`given`: weights and outcomes, each two as one number."""
        if given not in self._scores:
            pairs = (divmod(one, PLACES) for one in given)
            ratings = ((weight, self.table[outcome]) for weight, outcome in pairs)
            self._scores[given] = rater_score(
                (weight, rating) for weight, rating in ratings if isinstance(rating, Rating)
            )
        return self._scores[given]


def _by_source() -> defaultdict[int, list[int]]:
    return defaultdict(list)


def _joined(sources: Iterable[Source], patterns: dict[int, Pattern]) -> Pattern:
    return tuple(sorted(outcome for source in sources for outcome in patterns.get(source.key, ())))
