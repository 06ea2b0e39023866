"""Candidates beside each other: rows are applications, columns competencies or questions.

What may be read comes through `visible_to` alone; what may not is not loaded. Scores are made of the
questions of the plan; what was added in an interview is shown beside them and not counted.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from hiring.models import Opening
from interviews.enums import Recommendation
from interviews.queries.comparison_cells import CellMaker, Ratings
from interviews.queries.comparison_columns import (
    Column,
    competency_columns,
    competency_key,
    question_columns,
    whole_columns,
)
from interviews.queries.comparison_sources import (
    Applicant,
    Source,
    added_sources,
    applicants,
    outcomes_of,
    planned_sources,
    rated_responses,
    whole_ratings,
)
from interviews.queries.faces import HUNDREDTHS, Cell, Faces
from interviews.queries.standings import Panels, Standing, panels_of
from interviews.scoring import Exact, Score, one_decimal
from teams.models import Membership

By = Literal["competencies", "questions"]
BY_NAME, BY_SCORE, BY_DISAGREEMENT = "name", "score", "disagreement"
CANDIDATES_TO_COMPARE = 2  # of one alone nothing is the most
LEVELS_OF_DISAGREEMENT = 2  # fewer is how people differ on any day


@dataclass(slots=True)
class Row:
    person: Applicant
    cells: list[Cell]
    score: Score
    recommendations: tuple[str, ...]  # from strong no to strong yes, so that they tell nobody apart
    standing: Standing

    @property
    def mean(self) -> str:
        return "" if self.score.value is None else one_decimal(self.score.value, HUNDREDTHS)

    @property
    def levels_apart(self) -> Exact | None:
        apart = [cell.found.levels_apart for cell in self.cells if cell.found]
        return max((levels for levels in apart if levels is not None), default=None)

    @property
    def is_flagged(self) -> bool:
        return any(cell.face.is_flagged for cell in self.cells)

    @property
    def waits_for(self) -> str:
        """What the page says beside the name; nothing where all of it can be read."""
        return "" if self.standing is Standing.COMPLETE else self.standing.value


@dataclass(slots=True)
class Comparison:
    by: By
    columns: list[Column]
    rows: list[Row]
    competency_name: str = ""  # where the questions are those behind one competency
    is_any_scheduled: bool = False
    is_any_readable: bool = False
    owes: bool = False  # the viewer's own scorecard comes first, somewhere

    @property
    def has_mixed_versions(self) -> bool:
        return any(column.is_mixed for column in self.columns)

    @property
    def has_outside_plan(self) -> bool:
        return any(column.added for column in self.columns)

    def sort(self, key: str) -> str:
        """Orders the rows and says by what; what is missing comes last, equals stay by name."""
        index = next((n for n, column in enumerate(self.columns) if column.key == key), None)
        if index is not None:
            self.rows.sort(key=lambda row: _descending(row.cells[index].mean))
        elif key == BY_SCORE:
            self.rows.sort(key=lambda row: _descending(row.score.value))
        elif key == BY_DISAGREEMENT:
            self.rows.sort(key=lambda row: _descending(row.levels_apart))
        else:
            return BY_NAME
        return key


def comparison(*, viewer: Membership, opening: Opening, by: By, competency: str = "") -> Comparison:
    """Seven statements by questions, eight with competencies; `competency` narrows to one's questions."""
    people = applicants(viewer=viewer, opening=opening)
    panels = panels_of(viewer=viewer, opening=opening)
    sources = planned_sources(people)
    outcomes = outcomes_of({source.scale for source in sources if source.scale is not None})
    ratings = Ratings(panels, rated_responses(panels, outcomes))
    wholes = list(whole_ratings(panels, outcomes)) if by == "competencies" or competency else []
    rounds = {seen.pk: panels.rounds[seen.interview] for seen in panels.scorecards}
    whole = whole_columns(wholes, rounds)
    columns = (
        competency_columns(sources, whole)
        if by == "competencies"
        else _question_columns([*sources, *added_sources(panels)], whole, competency)
    )
    ratings.take_wholes(wholes)
    maker = CellMaker(panels, ratings, outcomes)
    shown = Comparison(by=by, columns=columns, rows=_rows(people, columns, sources, maker, panels))
    shown.competency_name = _name_of(competency, sources, whole)
    _flag_most_disagreement(shown.rows, maker.faces)
    shown.is_any_scheduled = bool(panels.applications)
    shown.is_any_readable = panels.is_any_readable
    shown.owes = any(row.standing is Standing.OWN_FIRST for row in shown.rows)
    return shown


def _question_columns(sources: list[Source], wholes: list[Column], competency: str) -> list[Column]:
    if not competency:
        return question_columns(sources)
    behind = [source for source in sources if competency_key(source.competency) == competency]
    return [one for one in wholes if str(one.identity) == competency] + question_columns(behind)


def _name_of(competency: str, sources: list[Source], wholes: list[Column]) -> str:
    if not competency:
        return ""
    names = {competency_key(source.competency): source.competency_name for source in sources}
    names |= {str(column.identity): column.title for column in wholes}
    return names.get(competency) or "without a competency"


def _rows(
    people: list[Applicant], columns: list[Column], sources: list[Source], maker: CellMaker, panels: Panels
) -> list[Row]:
    planned: defaultdict[int | None, list[Source]] = defaultdict(list)
    for source in sources:
        planned[source.version].append(source)
    recommended = _recommendations(panels)
    rows = []
    for person in people:
        cells, score = maker.row(person, columns, planned[person.version])
        said = recommended.get(person.pk, ())
        rows.append(Row(person, cells, score, said, _standing_of(person, panels)))
    return rows


def _standing_of(person: Applicant, panels: Panels) -> Standing:
    """The person's as a whole: complete only where every interview is."""
    found = panels.all_of(person.pk)
    for standing in (Standing.OWN_FIRST, Standing.IN_PART, Standing.PANEL):
        if standing in found:
            return standing
    return Standing.COMPLETE if found else Standing.NOT_SCHEDULED


def _recommendations(panels: Panels) -> dict[int, tuple[str, ...]]:
    given: defaultdict[int, list[str]] = defaultdict(list)
    for seen in panels.scorecards:
        given[seen.application].append(seen.recommendation)
    strength = {value: place for place, value in enumerate(Recommendation.values)}
    return {pk: tuple(sorted(values, key=lambda one: strength[one])) for pk, values in given.items()}


def _flag_most_disagreement(rows: list[Row], faces: Faces) -> None:
    """The cell whose raters lie farthest apart, and those that equal it, among several candidates."""
    if sum(any(cell.mean is not None for cell in row.cells) for row in rows) < CANDIDATES_TO_COMPARE:
        return
    most = max((row.levels_apart for row in rows if row.levels_apart is not None), default=0)
    if most < LEVELS_OF_DISAGREEMENT:
        return
    widest = [
        (cell, cell.found.variance or 0)
        for row in rows
        for cell in row.cells
        if cell.found and cell.found.levels_apart == most
    ]
    greatest = max(variance for _, variance in widest)
    for cell, variance in widest:
        if variance == greatest:
            cell.face = faces.flagged(cell.face)


def _descending(value: Exact | None) -> tuple[bool, Exact]:
    return (value is None, 0 if value is None else -value)
