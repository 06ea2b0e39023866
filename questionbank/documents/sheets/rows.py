"""The rows of a sheet as they count: cut cells joined, signs against evaluation taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questionbank.documents.reading import Sheet

from .cells import GOES_ON, goes_on, unguarded
from .table import Row, is_parts


@dataclass(frozen=True, slots=True)
class Filled:
    """A row with the number that it has in its file; an empty one parts what stands above and below it."""

    number: int
    cells: Row

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


def rows_of(rows: Sequence[Row], first_row: int) -> Iterator[Filled]:
    """A cell that was cut goes on in the row below, which holds nothing else."""
    open_row: list[str] = []
    started = first_row
    for number, row in enumerate(rows, start=first_row):
        if open_row:
            _go_on(open_row, row)
        else:
            open_row, started = [unguarded(cell) for cell in row], number
        if not any(goes_on(unguarded(cell)) for cell in row):
            yield Filled(started, tuple(open_row))
            open_row = []
    if open_row:
        yield Filled(started, tuple(open_row))


def split_parts(sheet: Sheet) -> tuple[Sequence[Row], Sequence[Row], int]:
    """The rows of questions, those of the template's own parts, and the number of the first of these."""
    for index, row in enumerate(sheet.rows):
        if is_parts(row):
            return sheet.rows[:index], sheet.rows[index + 1 :], sheet.first_row + index + 1
    return sheet.rows, (), 0


def _go_on(open_row: list[str], row: Row) -> None:
    open_row += [""] * (len(row) - len(open_row))
    for column, cell in enumerate(row):
        if cell:
            above = open_row[column]
            piece = unguarded(cell)
            open_row[column] = above[:-1] + piece if above.endswith(GOES_ON) else above + piece
