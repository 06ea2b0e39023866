"""Writes XLSX: a sheet of questions that is pleasant to read, and one of the template's own texts."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from questionbank.documents.values import TemplateValue

from .cells import column_letters
from .grid import PARTS_HEADINGS, headings_of, part_rows, question_rows
from .table import Row

QUESTIONS, TEMPLATE = "Questions", "Template"
_NARROW, _LIST, _WIDE, _PART = 14, 36, 50, 26
_WIDTHS = {
    **dict.fromkeys(("Competency", "Kind", "Seniority", "Language", "Minutes", "Tags"), _NARROW),
    **dict.fromkeys(("When to Ask", "Why Ask", "How to Ask", "Follow-ups"), _LIST),
    PARTS_HEADINGS[0]: _PART,
    PARTS_HEADINGS[1]: 100,
}
_HEADER = PatternFill("solid", fgColor="FF1F3A4D")
_HEADER_FONT = Font(bold=True, color="FFFFFFFF")
_TEXT = Alignment(vertical="top", wrap_text=True)
# What XML can't hold, in the spelling of the format; and what would be taken for that spelling.
_NOT_XML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_xlsx(template: TemplateValue) -> bytes:
    book = Workbook(write_only=True)
    headings = headings_of(template)
    _write(book, QUESTIONS, headings, question_rows(template))
    _write(book, TEMPLATE, PARTS_HEADINGS, part_rows(template))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def escaped(text: str) -> str:
    return _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _write(book: Workbook, name: str, headings: Row, rows: Iterable[Row]) -> None:
    sheet: Any = book.create_sheet(name)  # the write-only sheet has no types
    sheet.freeze_panes = "B2"
    for index, heading in enumerate(headings):
        sheet.column_dimensions[column_letters(index)].width = _WIDTHS.get(heading, _WIDE)
    sheet.append(list(_cells(sheet, headings, header=True)))
    for row in rows:
        sheet.append(list(_cells(sheet, row, header=False)))


def _cells(sheet: Any, texts: Sequence[str], *, header: bool) -> Iterator[Any]:
    for text in texts:
        if not text:
            yield None
            continue
        cell = WriteOnlyCell(sheet)
        cell.value = escaped(text)
        cell.data_type = "s"  # whatever it looks like, it is text
        cell.alignment = _TEXT
        if header:
            cell.font, cell.fill = _HEADER_FONT, _HEADER
        yield cell
