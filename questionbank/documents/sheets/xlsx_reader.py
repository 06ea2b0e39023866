"""Reads XLSX: what a person sees in each cell, and what of it can't be seen by a reader of files."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl import load_workbook

from questionbank.documents.package import DAMAGED, chunks_of, notices_of, open_package
from questionbank.documents.reading import Sheet
from questionbank.documents.values import DocumentError, Problem

from .limits import MOST_CELLS, MOST_SHEETS, too_many_cells, too_many_sheets
from .merged import bands_of, fill_down
from .table import sheet_of
from .xlsx_rows import read_grid

HIDDEN = (
    "The sheet “{}” is hidden in its file, so it was left out; show it there if its questions belong here."
)
NO_SHEET = "This workbook has no sheet that can be seen; show the one that holds the questions and try again."
_VALUES = (b"<v>", b"<is>")
_STRINGS = (b"<si>", b"<si ")


def read_xlsx(data: bytes) -> tuple[Sheet, ...]:
    """The sheets that can be seen, in their order; the first carries what is to be said of the file."""
    package = open_package(data)
    try:
        _check_filled(package)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the library leaves out, which is no content
            return _sheets(data, package)
    except DocumentError:
        raise
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # a damaged file makes the library stumble in every possible way
        raise DocumentError(DAMAGED) from None


def _check_filled(package: zipfile.ZipFile) -> None:
    """Far too many cells are found by counting, before any is taken apart."""
    for name in package.namelist():
        tags = _STRINGS if name == "xl/sharedStrings.xml" else _VALUES
        if name.startswith("xl/") and _count(package, name, tags) > MOST_CELLS:
            raise DocumentError(too_many_cells())


def _count(package: zipfile.ZipFile, name: str, tags: tuple[bytes, ...]) -> int:
    return sum(chunk.count(tag) for chunk in chunks_of(package, name) for tag in tags)


def _sheets(data: bytes, package: zipfile.ZipFile) -> tuple[Sheet, ...]:
    book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if len(book.worksheets) > MOST_SHEETS:
        raise DocumentError(too_many_sheets(len(book.worksheets)))
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not seen:
        raise DocumentError(NO_SHEET)
    several = len(seen) > 1
    first, *others = (_sheet(sheet, sheet.title if several else "") for sheet in seen)
    return replace(first, problems=(*_of_the_file(book, package), *first.problems)), *others


def _of_the_file(book: Any, package: zipfile.ZipFile) -> Iterator[Problem]:
    for sentence in notices_of(package):
        yield Problem(0, sentence)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield Problem(0, HIDDEN.format(sheet.title))


def _sheet(sheet: Any, prefix: str) -> Sheet:
    grid, merged, problems = read_grid(sheet, prefix)
    read = sheet_of(sheet.title, fill_down(grid, merged), problems)
    return replace(read, bands=bands_of(grid, merged))
