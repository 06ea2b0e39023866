from hypothesis import HealthCheck, given, settings

from questionbank.documents import ReadDocument, TemplateValue
from questionbank.documents.reading import Form
from questionbank.documents.sheets import decode_csv, read_csv, read_sheets, read_xlsx, write_csv, write_xlsx
from tests.questionbank.documents.templates import templates

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _read_csv(data: bytes) -> ReadDocument | None:
    return read_sheets(Form.CSV, [read_csv(*decode_csv(data))]).document


@thorough
@given(templates)
def test_csv_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert _read_csv(write_csv(template)) == ReadDocument(template)


@thorough
@given(templates)
def test_xlsx_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    assert read_sheets(Form.XLSX, read_xlsx(write_xlsx(template))).document == ReadDocument(template)
