import codecs

import pytest

from questionbank.documents import (
    DocumentError,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
)
from questionbank.documents.forms import read_here
from questionbank.documents.reading import Form, Reading
from questionbank.documents.sheets import write_csv


def read(text: str | bytes, columns: tuple[str, ...] | None = None, name: str = "set.csv") -> Reading:
    return read_here(text.encode() if isinstance(text, str) else text, name, columns)


def document(text: str | bytes) -> ReadDocument:
    found = read(text).document
    assert found is not None
    return found


def questions(text: str | bytes) -> tuple[QuestionValue, ...]:
    return document(text).template.questions


def answered(text: str, *answers: str) -> QuestionValue:
    return QuestionValue(text, proposed_answers=tuple(ProposedAnswerValue(answer) for answer in answers))


def said(text: str | bytes) -> list[tuple[str, str, str]]:
    return [(one.cell, one.sentence.split(",")[0], one.text) for one in document(text).problems if one.cell]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = 'Question,Answer,Tags\r\n"Why, and; how|now?","One\ntwo ""three""",a\r\n'
    rows = text.replace(",", delimiter) if delimiter != "," else text
    question = questions(rows)[0]
    assert question.proposed_answers[0].text == 'One\ntwo "three"'
    assert question.tags == ("a",)


def test_a_line_that_names_the_delimiter_is_followed() -> None:
    assert questions("sep=;\nQuestion;Answer\nWhy;So, then\n") == (answered("Why", "So, then"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encodings_of_spreadsheet_programs_are_read(encoding: str) -> None:
    data = "Question;Answer\r\nWarum öfter?;„Für Größe“\r\n".encode(encoding)
    assert questions(data) == (answered("Warum öfter?", "„Für Größe“"),)
    guessed = any("Windows-1252" in problem.sentence for problem in document(data).problems)
    assert guessed == (encoding == "cp1252")


def test_what_stands_above_the_headings_is_the_title_and_the_introduction() -> None:
    template = document("Support set,\nFor the first round,\n\nQuestion,Answer\nWhy?,So\n").template
    assert template == TemplateValue(
        "Support set", introduction="For the first round", questions=(answered("Why?", "So"),)
    )


def test_a_sheet_without_a_title_is_called_by_its_file() -> None:
    found = read("Question\nWhy?\n", name="support_questions v2.csv").document
    assert found is not None
    assert found.template.title == "support questions v2"
    assert [problem.sentence for problem in found.problems] == [
        "This document has no title, so it was called by the name of its file."
    ]


def test_two_columns_without_headings_are_questions_and_answers() -> None:
    text = "Why do you ask?,To learn\nWhen?,Now\n"
    assert questions(text) == (answered("Why do you ask?", "To learn"), answered("When?", "Now"))
    assert [cell for cell, _, _ in said(text)] == ["A1"]
    assert questions("Why?\nWhen?\n") == (QuestionValue("Why?"), QuestionValue("When?"))
    assert document("For support\n\nWhy?\n").template == TemplateValue(
        "For support", questions=(QuestionValue("Why?"),)
    )


def test_columns_that_are_not_recognised_are_offered_and_then_read_as_they_were_named() -> None:
    text = "Was fragen wir,Gut zu hören,Wer\nWarum?,Darum,Ada\n\nWann?,Jetzt,Bo\n"
    reading = read(text)
    assert reading.document is None
    assert reading.form is Form.CSV
    (sheet,) = reading.sheets
    assert sheet.headings == ("Was fragen wir", "Gut zu hören", "Wer")
    assert sheet.rows == (("Warum?", "Darum", "Ada"), (), ("Wann?", "Jetzt", "Bo"))
    assert sheet.first_row == 2
    mapped = read(text, ("text", "answer", "")).document
    assert mapped is not None
    assert mapped.template.questions == (answered("Warum?", "Darum"), answered("Wann?", "Jetzt"))
    assert [(one.cell, one.text) for one in mapped.problems if one.cell] == [("C1", "Wer\nAda\nBo")]
    with pytest.raises(DocumentError, match="not those of this sheet"):
        read(text, ("text", "answer"))


def test_rows_of_content_without_headings_are_offered_under_letters() -> None:
    (sheet,) = read("1,Why do you ask?,To learn\n2,When?,Now\n").sheets
    assert sheet.headings == ("Column A", "Column B", "Column C")
    assert len(sheet.rows) == 2


def test_rows_of_the_same_question_are_its_answers() -> None:
    text = (
        "Category,Question,Answer,Tags\nA,Why?,One,x\nA,Why?,Two,x\nA,Why?,Two,x\nB,,Three,\nA,When?,Now,y\n"
    )
    why, when = questions(text)
    assert [answer.text for answer in why.proposed_answers] == ["One", "Two", "Three"]
    assert (why.tags, why.competency, when.tags) == (("x",), "A", ("y",))
    assert said(text) == [
        ("A5", "A row above says something else of the same question; the first one counts.", "B")
    ]


def test_key_points_belong_to_the_answer_beside_them_or_with_their_number() -> None:
    beside = "Question,Answer,Key points,Answer,Key points\nWhy?,One,- a\n"
    assert questions(beside)[0].proposed_answers == (ProposedAnswerValue("One", ("a",)),)
    numbered = 'Question,Answer 1,Answer 2,Key points 1,Key points 2\nWhy?,One,Two,a,"1. b\n2. c"\n'
    assert questions(numbered)[0].proposed_answers == (
        ProposedAnswerValue("One", ("a",)),
        ProposedAnswerValue("Two", ("b", "c")),
    )


def test_words_and_lists_are_read_as_people_write_them() -> None:
    text = (
        "Question,Type,Level,Minutes,Tags,Follow-ups,Language,Rating 1,Rating 5\n"
        'Why?,Behavioral,Mid-level,10 mins,a; b,"What then?\n\nAnd?",German,poor,"good\n\nvery"\n'
    )
    assert questions(text) == (
        QuestionValue(
            "Why?",
            kind="behavioural",
            seniority="middle",
            minutes=10,
            tags=("a", "b"),
            follow_ups=("What then?", "And?"),
            language="de",
            anchors=((1, "poor"), (5, "good\n\nvery")),
        ),
    )


@pytest.mark.parametrize(
    ("word", "seniority"), [("Easy", "junior"), ("MEDIUM", "middle"), ("hard", "senior")]
)
def test_a_difficulty_is_a_seniority(word: str, seniority: str) -> None:
    assert questions(f"Question,Difficulty\nWhy?,{word}\n") == (QuestionValue("Why?", seniority=seniority),)


def test_problems_name_the_cell_and_keep_what_it_says() -> None:
    text = (
        "Question,Kind,Minutes,Answer,Key points,Owner\n,,,Lost\nWhy?,odd,900,,- a\n"
        "When?,,,Now,,Ada,and more\n"
    )
    assert said(text) == [
        ("F1", "This column was left out", "Owner\nAda"),
        ("G1", "This column was left out", "and more"),
        ("A2", "This row has no question", "Lost"),
        ("B3", "This kind is none of behavioural", "odd"),
        ("C3", "Minutes are a whole number from 1 to 240; they were left open.", "900"),
        ("E3", "This proposed answer has no text.", "- a"),
    ]


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_row() -> None:
    assert ("A3", "A quotation mark in this row stands where none may stand") in [
        one[:2] for one in said('Question,Answer\nWhy?,So\n"When?,Now\nHow?,Thus\n')
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "Question,Answer\n", "Question\n\n  \n"])
def test_a_sheet_without_questions_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match=r"is empty|no question"):
        read(text)


def test_the_file_opens_in_spreadsheet_programs_and_evaluates_nothing() -> None:
    signs = (
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "'=1",
        "''",
        "'",
        "\uff1d1",
        "Part of the template",
    )
    answers = tuple(ProposedAnswerValue(f"{sign}\nx") for sign in signs)
    template = TemplateValue(
        "=title", questions=(QuestionValue("=cmd|' /C calc'!A0", proposed_answers=answers),)
    )
    data = write_csv(template)
    assert data.startswith(codecs.BOM_UTF8 + b"Question,Competency,Kind,")
    assert b"'=cmd|' /C calc'!A0" in data
    assert b"Title,'=title" in data
    cells = data.decode("utf-8-sig").replace("\r\n", ",").replace('"', "").split(",")
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@\uff1d")] == []
