"""Writes CSV that spreadsheet programs open as it is: the questions, and below them the template's texts."""

import codecs
import csv
import io

from questionbank.documents.values import TemplateValue

from .grid import PARTS_HEADINGS, headings_of, part_rows, question_rows


def write_csv(template: TemplateValue) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings_of(template))
    writer.writerows(question_rows(template))
    writer.writerow(())
    writer.writerow(PARTS_HEADINGS)
    writer.writerows(part_rows(template))
    # The mark tells spreadsheet programs that this is UTF-8.
    return codecs.BOM_UTF8 + text.getvalue().encode()
