"""One cell: how it is kept from being evaluated, cut where it is too long, and named.

A spreadsheet program evaluates a cell that begins with one of a few signs. Such a cell is written with an
apostrophe before it, which is taken away again when it is read.
"""

import re
from collections.abc import Iterator

# As much as a cell of XLSX is sure to hold: 32,767 units of UTF-16, of which a character takes up to two.
LONGEST_CELL = 16_000
GOES_ON = "\u2935"  # ends a cell that was cut; the cell below it goes on
PARTS_HEADING = "Part of the template"

_GUARD = "'"
# The signs, also in the full width that programs in East Asia evaluate, whatever blanks stand before them.
_EVALUATED = re.compile(r"['\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    return _GUARD + text if _needs_guard(text) else text


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and _needs_guard(cell[1:]) else cell


def _needs_guard(text: str) -> bool:
    return _EVALUATED.match(text) is not None or text.lstrip(_GUARD) == PARTS_HEADING


def cut(text: str) -> Iterator[str]:
    """The text in pieces that each fit into a cell."""
    while len(text) > LONGEST_CELL:
        yield text[:LONGEST_CELL] + GOES_ON
        text = text[LONGEST_CELL:]
    yield text


def goes_on(cell: str) -> bool:
    return len(cell) == LONGEST_CELL + 1 and cell.endswith(GOES_ON)


def column_letters(index: int) -> str:
    """The letters of a column that is counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int, row: int, sheet: str = "") -> str:
    """As in "B7" or "Questions!B7"; columns are counted from 0 and rows from 1."""
    name = f"{column_letters(column)}{row}"
    return f"{sheet}!{name}" if sheet else name
