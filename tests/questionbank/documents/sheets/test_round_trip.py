from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings

from questionbank.documents import ProposedAnswerValue, QuestionValue, ReadDocument, TemplateValue
from questionbank.documents.reading import Form
from questionbank.documents.sheets import decode_csv, read_csv, read_sheets, read_xlsx, write_csv, write_xlsx
from tests.questionbank.documents.templates import templates

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


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
