"""Reads CSV as spreadsheet programs of all countries write it."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from questionbank.documents.decoding import check_size
from questionbank.documents.normal import clean_characters
from questionbank.documents.reading import Sheet
from questionbank.documents.values import DocumentError, Problem

from .cells import cell_name
from .columns import recognised
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_many_cells, too_many_columns, too_many_rows
from .table import Row, sheet_of, trimmed

DELIMITERS = (",", ";", "\t", "|")
UNCLOSED = (
    "A quotation mark in this row stands where none may stand, or is never closed; look at the rows below it."
)
NOT_UTF8 = (
    "This file is not UTF-8, so it was read as Windows-1252; where accents look wrong, save it as UTF-8."
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED_DELIMITER = re.compile(r"\"?sep=(.)\"?(?:\n|$)", re.IGNORECASE)
_SAMPLE = 50_000
_SAMPLE_ROWS = 30


def decode_csv(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text, and what has to be said of how it was decoded."""
    check_size(len(data))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return clean_characters(data.decode(encoding, errors="replace")), ()
    if b"\x00" in data:
        return clean_characters(_decode_unmarked(data)), ()
    try:
        return clean_characters(data.decode()), ()
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        text = data.decode("cp1252", errors="replace")
        return clean_characters(text), (Problem(line, NOT_UTF8),)


def read_csv(text: str, problems: tuple[Problem, ...] = ()) -> Sheet:
    text = clean_characters(text)
    delimiter, text = _delimiter_of(text)
    grid = list(_grid(text, delimiter))
    return sheet_of("", grid, (*problems, *_misquoted(text, delimiter)))


def is_pasted_sheet(text: str) -> bool:
    """Whether it begins with headings side by side, as cells copied from a spreadsheet do."""
    first, _, below = text.lstrip("\n").partition("\n")
    fields = recognised(first.split("\t")) if "\t" in first and below.strip() else None
    return fields is not None and len([field for field in fields if field]) > 1


def _decode_unmarked(data: bytes) -> str:
    """UTF-16 without its mark has a NUL beside each plain letter."""
    sample = data[:10_000]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[start::2]
        if half.count(0) * 3 > len(half) and 0 not in sample[1 - start :: 2]:
            return data.decode(encoding, errors="replace")
    raise DocumentError("This file is not text; save it as CSV and try again.")


def _delimiter_of(text: str) -> tuple[str, str]:
    """The one that finds most headings; then the one that parts the rows most evenly."""
    if named := _NAMED_DELIMITER.match(text):
        return named[1], text[named.end() :]
    return max(DELIMITERS, key=lambda delimiter: _evenness(text[:_SAMPLE], delimiter)), text


def _evenness(sample: str, delimiter: str) -> tuple[int, float, int]:
    rows = [trimmed(row) for row in islice(_rows(sample, delimiter), _SAMPLE_ROWS)]
    widths = [len(row) for row in rows if row]
    fields = [recognised(row) or () for row in rows]
    said = max((sum(1 for field in row if field) for row in fields), default=0)
    usual = max(set(widths), key=widths.count, default=0)
    even = widths.count(usual) / len(widths) if usual > 1 else 0.0
    return said, even, usual


def _grid(text: str, delimiter: str) -> Iterator[Row]:
    cells = 0
    for number, row in enumerate(_rows(text, delimiter), start=1):
        kept = trimmed(row)
        cells += len(kept)
        if number > MOST_ROWS:
            raise DocumentError(too_many_rows())
        if len(kept) > MOST_COLUMNS:
            raise DocumentError(too_many_columns(len(kept)))
        if cells > MOST_CELLS:
            raise DocumentError(too_many_cells())
        yield kept


def _rows(text: str, delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="\n")
    reader = csv.reader(lines, delimiter=delimiter, strict=strict)
    try:
        yield from reader
    except csv.Error:
        if not strict:
            raise DocumentError(
                f"Row {reader.line_num} holds a cell that is too long to be one; "
                "a quotation mark may be missing at its end."
            ) from None
        raise


def _misquoted(text: str, delimiter: str) -> Iterator[Problem]:
    """The first row whose quotation marks a strict reader does not accept."""
    accepted = 0
    try:
        for _ in _rows(text, delimiter, strict=True):
            accepted += 1
    except csv.Error:
        yield Problem(accepted + 1, UNCLOSED, cell=cell_name(0, accepted + 1))
