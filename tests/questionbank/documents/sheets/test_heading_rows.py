"""Where the headings of a sheet are that Askwell does not know, and rows that only count."""

import pytest

from questionbank.documents.forms import read_here
from questionbank.documents.reading import Sheet
from questionbank.documents.values import ReadDocument
from tests.questionbank.documents.sheets.test_xlsx import book, saved

ROWS = "1,Warum?,Darum\n2,Wann?,Jetzt\n"
HEADINGS = ("Nr", "Was fragen wir", "Gut zu hören")


def offered(text: str) -> Sheet:
    reading = read_here(text.encode(), "set.csv")
    assert reading.document is None
    return reading.sheets[0]


def read(text: str, columns: tuple[str, ...] | None = None) -> ReadDocument:
    found = read_here(text.encode(), "set.csv", columns).document
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("", ()),
        ("Support set,,\n", (("Support set",),)),
        ("Support set,,\n,,\n", (("Support set",),)),
        ("Interview questions\n", (("Interview questions",),)),
        ("Interview questions\n\n", (("Interview questions",),)),
        ("Support set\nOwner,Ada\n\n", (("Support set",), ("Owner", "Ada"))),
        ("Support set\n\nFor the first round\n\n", (("Support set",), ("For the first round",))),
    ],
)
def test_unknown_headings_are_found_below_a_title(above: str, kept: tuple[tuple[str, ...], ...]) -> None:
    text = f"{above}{','.join(HEADINGS)}\n{ROWS}"
    sheet = offered(text)
    assert (sheet.headings, sheet.above) == (HEADINGS, kept)
    assert sheet.first_row == above.count("\n") + 2
    template = read(text, ("", "text", "answer")).template
    assert [question.text for question in template.questions] == ["Warum?", "Wann?"]
    assert template.title == (kept[0][0] if kept else "set")


def test_unknown_headings_of_a_workbook_are_found_below_a_merged_title() -> None:
    made = book(
        {"Fragen": [["Support set"], [], list(HEADINGS), [1, "Warum?", "Darum"], [2, "Wann?", "Jetzt"]]}
    )
    made["Fragen"].merge_cells("A1:C1")
    (sheet,) = read_here(saved(made), "set.xlsx").sheets
    assert (sheet.headings, sheet.above, sheet.first_row) == (HEADINGS, (("Support set",),), 4)


def test_headings_that_are_fewer_than_the_columns_stay_the_headings() -> None:
    sheet = offered("Was,Gut\nWarum,Darum,mehr\nWann,Jetzt,mehr\n")
    assert (sheet.headings, sheet.above) == (("Was", "Gut", ""), ())


def test_rows_without_headings_below_a_title_are_offered_under_letters() -> None:
    sheet = offered(f"Support set\n\n{ROWS}")
    assert (sheet.headings[0], sheet.above, len(sheet.rows)) == ("Column A", (("Support set",),), 2)


def test_lines_above_bare_questions_are_the_title_and_the_introduction() -> None:
    template = read("Support set\nFor the first round\n\nWhy?\nWhen?\n").template
    assert (template.title, template.introduction) == ("Support set", "For the first round")
    assert [question.text for question in template.questions] == ["Why?", "When?"]


def test_one_known_heading_with_unnamed_cells_beside_its_questions_stays_the_heading() -> None:
    assert [question.text for question in read("Question\nWhy?,So\nWhen?,Now\n").template.questions] == [
        "Why?",
        "When?",
    ]


@pytest.mark.parametrize("heading", ["No", "#", "Nr.", "ID", "Question no."])
def test_a_row_with_a_number_but_no_question_is_told_by_its_cell(heading: str) -> None:
    found = read(f"{heading},Question,Answer\n1,Why?,So\n,,And so\n1,,Also\n2,,Lost\n3,When?,Now\n4,,\n")
    assert [
        (question.text, [answer.text for answer in question.proposed_answers])
        for question in found.template.questions
    ] == [("Why?", ["So", "And so", "Also"]), ("When?", ["Now"])]
    assert [
        (one.cell, one.sentence.split(",")[0], one.text)
        for one in found.problems
        if one.cell not in ("", "A1")
    ] == [("B5", "This row has a number of its own but no question", "2 | Lost")]
