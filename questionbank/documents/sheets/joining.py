"""All sheets of a file together: which hold questions, and the one document that they make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from questionbank.documents.normal import clean_line
from questionbank.documents.reading import Form, Reading, Sheet
from questionbank.documents.text_reader import NO_TITLE
from questionbank.documents.values import DocumentError, Problem, ReadDocument, TemplateValue

from .columns import is_columns, recognised
from .limits import MOST_QUESTIONS, too_many_questions
from .reader import NO_QUESTION, is_parts_sheet, read_parts_sheet, read_sheet

EMPTY = "This file is empty; choose one that holds at least one question."
NO_COLUMN = "Askwell found no column of questions on the sheet “{}”, so it was left out."
TITLED_BY_NAME = "This document has no title, so it was called by the name of its {}."
WRONG_COLUMNS = "These columns are not those of this sheet; say what each of them holds and try again."
_UNSAID = re.compile(r"(sheet|table|tabelle|feuil|hoja|foglio|blad|ark|questions?)?\s*\d*", re.IGNORECASE)

Chosen = list[tuple[Sheet, Sequence[str]]]


def read_sheets(
    form: Form, sheets: Sequence[Sheet], columns: Sequence[str] | None = None, name: str = ""
) -> Reading:
    """A document where the columns are recognised or named by `columns`; otherwise the sheets to map.

    Empty `columns` ask for the sheets, whatever is recognised.
    """
    filled = tuple(sheet for sheet in sheets if sheet.rows and not is_parts_sheet(sheet))
    if not filled:
        raise DocumentError(NO_QUESTION if any(any(sheet.headings) for sheet in sheets) else EMPTY)
    if columns is not None and not columns:
        return Reading(form, None, filled)
    chosen = _chosen(filled, columns)
    if not chosen:
        return Reading(form, None, filled)
    return Reading(form, _titled(_joined(sheets, chosen), chosen, name))


def _chosen(sheets: Sequence[Sheet], columns: Sequence[str] | None) -> Chosen:
    """The named columns hold for all sheets with the same headings; the others are recognised or left out."""
    if columns is None:
        return [(sheet, fields) for sheet in sheets if (fields := recognised(sheet.headings))]
    fitting = [sheet for sheet in sheets if is_columns(columns, sheet.headings)]
    if not fitting:
        raise DocumentError(WRONG_COLUMNS)
    unknown = [sheet for sheet in fitting if recognised(sheet.headings) is None] or fitting
    meant = unknown[0].headings
    known = ((sheet, columns if sheet.headings == meant else recognised(sheet.headings)) for sheet in sheets)
    return [(sheet, fields) for sheet, fields in known if fields]


def _joined(sheets: Sequence[Sheet], chosen: Chosen) -> ReadDocument:
    several = len(sheets) > 1
    template, problems = _own_texts(sheets)
    documents = [
        read_sheet(sheet, fields, exact=template is not None, prefix=sheet.name if several else "")
        for sheet, fields in chosen
    ]
    questions = tuple(question for document in documents for question in document.template.questions)
    if len(questions) > MOST_QUESTIONS:
        raise DocumentError(too_many_questions())
    found = [problem for document in documents for problem in document.problems]
    if template is not None:
        found = [problem for problem in found if problem.sentence != NO_TITLE]
    found += [*_left_out(sheets, chosen), *problems]
    return ReadDocument(replace(template or _first_titled(documents), questions=questions), tuple(found))


def _own_texts(sheets: Sequence[Sheet]) -> tuple[TemplateValue | None, Sequence[Problem]]:
    found = next((sheet for sheet in sheets if is_parts_sheet(sheet)), None)
    if found is None:
        return None, ()
    template, problems = read_parts_sheet(found, found.name)
    return template, (*found.problems, *problems)


def _first_titled(documents: Sequence[ReadDocument]) -> TemplateValue:
    titled = (document.template for document in documents if document.template.title)
    return next(titled, documents[0].template)


def _left_out(sheets: Sequence[Sheet], chosen: Chosen) -> Iterator[Problem]:
    taken = {sheet.name for sheet, _ in chosen}
    for sheet in sheets:
        if sheet.name not in taken and not is_parts_sheet(sheet):
            yield from sheet.problems
            if sheet.rows or any(sheet.headings):
                yield Problem(0, NO_COLUMN.format(sheet.name))


def _titled(document: ReadDocument, chosen: Chosen, name: str) -> ReadDocument:
    """A document that says no title is called by its sheet or its file, and says so."""
    others = tuple(problem for problem in document.problems if problem.sentence != NO_TITLE)
    if len(others) == len(document.problems):
        return document
    if document.template.title:
        return replace(document, problems=others)
    sheet = chosen[0][0].name if len(chosen) == 1 else ""
    file = clean_line(PurePath(name.replace("\\", "/")).stem.replace("_", " "))
    for title, of in ((sheet, "sheet"), (file, "file")):
        if title and not _UNSAID.fullmatch(title):
            problem = Problem(0, TITLED_BY_NAME.format(of), title)
            return ReadDocument(replace(document.template, title=title), (problem, *others))
    return ReadDocument(document.template, (Problem(0, NO_TITLE), *others))
