"""A file as it was sent: its document, or the sheets whose columns someone has to name first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from questionbank.documents import DocumentError, Form, ReadDocument, Sheet, form_of, read_bytes
from questionbank.documents.normal import clean_line
from questionbank.documents.sheets import headings_hash, read_sheet, recognised
from questionbank.documents.text_reader import NO_TITLE

Columns = Sequence[str]  # the name of a field for each column; all empty where the sheet is left out
SHEETS = frozenset({Form.CSV, Form.XLSX})
TEXT = "text"
LOOKED_AT = 50  # rows that say which column holds the questions
NOTHING_NAMED = "Say which column holds the questions, on one sheet at least."
_INVENTED = re.compile(r"(Column [A-Z]+)?")


@dataclass(frozen=True, slots=True)
class Source:
    form: Form
    name: str
    document: ReadDocument | None
    sheets: tuple[Sheet, ...]
    manner: str


def read_source(data: bytes, name: str = "", *, to_name: bool = False) -> Source:
    """The document, or its sheets; those in any case where someone wants `to_name` the columns.

    Raises DocumentError.
    """
    reading = read_bytes(data, name, () if to_name else None)
    return Source(reading.form, name, reading.document, reading.sheets, reading.manner)


def is_sheet(data: bytes, name: str) -> bool:
    """Raises DocumentError."""
    return form_of(data, name) in SHEETS


def hash_of(sheet: Sheet) -> str:
    """By which what its columns mean is remembered; "" for a sheet that has no headings of its own."""
    if all(_INVENTED.fullmatch(heading) for heading in sheet.headings):
        return ""
    return headings_hash(sheet.headings)


def guessed(sheet: Sheet) -> tuple[str, ...]:
    """What the columns may be: by their headings one by one, and the questions by their question marks."""
    if known := recognised(sheet.headings):
        return known
    # Beside a column of questions, each heading is read by itself.
    columns = [
        (recognised(("Question", heading)) or ("", ""))[1] if heading else "" for heading in sheet.headings
    ]
    asking = [sum(_asks(row, index) for row in sheet.rows[:LOOKED_AT]) for index in range(len(columns))]
    best = max(range(len(columns)), key=asking.__getitem__, default=0)
    if columns and asking[best] and not columns[best]:
        columns[best] = TEXT
    return tuple(columns)


def is_left_out(columns: Columns) -> bool:
    return not any(columns)


def read_with_columns(source: Source, columns: Sequence[Columns]) -> ReadDocument:
    """One document of all sheets that are not left out. Raises DocumentError."""
    named = [
        (sheet, tuple(of_sheet))
        for sheet, of_sheet in zip(source.sheets, columns, strict=True)
        if not is_left_out(of_sheet)
    ]
    if not named:
        raise DocumentError(NOTHING_NAMED)
    several = len(source.sheets) > 1
    documents = [
        read_sheet(sheet, of_sheet, prefix=sheet.name if several else "") for sheet, of_sheet in named
    ]
    template = next((one.template for one in documents if one.template.title), documents[0].template)
    title = template.title or _title(source, named[0][0], is_only=len(named) == 1)
    questions = tuple(question for one in documents for question in one.template.questions)
    problems = (problem for one in documents for problem in one.problems if problem.sentence != NO_TITLE)
    return ReadDocument(replace(template, title=title, questions=questions), tuple(problems))


def title_of_file(name: str) -> str:
    return clean_line(PurePath(name.replace("\\", "/")).stem.replace("_", " "))


def _title(source: Source, sheet: Sheet, *, is_only: bool) -> str:
    """The name of the sheet, where it says something, or that of the file."""
    file = title_of_file(source.name)
    return sheet.name if is_only and len(source.sheets) > 1 else file or sheet.name


def _asks(row: Sequence[str], index: int) -> bool:
    return index < len(row) and row[index].rstrip().endswith("?")
