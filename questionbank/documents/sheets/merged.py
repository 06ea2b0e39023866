"""Merged cells: one value for several rows, or a heading over the rows below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .table import Row


@dataclass(frozen=True, slots=True)
class Merged:
    """The columns are counted from 0 and the rows from 1; both ends belong to it."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int


def fill_down(grid: Sequence[Row], merged: Sequence[Merged]) -> list[Row]:
    """A value that stands in several rows at once is a value of each of them."""
    filled = [list(row) for row in grid]
    for area in merged:
        value = _value(filled, area)
        for row in filled[area.first_row : area.last_row] if value else ():
            row.extend([""] * (area.first_column + 1 - len(row)))
            row[area.first_column] = row[area.first_column] or value
    return [tuple(row) for row in filled]


def bands_of(grid: Sequence[Row], merged: Sequence[Merged]) -> tuple[int, ...]:
    """The rows that are nothing but one cell over several columns."""
    return tuple(
        area.first_row
        for area in merged
        if area.first_row == area.last_row and area.last_column > area.first_column and _is_alone(grid, area)
    )


def _value(grid: Sequence[Sequence[str]], area: Merged) -> str:
    row = grid[area.first_row - 1] if area.first_row <= len(grid) else ()
    return row[area.first_column] if area.first_column < len(row) else ""


def _is_alone(grid: Sequence[Row], area: Merged) -> bool:
    filled = [cell for cell in grid[area.first_row - 1] if cell] if area.first_row <= len(grid) else []
    return len(filled) == 1 and bool(_value(grid, area))
