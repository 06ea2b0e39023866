"""A question while the rows that tell of it are being read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from questionbank.documents.draft import (
    NO_ANSWER_ABOVE,
    NO_ANSWER_TEXT,
    WRONG_KIND,
    WRONG_LANGUAGE,
    WRONG_MINUTES,
    WRONG_SENIORITY,
)
from questionbank.documents.normal import clean_line, normalise_question
from questionbank.documents.values import Problem, ProposedAnswerValue, QuestionValue
from questionbank.documents.words import kind_of, language_of, minutes_of, seniority_of

from .cells import cell_name
from .columns import heading_number
from .fields import ANSWER, COMPETENCY, FOLLOW_UPS, KEY_POINTS, RATINGS, TAGS
from .lists import read_list, read_tags
from .rows import Filled

SECOND_VALUE = "A row above says something else of the same question; the first one counts."
_TEXTS = ("when_to_ask", "why_ask", "how_to_ask")
_MEANINGS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "kind": (kind_of, WRONG_KIND),
    "seniority": (seniority_of, WRONG_SENIORITY),
    "language": (language_of, WRONG_LANGUAGE),
}
_ONE_LINE = (COMPETENCY, *_MEANINGS, "minutes")
_WHOLE = re.compile(r"(\d+)(?:\.0+)?\s*(?:m|mins?\.?|minutes?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the cells of a question are, and which key points belong to which answer."""

    sheet: str
    fields: Sequence[str]
    places: dict[str, list[int]]
    answers: tuple[tuple[int, tuple[int, ...]], ...]
    stray: tuple[int, ...]  # key points without an answer

    @classmethod
    def of(cls, sheet: str, fields: Sequence[str], headings: Sequence[str]) -> "Columns":
        places: dict[str, list[int]] = {}
        for index, name in enumerate(fields):
            places.setdefault(name, []).append(index)
        points = places.get(KEY_POINTS, [])
        answers = places.get(ANSWER, [])
        owners = {point: _owner(point, answers, headings) for point in points} if answers else {}
        paired = tuple(
            (answer, tuple(point for point in points if owners.get(point) == answer)) for answer in answers
        )
        return cls(sheet, fields, places, paired, () if answers else tuple(points))

    def cell(self, column: int, row: Filled) -> str:
        return cell_name(column, row.number, self.sheet)


@dataclass(slots=True)
class SheetQuestion:
    """`exact` says that Askwell wrote the sheet, so that what stands twice is meant twice."""

    columns: Columns
    text: str
    exact: bool
    values: dict[str, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    answers: list[ProposedAnswerValue] = field(default_factory=list)
    seen: set[tuple[int, str] | tuple[int, str, tuple[str, ...]]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: Filled) -> None:
        for name in _ONE_LINE:
            self._add_value(name, row)
        for name in (*_TEXTS, *RATINGS):
            self._add_texts(name, row)
        self._add_list(TAGS, read_tags, row)
        self._add_list(FOLLOW_UPS, read_list, row)
        self._add_answers(row)

    def value(self, category: str) -> QuestionValue:
        """`category` is the competency of a question that names none."""
        return normalise_question(
            QuestionValue(
                text=self.text,
                **{name: "\n\n".join(self.texts.get(name, ())) for name in _TEXTS},
                competency=self.values.get(COMPETENCY, "") or category,
                **{name: self._meaning(name) for name in _MEANINGS},
                minutes=_minutes_of(self.values.get("minutes", "")),
                tags=tuple(self.lists.get(TAGS, ())),
                proposed_answers=tuple(self.answers),
                follow_ups=tuple(self.lists.get(FOLLOW_UPS, ())),
                anchors=tuple(
                    (level, "\n\n".join(self.texts.get(name, ()))) for level, name in enumerate(RATINGS, 1)
                ),
            )
        )

    def _meaning(self, name: str) -> str:
        meaning, _ = _MEANINGS[name]
        return meaning(self.values.get(name, "")) or ""

    def _add_value(self, name: str, row: Filled) -> None:
        for column in self.columns.places.get(name, ()):
            value = clean_line(row.cell(column))
            if not value or value == self.values.get(name):
                continue
            if name in self.values:
                self._report(SECOND_VALUE, column, row)
                continue
            self.values[name] = value
            if wrong := _what_is_wrong(name, value):
                self._report(wrong, column, row)

    def _add_texts(self, name: str, row: Filled) -> None:
        for column in self.columns.places.get(name, ()):
            if row.cell(column).strip() and self._is_new((column, row.cell(column))):
                self.texts.setdefault(name, []).append(row.cell(column))

    def _add_list(self, name: str, read: Callable[[str], tuple[str, ...]], row: Filled) -> None:
        for column in self.columns.places.get(name, ()):
            if row.cell(column).strip() and self._is_new((column, row.cell(column))):
                self.lists.setdefault(name, []).extend(read(row.cell(column)))

    def _add_answers(self, row: Filled) -> None:
        for column, beside in self.columns.answers:
            points = tuple(point for where in beside for point in read_list(row.cell(where)))
            text = row.cell(column)
            if not (text.strip() or points) or not self._is_new((column, text, points)):
                continue
            if not text.strip():
                self._report(NO_ANSWER_TEXT, beside[0], row)
            self.answers.append(ProposedAnswerValue(text, points))
        for column in self.columns.stray:
            if row.cell(column).strip():
                self._report(NO_ANSWER_ABOVE, column, row)

    def _is_new(self, what: tuple[int, str] | tuple[int, str, tuple[str, ...]]) -> bool:
        """A cell that several rows of the question repeat counts once."""
        is_new = self.exact or what not in self.seen
        self.seen.add(what)
        return is_new

    def _report(self, sentence: str, column: int, row: Filled) -> None:
        place = self.columns.cell(column, row)
        self.problems.append(Problem(row.number, sentence, row.cell(column), place))


def _owner(point: int, answers: Sequence[int], headings: Sequence[str]) -> int:
    """The answer with the same number; otherwise the nearest one before the key points, or the first."""
    number = heading_number(headings[point])
    same = [answer for answer in answers if number and heading_number(headings[answer]) == number]
    before = [answer for answer in answers if answer < point]
    return next(iter([*same[:1], *before[-1:], answers[0]]))


def _minutes_of(words: str) -> int | None:
    found = _WHOLE.fullmatch(words)
    return minutes_of(found[1]) if found else None


def _what_is_wrong(name: str, value: str) -> str | None:
    if name == "minutes":
        return WRONG_MINUTES if _minutes_of(value) is None else None
    if name in _MEANINGS:
        meaning, sentence = _MEANINGS[name]
        return sentence if meaning(value) is None else None
    return None
