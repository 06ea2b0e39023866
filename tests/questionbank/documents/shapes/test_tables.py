"""Tables in documents: they know the headings that a sheet knows."""

from collections.abc import Callable

import pytest
from docx import Document

from questionbank.documents import ProposedAnswerValue, QuestionValue, Reading
from questionbank.documents.forms import read_here
from tests.questionbank.documents.dressed import saved
from tests.questionbank.documents.shapes.reading import Asked, asked, read, told

Form = Callable[..., Reading]
HEADINGS = ("Prompt", "What good looks like", "Skill", "Minutes", "Type", "Rating 1", "Rating 5", "Probes")
ROW = ("Why rinse?", "To keep it clear.", "Care", "5", "Technical", "Guesses", "Knows", "What else?")
EXPECTED = QuestionValue(
    "Why rinse?",
    competency="Care",
    kind="technical",
    minutes=5,
    proposed_answers=(ProposedAnswerValue("To keep it clear."),),
    follow_ups=("What else?",),
    anchors=((1, "Guesses"), (5, "Knows")),
)


def markdown(*rows: tuple[str, ...]) -> Reading:
    heading, *below = (f"| {' | '.join(row)} |" for row in rows)
    return read("\n".join(["# Dye", "", heading, f"|{' --- |' * len(rows[0])}", *below]))


def page(*rows: tuple[str, ...]) -> Reading:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return read(f"<h1>Dye</h1><table>{cells}</table>", "dye.html")


def word(*rows: tuple[str, ...]) -> Reading:
    document = Document()
    document.add_heading("Dye", 0)
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return read_here(saved(document), "dye.docx")


def questions(reading: Reading) -> tuple[QuestionValue, ...]:
    assert reading.document is not None
    return reading.document.template.questions


@pytest.mark.parametrize("form", [markdown, page, word])
def test_a_table_knows_the_headings_of_a_sheet(form: Form) -> None:
    reading = form(HEADINGS, ROW)
    assert questions(reading) == (EXPECTED,)
    assert told(reading) == []


@pytest.mark.parametrize("form", [markdown, page, word])
def test_the_column_of_the_questions_may_be_called_anything(form: Form) -> None:
    headings = ("No", "What we ask", "What good looks like", "Skill")
    reading = form(
        headings, ("1", "Why rinse?", "To keep it clear.", "Care"), ("2", "When?", "After.", "Care")
    )
    assert asked(reading) == [
        Asked("Why rinse?", ("To keep it clear.",), "Care"),
        Asked("When?", ("After.",), "Care"),
    ]
    assert told(reading) == []


def test_several_answers_keep_the_key_points_with_their_number() -> None:
    headings = ("Question", "Answer 1", "Key points 1", "Answer 2", "Key points 2")
    (question,) = questions(markdown(headings, ("Why?", "So", "- a<br>- b", "Or so", "c")))
    assert question.proposed_answers == (
        ProposedAnswerValue("So", ("a", "b")),
        ProposedAnswerValue("Or so", ("c",)),
    )


def test_of_a_category_and_a_skill_one_is_the_competency_and_a_section_is_a_tag() -> None:
    reading = read("""
        # Dye

        ## Vats

        | Question | Category | Skill | Good to hear |
        | --- | --- | --- | --- |
        | Why stir? | Blue | Patience | Evenness |
    """)
    assert asked(reading) == [Asked("Why stir?", ("Evenness",), "Patience", ("Vats", "Blue"))]


def test_what_a_table_says_without_a_meaning_is_told_with_its_line() -> None:
    reading = markdown(
        ("Question", "Good to hear", "Minutes", "Level", "Colour"),
        ("Why?", "So", "900", "Odd", "red"),
        ("", "Lost", "3", "", ""),
    )
    assert sorted(told(reading)) == [(5, "900"), (5, "Odd"), (5, "red"), (6, "3"), (6, "Lost")]
    assert [(question.text, question.tags, question.minutes) for question in questions(reading)] == [
        ("Why?", ("Odd",), None)
    ]


def test_cells_below_no_heading_are_told_unless_they_only_count() -> None:
    counted = markdown(("", "Question", "Answer"), ("1", "Why?", "So"))
    assert (asked(counted), told(counted)) == ([Asked("Why?", ("So",))], [])
    named = markdown(("", "Question", "Answer"), ("Ada", "Why?", "So"))
    assert (asked(named), told(named)) == ([Asked("Why?", ("So",))], [(5, "Ada")])
