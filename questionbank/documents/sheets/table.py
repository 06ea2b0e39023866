"""A grid of cells as a sheet: where its headings are, and what stands above them."""

from collections.abc import Sequence

from questionbank.documents.reading import Sheet
from questionbank.documents.values import Problem

from .cells import PARTS_HEADING, column_letters
from .columns import recognised

Row = tuple[str, ...]
_SEARCHED = 30  # rows in which the headings are looked for
_LOOKED_AT = 50  # rows that say whether a column holds questions
_PAIR = 2
_LONGEST_HEADING = 80


def sheet_of(name: str, grid: Sequence[Row], problems: tuple[Problem, ...] = ()) -> Sheet:
    """The headings are the row that says most, and otherwise the first one, if it can be one."""
    filled = [index for index, row in enumerate(grid[:_SEARCHED]) if any(row)]
    best = max(filled, key=lambda index: _said(grid[index]), default=None)
    if best is None:
        return Sheet(name, (), (), 1, problems=problems)
    if is_parts(grid[filled[0]]):
        return _below(name, grid, filled[0], problems)
    if not _said(grid[best]):
        return _unnamed(name, grid, filled[0], problems)
    return _below(name, grid, best, problems)


def is_parts(row: Row) -> bool:
    """Whether what stands below are the template's own texts."""
    return bool(row) and row[0].strip() == PARTS_HEADING and not any(cell.strip() for cell in row[2:])


def width_of(rows: Sequence[Row]) -> int:
    return max((len(row) for row in rows), default=0)


def trimmed(row: Sequence[str]) -> Row:
    """The row without the empty cells at its end."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return tuple(row[:width])


def _said(row: Row) -> int:
    fields = recognised(row)
    return sum(1 for field in fields if field) if fields else 0


def _unnamed(name: str, grid: Sequence[Row], first: int, problems: tuple[Problem, ...]) -> Sheet:
    """A table without headings is read where it is a list of questions, each with an answer or alone."""
    rows = tuple(grid[first:])
    width = width_of(rows)
    titles = 0 if _asks(rows[0][:1]) or len(rows[0]) > 1 else 1  # one cell alone may be a title
    if _is_list_of_questions(rows[titles:], width):
        number = first + titles + 1
        return Sheet(name, ("",) * width, rows[titles:], number, rows[:titles], problems=problems)
    if any(_is_content(cell) for cell in grid[first]):
        letters = tuple(f"Column {column_letters(index)}" for index in range(width))
        return Sheet(name, letters, rows, first + 1, problems=problems)
    return _below(name, grid, first, problems)


def _below(name: str, grid: Sequence[Row], index: int, problems: tuple[Problem, ...]) -> Sheet:
    rows = tuple(grid[index + 1 :])
    width = max(len(grid[index]), width_of(rows))
    headings = tuple(" ".join(cell.split()) for cell in grid[index]) + ("",) * (width - len(grid[index]))
    above = tuple(row for row in grid[:index] if any(row))
    return Sheet(name, headings, rows, index + 2, above, problems=problems)


def _is_list_of_questions(rows: Sequence[Row], width: int) -> bool:
    seen = [row for row in rows if any(row)][:_LOOKED_AT]
    if width > _PAIR or not seen or not _asks(seen[0][:1]):
        return False
    asked = [sum(1 for row in seen if _asks(row[column : column + 1])) for column in range(width)]
    return asked[0] * 2 >= len(seen) and asked[0] == max(asked)


def _asks(cell: Sequence[str]) -> bool:
    return bool(cell) and cell[0].rstrip().endswith(("?", "\uff1f", "\u061f", "\u037e"))


def _is_content(cell: str) -> bool:
    return _asks((cell,)) or len(cell) > _LONGEST_HEADING or cell.strip().isdecimal()
