"""Tables of questions: a column asks, the others answer or say what kind of question it is."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from questionbank.documents.blocks import Block, Kind
from questionbank.documents.normal import clean_line, clean_tags, clean_text
from questionbank.documents.values import Problem, ProposedAnswerValue, QuestionValue
from questionbank.documents.words import seniority_of

from .words import PARTS, Part, ends_asking, is_asking, plain

UNKNOWN_COLUMN = "Askwell does not know what this column holds, so its cells were not taken in."
_COUNTED = re.compile(r"[\s#.)\d]*")


class Column(Enum):
    QUESTION = auto()
    ANSWER = auto()
    COMPETENCY = auto()
    SENIORITY = auto()
    TAGS = auto()
    DIFFICULTY = auto()
    FOLLOW_UPS = auto()
    POINTS = auto()
    WHY = auto()
    NUMBER = auto()
    UNKNOWN = auto()


_QUESTIONS = frozenset(
    {"question", "questions", "q", "prompt", "question text", "interview question", "interview questions"}
)
_NUMBERS = frozenset({"", "no", "no.", "#", "nr", "nr.", "number", "id", "s.no", "s.no.", "sr.no", "sl.no"})
_OF_PART = {
    Part.ANSWER: Column.ANSWER,
    Part.POINTS: Column.POINTS,
    Part.FOLLOW_UPS: Column.FOLLOW_UPS,
    Part.COMPETENCY: Column.COMPETENCY,
    Part.SENIORITY: Column.SENIORITY,
    Part.TAGS: Column.TAGS,
    Part.DIFFICULTY: Column.DIFFICULTY,
    Part.WHY: Column.WHY,
}


def is_table_of_questions(block: Block) -> bool:
    return block.kind is Kind.TABLE and Column.QUESTION in _columns(block)


def asking_rows(block: Block) -> int:
    columns = _columns(block)
    if Column.QUESTION not in columns:
        return 0
    place = columns.index(Column.QUESTION)
    return sum(bool(row[place]) for row in _rows(block))


def questions_in(
    block: Block, competency: str, tags: tuple[str, ...], problems: list[Problem]
) -> Iterator[tuple[int, QuestionValue]]:
    columns = _columns(block)
    for row, line in zip(_rows(block), _lines(block), strict=True):
        cells = list(zip(columns, row, strict=True))
        problems += [
            Problem(line, UNKNOWN_COLUMN, cell) for column, cell in cells if column is Column.UNKNOWN and cell
        ]
        yield line, _question(cells, competency, tags)


def _question(cells: Sequence[tuple[Column, str]], competency: str, tags: tuple[str, ...]) -> QuestionValue:
    def said(column: Column) -> list[str]:
        return [clean_text(_broken(cell)) for one, cell in cells if one is column and cell.strip()]

    level = clean_line(" ".join(said(Column.SENIORITY)))
    seniority = seniority_of(level)
    answers = said(Column.ANSWER)
    points = tuple(point for cell in said(Column.POINTS) for point in _items(cell))
    values = [ProposedAnswerValue(text, points if not place else ()) for place, text in enumerate(answers)]
    if points and not values:
        values = [ProposedAnswerValue("\n".join(f"- {point}" for point in points))]
    own = clean_line(" ".join(said(Column.COMPETENCY)))
    every = (
        *tags,
        *([competency] if own and competency else []),
        *said(Column.TAGS),
        *map(str.lower, said(Column.DIFFICULTY)),
    )
    return QuestionValue(
        text=plain("\n\n".join(said(Column.QUESTION))),
        why_ask="\n\n".join(said(Column.WHY)),
        competency=own or competency,
        seniority=seniority or "",
        tags=tuple(dict.fromkeys(clean_tags([*every, level] if seniority is None else every))),
        proposed_answers=tuple(values),
        follow_ups=tuple(item for cell in said(Column.FOLLOW_UPS) for item in _items(cell)),
    )


def _broken(cell: str) -> str:
    return re.sub(r"[ \t]*<br[ \t]*/?>[ \t]*", "\n", cell, flags=re.IGNORECASE)


def _items(cell: str) -> list[str]:
    lines = (line.strip().removeprefix("\u2022").removeprefix("- ").strip() for line in cell.split("\n"))
    return [line for line in lines if line]


def _rows(block: Block) -> Sequence[tuple[str, ...]]:
    return block.rows[1:] if _has_named_columns(block) else block.rows


def _lines(block: Block) -> Sequence[int]:
    return block.row_lines[1:] if _has_named_columns(block) else block.row_lines


def _has_named_columns(block: Block) -> bool:
    named = any(_named(cell) is Column.QUESTION for cell in block.rows[0])
    return named or (block.has_headings and not any(ends_asking(cell) for cell in block.rows[0]))


def _columns(block: Block) -> tuple[Column, ...]:
    named = tuple(_named(cell) for cell in block.rows[0])
    if Column.QUESTION in named:
        first = named.index(Column.QUESTION)
        columns = [
            Column.UNKNOWN if column is Column.QUESTION and place != first else column
            for place, column in enumerate(named)
        ]
        return _with_answers(columns, first)
    return _guessed(block, named)


def _named(cell: str) -> Column:
    words = " ".join(plain(cell).lower().rstrip(":").split())
    if words in _QUESTIONS:
        return Column.QUESTION
    if words in _NUMBERS:
        return Column.NUMBER
    return _OF_PART.get(PARTS[words], Column.UNKNOWN) if words in PARTS else Column.UNKNOWN


def _guessed(block: Block, named: tuple[Column, ...]) -> tuple[Column, ...]:
    """Without a column that is called so: the one whose cells ask, and beside it one that answers."""
    rows = _rows(block)
    width = len(block.rows[0])
    asks = [sum(is_asking(row[place]) for row in rows) for place in range(width)]
    best = max(range(width), key=asks.__getitem__)
    columns = list(named) if _has_named_columns(block) else [Column.UNKNOWN] * width
    counted = {place for place in range(best) if all(_COUNTED.fullmatch(row[place]) for row in rows)}
    for place in counted:
        columns[place] = Column.NUMBER
    if 2 * asks[best] <= len(rows) or not rows:
        return tuple(columns)
    columns[best] = Column.QUESTION
    return _with_answers(columns, best)


def _with_answers(columns: list[Column], question: int) -> tuple[Column, ...]:
    """The only column that says nothing of itself, right beside the questions, answers them."""
    unknown = [place for place, column in enumerate(columns) if column is Column.UNKNOWN]
    if Column.ANSWER not in columns and Column.POINTS not in columns and unknown == [question + 1]:
        columns[question + 1] = Column.ANSWER
    return tuple(columns)
