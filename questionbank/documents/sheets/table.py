"""A grid of cells as a sheet: where its headings are, and what stands above them."""

from collections import Counter
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
    if not _said(grid[best]) or _is_title_of_table(grid, best):
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
    width = width_of(grid[first:])
    top = first + _titles_above_questions(grid[first:])
    if _is_list_of_questions(grid[top:], width):
        return _without_headings(name, grid, top, ("",) * width, problems)
    top = _top_of_table(grid, first)
    if any(_is_content(cell) for cell in grid[top]):
        letters = tuple(f"Column {column_letters(index)}" for index in range(width))
        return _without_headings(name, grid, top, letters, problems)
    return _below(name, grid, top, problems)


def _without_headings(
    name: str, grid: Sequence[Row], top: int, headings: Row, problems: tuple[Problem, ...]
) -> Sheet:
    above = tuple(row for row in grid[:top] if any(row))
    return Sheet(name, headings, tuple(grid[top:]), top + 1, above, problems=problems)


def _titles_above_questions(rows: Sequence[Row]) -> int:
    """The rows of one cell alone, which may be titles, before the first one that asks."""
    for index, row in enumerate(rows[:_SEARCHED]):
        if _asks(row[:1]):
            return index
        if _filled(row) > 1:
            break
    return 0


def _is_title_of_table(grid: Sequence[Row], index: int) -> bool:
    """One cell such as "Interview questions" is no row of headings if a whole row of them stands below it."""
    if _filled(grid[index]) > 1:
        return False
    top = _top_of_table(grid, index)
    parted = not all(any(row) for row in grid[index:top])
    whole = _filled(grid[top]) > _PAIR and not any(_is_content(cell) for cell in grid[top])
    return top > index and (parted or whole)


def _top_of_table(grid: Sequence[Row], first: int) -> int:
    """The first row that is as wide as those below it usually are, or one of several cells right above it."""
    below = Counter(_filled(row) for row in grid[first + 1 : first + _LOOKED_AT] if any(row))
    usual = max(below, key=lambda width: (below[width], width), default=0)
    searched = range(first, min(first + _SEARCHED, len(grid)))
    full = next((index for index in searched if _filled(grid[index]) >= usual), first)
    if usual < _PAIR:
        return first
    start = max((index + 1 for index in range(first, full) if not any(grid[index])), default=first)
    return next((index for index in range(start, full + 1) if _filled(grid[index]) >= _PAIR), first)


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


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
