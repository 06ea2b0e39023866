"""Goes through the rows of one sheet of a workbook, as far as there are any."""

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from questionbank.documents.values import DocumentError, Problem

from .cells import cell_name
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_many_cells, too_many_columns, too_many_rows
from .merged import Merged
from .shown import shown
from .table import Row

NO_RESULT = (
    "This cell holds a formula without its result, so it was left empty; "
    "open the file in a spreadsheet program, save it and import it again."
)
ERROR = "This cell holds an error instead of a text, so it was left empty."
ENDED = "{:,} empty rows follow this one; what stands below them was not read."
_MOST_EMPTY = 1_000
_MOST_MERGED = 20_000


def read_grid(sheet: Any, prefix: str) -> tuple[list[Row], tuple[Merged, ...], tuple[Problem, ...]]:
    """The cells from the first row on, merged areas, and problems with the cells by their names."""
    rows = _Rows(sheet, prefix)
    grid: list[Row] = []
    cells = 0
    for number, row in rows.filled():
        if number > MOST_ROWS:
            raise DocumentError(too_many_rows(sheet.title))
        if len(row) > MOST_COLUMNS:
            raise DocumentError(too_many_columns(len(row), sheet.title))
        cells += len(row)
        if cells > MOST_CELLS:
            raise DocumentError(too_many_cells(sheet.title))
        grid += [()] * (number - len(grid) - 1)
        grid.append(row)
    return grid, tuple(rows.merged), tuple(rows.problems)


class _Parser(WorkSheetParser):  # type: ignore[misc]  # the library has no types
    """Says of a cell without a value whether a formula should have given it one."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        formula = element.find(FORMULA_TAG) if cell["value"] is None else None
        cell["formula"] = None if formula is None else f"={formula.text or ''}"
        return cell


class _Rows:
    def __init__(self, sheet: Any, prefix: str) -> None:
        self.sheet = sheet
        self.prefix = prefix
        self.merged: list[Merged] = []
        self.problems: list[Problem] = []

    def filled(self) -> Iterator[tuple[int, Row]]:
        """Each row that holds something, with its number."""
        last = 0
        for number, cells in self._parsed():
            if last and number - last > _MOST_EMPTY:
                self.problems.append(Problem(last, ENDED.format(_MOST_EMPTY), "", self._name(0, last)))
                return
            if row := self._row(cells):
                last = number
                yield number, row

    def _parsed(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        book = self.sheet.parent
        with self.sheet._get_source() as source:  # noqa: SLF001  # the public way makes cells of what is empty
            parser = _Parser(
                source,
                self.sheet._shared_strings,  # noqa: SLF001
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            for _, element in iterparse(source):
                if element.tag == ROW_TAG:
                    yield parser.parse_row(element)
                    element.clear()
                elif element.tag == MERGE_TAG:
                    self._merge(element)

    def _row(self, cells: list[dict[str, Any]]) -> Row:
        texts = {cell["column"] - 1: text for cell in cells if (text := self._text(cell))}
        return tuple(texts.get(index, "") for index in range(min(max(texts, default=-1) + 1, 1 << 14)))

    def _text(self, cell: Mapping[str, Any]) -> str:
        value, formula = cell["value"], cell["formula"]
        if formula is not None:
            self._report(NO_RESULT, cell, formula)
            return ""
        if cell["data_type"] == "e":
            self._report(ERROR, cell, str(value or ""))
            return ""
        if value is None or isinstance(value, str):
            return shown(value)
        return shown(value, self._number_format(cell))

    def _number_format(self, cell: Mapping[str, Any]) -> str:
        known = {name: cell[name] for name in ("row", "column", "value", "data_type", "style_id")}
        return str(ReadOnlyCell(self.sheet, **known).number_format or "")

    def _merge(self, element: Any) -> None:
        for area in list(element)[:_MOST_MERGED]:
            first_column, first_row, last_column, last_row = range_boundaries(area.get("ref", "A1"))
            self.merged.append(Merged(first_column - 1, first_row, last_column - 1, last_row))

    def _report(self, sentence: str, cell: Mapping[str, Any], text: str) -> None:
        place = self._name(cell["column"] - 1, cell["row"])
        self.problems.append(Problem(cell["row"], sentence, text, place))

    def _name(self, column: int, row: int) -> str:
        return cell_name(column, row, self.prefix)
