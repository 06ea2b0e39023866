"""Tables of questions: a column asks, the others answer or say what kind of question it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questionbank.documents.blocks import Block, Kind
from questionbank.documents.draft import UNPLACED, WRONG_SENIORITY
from questionbank.documents.normal import clean_line, clean_tags, clean_text
from questionbank.documents.sheets.columns import is_number_heading, recognised
from questionbank.documents.sheets.fields import ANSWER, FOLLOW_UPS, KEY_POINTS, SEVERAL, TAGS, TEXT
from questionbank.documents.sheets.question import Columns, SheetQuestion
from questionbank.documents.sheets.rows import Filled
from questionbank.documents.values import Problem, QuestionValue
from questionbank.documents.words import seniority_of

from .answers import UNKNOWN_LEVEL
from .bare import invites
from .words import PARTS, Part, ends_asking, is_asking, plain

UNKNOWN_COLUMN = "Askwell does not know what this column holds, so its cells were not taken in."
_COUNTED = re.compile(r"[\s#.)\d]*")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
# Beside the fields of a sheet.
_NUMBER, _DIFFICULTY = "number", "difficulty"
_SENIORITY = "seniority"
# What the words of a label mean as a heading, where a sheet has no such heading.
_OF_PART = {
    Part.ANSWER: ANSWER,
    Part.POINTS: KEY_POINTS,
    Part.FOLLOW_UPS: FOLLOW_UPS,
    Part.COMPETENCY: "competency",
    Part.SENIORITY: _SENIORITY,
    Part.TAGS: TAGS,
    Part.DIFFICULTY: _DIFFICULTY,
    Part.WHY: "why_ask",
    Part.WHEN: "when_to_ask",
    Part.HOW: "how_to_ask",
}


@dataclass(frozen=True, slots=True)
class _Table:
    headings: tuple[str, ...]  # empty words where there are none
    fields: tuple[str, ...]
    rows: tuple[Filled, ...]

    @property
    def question(self) -> int | None:
        return self.fields.index(TEXT) if TEXT in self.fields else None


def is_table_of_questions(block: Block) -> bool:
    return block.kind is Kind.TABLE and _read(block).question is not None


def asking_rows(block: Block) -> int:
    table = _read(block)
    return 0 if table.question is None else sum(bool(row.cell(table.question)) for row in table.rows)


def questions_in(
    block: Block, competency: str, tags: tuple[str, ...], problems: list[Problem]
) -> Iterator[tuple[int, QuestionValue]]:
    """Each with its line; what belongs to no question is told."""
    table = _read(block)
    columns = Columns.of("", table.fields, table.headings)
    for row in table.rows:
        problems += _unknown(table, row)
        text = plain(row.cell(table.question or 0))
        if text:
            asked = SheetQuestion(columns, text, exact=False)
            asked.add(row)
            yield row.number, _with_tags(asked.value(competency), columns, row, competency, tags)
            problems += map(_of_a_document, asked.problems)
        else:
            told = zip(table.fields, row.cells, strict=True)
            problems += [
                Problem(row.number, UNPLACED, cell)
                for field, cell in told
                if cell and field not in ("", _NUMBER)
            ]


def _unknown(table: _Table, row: Filled) -> Iterator[Problem]:
    for field, cell in zip(table.fields, row.cells, strict=True):
        if not field and cell:
            yield Problem(row.number, UNKNOWN_COLUMN, cell)


def _of_a_document(problem: Problem) -> Problem:
    """Where it stands is a line, and a level that has no meaning stays as a tag."""
    sentence = UNKNOWN_LEVEL if problem.sentence == WRONG_SENIORITY else problem.sentence
    return replace(problem, sentence=sentence, cell="")


def _with_tags(
    question: QuestionValue, columns: Columns, row: Filled, competency: str, tags: tuple[str, ...]
) -> QuestionValue:
    """The tags of the sections around it, its subject where it names its own, and its difficulty."""
    difficulties = [row.cell(place).lower() for place in columns.places.get(_DIFFICULTY, ())]
    levels = [clean_line(row.cell(place)) for place in columns.places.get(_SENIORITY, ())]
    unknown = [level for level in levels if seniority_of(level) is None]
    subject = [competency] if competency and question.competency != competency else []
    every = clean_tags([*tags, *subject, *question.tags, *difficulties, *unknown])
    return replace(question, tags=tuple(dict.fromkeys(every)))


def _read(block: Block) -> _Table:
    first = tuple(plain(cell) for cell in block.rows[0])
    fields = _fields(first, None) if any(first) else ("",) * len(first)
    named = TEXT in fields or _are_headings(block, first)
    rows = tuple(
        Filled(line, tuple(clean_text(_BREAK.sub("\n", cell)) for cell in row))
        for row, line in zip(block.rows[named:], block.row_lines[named:], strict=True)
    )
    headings = first if named else ("",) * len(first)
    place = fields.index(TEXT) if TEXT in fields else _asking_column(rows, len(first))
    if place is None:
        return _Table(headings, ("",) * len(first), rows)
    counted = _counted(_fields(headings, place), headings, rows)
    return _Table(headings, _with_answers(counted, place), rows)


def _are_headings(block: Block, first: Sequence[str]) -> bool:
    """Also where nothing in the file says so, if a cell is called like a part of a question."""
    if any(ends_asking(cell) or invites(cell) for cell in first):
        return False
    known = (_fields(("", cell), 0)[1] for cell in first)
    return block.has_headings or any(field not in ("", _NUMBER) for field in known)


def _fields(headings: Sequence[str], question: int | None) -> tuple[str, ...]:
    """As those of a sheet; `question` is the place of the questions where their heading doesn't tell."""
    words = ["Question" if place == question else heading for place, heading in enumerate(headings)]
    fields = list(recognised(words) or [""] * len(words))
    for place, heading in enumerate(words):
        part = PARTS.get(" ".join(heading.lower().rstrip(":").split()))
        own = _OF_PART[part] if part else ""
        if is_number_heading(heading):
            fields[place] = _NUMBER
        elif own == _DIFFICULTY or (not fields[place] and (own in SEVERAL or own not in fields)):
            fields[place] = own
    return tuple(fields)


def _asking_column(rows: Sequence[Filled], width: int) -> int | None:
    """Without a column that is called so, the one whose cells ask."""
    asks = [sum(is_asking(row.cell(place)) for row in rows) for place in range(width)]
    best = max(range(width), key=asks.__getitem__)
    return best if 2 * asks[best] > len(rows) > 0 else None


def _counted(fields: Sequence[str], headings: Sequence[str], rows: Sequence[Filled]) -> list[str]:
    """A column without a heading that holds nothing but numbers counts the questions."""
    return [
        _NUMBER
        if not field and not heading and all(_COUNTED.fullmatch(row.cell(place)) for row in rows)
        else field
        for place, (field, heading) in enumerate(zip(fields, headings, strict=True))
    ]


def _with_answers(fields: list[str], question: int) -> tuple[str, ...]:
    """The only column that says nothing of itself, right beside the questions, answers them."""
    unknown = [place for place, field in enumerate(fields) if not field]
    if not {ANSWER, KEY_POINTS} & set(fields) and unknown == [question + 1]:
        fields[question + 1] = ANSWER
    return tuple(fields)
