import csv
import io
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from questionbank.documents import (
    DocumentError,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
    normalise_template,
)
from questionbank.documents.reading import Form
from questionbank.documents.sheets import decode_csv, read_csv, read_sheets, read_xlsx, write_csv, write_xlsx
from tests.questionbank.documents.templates import templates, texts

patient = settings(suppress_health_check=[HealthCheck.too_slow])
thorough = settings(patient, max_examples=100, deadline=None)
HEADINGS = (
    "Question",
    "Answer",
    "Key points",
    "Kind",
    "Minutes",
    "Tags",
    "technical",
    "5",
    "Part of the template",
)
WORKBOOK = write_xlsx(TemplateValue("T", questions=(QuestionValue("Why?", minutes=5),)))


def _read_csv(data: bytes) -> ReadDocument | None:
    return read_sheets(Form.CSV, [read_csv(*decode_csv(data))]).document


TWICE = QuestionValue(
    "Part of the template", proposed_answers=(ProposedAnswerValue("=1+1", ("-a", "'=b")),) * 2
)
ODD = TemplateValue(
    "=T", questions=(TWICE, TWICE, replace(TWICE, text="'=1", tags=("a;b",))), audience=("@a", "+b")
)
WIDE = QuestionValue("Why?", proposed_answers=(ProposedAnswerValue("Yes.\n\n1. a\n2. b", ("1. a",)),) * 130)
LONG = QuestionValue("=x" * 20_000, follow_ups=("-" * 30_000, "b"), anchors=((3, "\u2935" * 40_000),))


@thorough
@example(ODD)
@example(TemplateValue("T", questions=(WIDE, LONG, LONG)))
@given(templates)
def test_csv_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert _read_csv(write_csv(template)) == ReadDocument(template)


@thorough
@example(ODD)
@example(TemplateValue("T", questions=(WIDE, LONG, LONG)))
@given(templates)
def test_xlsx_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert read_sheets(Form.XLSX, read_xlsx(write_xlsx(template))).document == ReadDocument(template)


@patient
@given(st.lists(st.lists(st.one_of(texts, st.sampled_from(HEADINGS)), max_size=6), max_size=6), st.data())
def test_what_is_read_from_any_cells_is_normal(rows: list[list[str]], data: st.DataObject) -> None:
    lines = io.StringIO()
    csv.writer(lines, delimiter=data.draw(st.sampled_from(",;\t|"))).writerows(
        [["Question", "Answer"], *rows]
    )
    try:
        found = _read_csv(lines.getvalue().encode())
    except DocumentError:
        return
    assert found is not None
    assert normalise_template(found.template) == found.template
    if all(answer.text for one in found.template.questions for answer in one.proposed_answers):
        assert _read_csv(write_csv(found.template)) == ReadDocument(found.template)


@patient
@given(st.binary(max_size=200), st.text(max_size=200))
def test_any_bytes_and_any_text_are_a_sheet_or_a_sentence(data: bytes, text: str) -> None:
    for given_ in (data, text.encode(errors="replace"), b"Question\n" + data):
        with suppress(DocumentError):
            read_sheets(Form.CSV, [read_csv(*decode_csv(given_))])


@patient
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_a_sentence(place: int, damage: bytes) -> None:
    place %= len(WORKBOOK)
    data = WORKBOOK[:place] + damage + WORKBOOK[place + len(damage) :]
    with suppress(DocumentError):
        read_sheets(Form.XLSX, read_xlsx(data))
