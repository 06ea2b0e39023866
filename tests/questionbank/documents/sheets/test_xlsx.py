import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from questionbank.documents import ProposedAnswerValue, QuestionValue, ReadDocument, TemplateValue
from questionbank.documents.package import EXTERNAL, MACROS
from questionbank.documents.reading import Form, Reading
from questionbank.documents.sheets import read_sheets, read_xlsx, write_xlsx
from questionbank.documents.sheets.cells import LONGEST_CELL
from questionbank.documents.sheets.xlsx_reader import HIDDEN
from tests.questionbank.documents.hostile import rows, text_cell, workbook

Rows = Sequence[Sequence[object]]


def book(sheets: Mapping[str, Rows]) -> Any:
    made = Workbook()
    made.remove(made.active)
    for name, content in sheets.items():
        sheet = made.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    return made


def saved(made: Any) -> bytes:
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def read(made: Any, columns: Sequence[str] | None = None) -> Reading:
    return read_sheets(Form.XLSX, read_xlsx(saved(made)), columns, "file.xlsx")


def document(made: Any) -> ReadDocument:
    found = read(made).document
    assert found is not None
    return found


def answered(text: str, *answers: str, competency: str = "") -> QuestionValue:
    proposed = tuple(ProposedAnswerValue(answer) for answer in answers)
    return QuestionValue(text, competency=competency, proposed_answers=proposed)


def test_each_sheet_of_questions_is_read_and_the_others_are_named() -> None:
    made = book(
        {
            "Intro": [["Read this first"], ["It is long"]],
            "Technical": [["Question", "Kind"], ["How?", "technical"]],
            "Behaviour": [["Prompt", "Ideal answer"], ["When did you?", "Then"], ["", ""], ["Odd", ""]],
            "Blank": [],
        }
    )
    found = document(made)
    assert found.template == TemplateValue(
        "file",
        questions=(
            QuestionValue("How?", kind="technical"),
            answered("When did you?", "Then"),
            QuestionValue("Odd"),
        ),
    )
    assert [problem.sentence for problem in found.problems] == [
        "This document has no title, so it was called by the name of its file.",
        "Askwell found no column of questions on the sheet “Intro”, so it was left out.",
    ]


def test_where_no_sheet_is_recognised_each_is_offered_and_the_one_that_fits_is_read() -> None:
    made = book({"One": [["Frage", "Antwort"], ["Wie?", "So"]], "Zwei": [["Thema"], ["Alles"]]})
    made["One"]["A1"] = "Was wir fragen"
    reading = read(made)
    assert reading.document is None
    assert [sheet.name for sheet in reading.sheets] == ["One", "Zwei"]
    mapped = read(made, ["text", "answer"]).document
    assert mapped is not None
    assert mapped.template.questions == (answered("Wie?", "So"),)
    assert mapped.template.title == "One"


def test_merged_cells_are_the_value_of_each_of_their_rows() -> None:
    made = book(
        {
            "Bank": [
                ["Category", "Question", "Answer"],
                ["Speech", "Why?", "One"],
                [None, None, "Two"],
                [None, "When?", "Now"],
                ["Second part", None, None],
                [None, "How?", "So"],
            ]
        }
    )
    for area in ("A2:A4", "B2:B3", "A5:C5"):
        made["Bank"].merge_cells(area)
    assert document(made).template.questions == (
        answered("Why?", "One", "Two", competency="Speech"),
        answered("When?", "Now", competency="Speech"),
        answered("How?", "So", competency="Second part"),
    )


def test_a_formula_without_its_result_and_an_error_are_named_by_their_cells() -> None:
    made = book(
        {"A": [["Question", "Answer"], ["Why?", "=CONCATENATE(1,2)"], ["When?", "#REF!"]], "B": [["x"]]}
    )
    problems = [(one.place, one.text) for one in document(made).problems if one.cell]
    assert problems == [("Cell A!B2", "=CONCATENATE(1,2)"), ("Cell A!B3", "#REF!")]
    result = '<row r="1"><c r="A1" t="inlineStr"><is><t>Question</t></is></c></row>'
    formula = '<row r="2"><c r="A2" t="str"><f>UPPER("why?")</f><v>WHY?</v></c></row>'
    read_back = read_sheets(Form.XLSX, read_xlsx(workbook(rows([result, formula])))).document
    assert read_back is not None
    assert read_back.template.questions == (QuestionValue("WHY?"),)


def test_dates_numbers_and_truths_are_read_as_people_see_them() -> None:
    made = book(
        {
            "Bank": [
                ["Question", "Answer", "Minutes"],
                ["When?", dt.date(2026, 3, 1), 5],
                ["At?", dt.datetime(2026, 3, 1, 9, 30), 5.0],  # noqa: DTZ001  # sheets know no zones
                ["How many?", 0.1 + 0.2, None],
                ["How much?", 0.255, None],
                ["True?", True, None],
                [2026, "a year", None],
            ]
        }
    )
    made["Bank"]["B5"].number_format = "0.0%"
    found = document(made).template.questions
    assert [question.proposed_answers[0].text for question in found] == [
        "2026-03-01",
        "2026-03-01 09:30",
        "0.3",
        "25.5%",
        "TRUE",
        "a year",
    ]
    assert [question.minutes for question in found[:2]] == [5, 5]
    assert found[5].text == "2026"


def test_hidden_sheets_macros_and_links_are_noticed_and_left_alone() -> None:
    made = book({"Bank": [["Question"], ["Why?"]], "Secret": [["Question"], ["Hidden?"]]})
    made["Secret"].sheet_state = "hidden"
    data = io.BytesIO(saved(made))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\x00")
        package.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    found = read_sheets(Form.XLSX, read_xlsx(data.getvalue())).document
    assert found is not None
    assert found.template.questions == (QuestionValue("Why?"),)
    assert [problem.sentence for problem in found.problems[1:]] == [
        MACROS,
        EXTERNAL,
        HIDDEN.format("Secret"),
    ]


def test_reading_ends_where_only_empty_rows_follow_and_says_so() -> None:
    far = f'<row r="900000">{text_cell("A900000", "Far?")}</row>'
    content = f'<row r="1">{text_cell("A1", "Question")}</row><row r="2">{text_cell("A2", "Why?")}</row>{far}'
    found = read_sheets(Form.XLSX, read_xlsx(workbook(rows([content])))).document
    assert found is not None
    assert found.template.questions == (QuestionValue("Why?"),)
    assert [problem.place for problem in found.problems if "empty rows" in problem.sentence] == ["Cell A2"]


def test_the_written_workbook_is_pleasant_and_evaluates_nothing() -> None:
    question = QuestionValue("=1+1", when_to_ask="@now", follow_ups=("-a", "b"), language="de")
    made = load_workbook(io.BytesIO(write_xlsx(TemplateValue("+T", questions=(question,)))))
    assert made.sheetnames == ["Questions", "Template"]
    sheet = made["Questions"]
    assert [sheet["A1"].value, sheet["A1"].font.bold, sheet.freeze_panes] == ["Question", True, "B2"]
    assert sheet["A2"].alignment.wrap_text
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
    cells = [cell for one in made for row in one.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells if cell.value[0] in "=+-@"] == []
    assert [sheet["A2"].value, sheet["H2"].value, sheet["M2"].value] == ["'=1+1", "'@now", "• -a\n• b"]


def test_what_is_longer_than_a_cell_and_more_than_a_row_reads_back_equal() -> None:
    long = "\U0001f600 " * LONGEST_CELL + "=" + "x" * LONGEST_CELL + "_x0041_"
    points = tuple(f"{number} " + "y" * 1_990 for number in range(50))
    answers = (ProposedAnswerValue(long, points), *[ProposedAnswerValue("Yes.")] * 250)
    texts = QuestionValue(long, when_to_ask=long, proposed_answers=answers, tags=("a;b",))
    template = TemplateValue("T", introduction=long, questions=(texts, texts, QuestionValue("Last?")))
    data = write_xlsx(template)
    assert read_sheets(Form.XLSX, read_xlsx(data)).document == ReadDocument(template)
    longest = max(
        len(str(cell.value).encode("utf-16-le")) // 2
        for sheet in load_workbook(io.BytesIO(data))
        for row in sheet.iter_rows()
        for cell in row
    )
    assert longest <= 32_767
