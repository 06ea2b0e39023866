"""Lists that are pasted as they are: one question a line, with or without marks before them."""

import pytest
from docx import Document

from questionbank.documents.forms import read_here
from questionbank.documents.values import DocumentError
from tests.questionbank.documents.dressed import saved
from tests.questionbank.documents.shapes.reading import Asked, asked, read, told

LINES = (
    "Why this shop?",
    "Tell me about a rule you broke.",
    "Describe how you would calm a guest.",
    "Walk me through a closing shift.",
    "Give an example of a fair price.",
    "Explain a receipt.",
    "Imagine the till is empty.",
    "Share a time you were late.",
    "How do you count change",
    "Please describe the smell of fresh bread!",
)


def texts(source: str) -> list[str]:
    return [question.text for question in asked(read(source, ""))]


@pytest.mark.parametrize("end", ["\n", "\n\n", "\n- ", "\n\n\n* "])
def test_each_line_of_a_bare_list_is_a_question(end: str) -> None:
    reading = read(end.join(LINES), "")
    assert asked(reading) == [Asked(line) for line in LINES]
    assert told(reading) == []
    assert reading.manner == "Read as a list of questions: 10 questions, none with an answer."


def test_one_invitation_below_questions_is_a_question_too() -> None:
    lines = ["Why us?", "Where to?", "What now?", "Who else?", "Tell me about a rule you broke."]
    assert texts("\n".join(lines)) == lines
    assert texts("\n\n".join(lines)) == lines


def test_bullets_before_some_of_the_lines_change_nothing() -> None:
    source = "Why us?\n- Tell me about a rule you broke.\n- What now?\nExplain a receipt.\n\n1. Who else?\n"
    assert texts(source) == [
        "Why us?",
        "Tell me about a rule you broke.",
        "What now?",
        "Explain a receipt.",
        "Who else?",
    ]


@pytest.mark.parametrize("mark", ["– ", "— ", "·", "\t", "    ", "\u27a4 "])
@pytest.mark.parametrize("opening", ["", "My questions\n\n"])
def test_other_marks_and_indentation_make_questions_too(opening: str, mark: str) -> None:
    lines = ["Why us?", "Tell me about a rule you broke.", "What now?"]
    assert texts(opening + "\n".join(mark + line for line in lines)) == lines


def test_a_greeting_below_a_few_questions_is_no_question() -> None:
    reading = read("Round one\nWhy us?\nWhat is wool?\nThanks, Ada\n", "")
    assert asked(reading) == [Asked("Why us?"), Asked("What is wool?", ("Thanks, Ada",))]
    assert told(reading) == [(4, "Thanks, Ada")]
    assert texts("Why us?\nWhat is wool?\nYour proudest seam\n")[-1] == "Your proudest seam"


def test_a_line_that_the_mail_program_broke_stays_one_question() -> None:
    assert texts("How would you explain a\nreceipt to a child?\nTell me about a rule that\nyou broke.\n") == [
        "How would you explain a receipt to a child?",
        "Tell me about a rule that you broke.",
    ]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("My questions:\n", "My questions"),
        ("Questions for the first round\n", "Questions for the first round"),
        ("Questions for the first round\n\n", "Questions for the first round"),
        ("Title: My questions\n", "My questions"),
        ("Title: My questions\n\n", "My questions"),
        ("title : **Round 1**\n\n", "Round 1"),
    ],
)
@pytest.mark.parametrize(
    "questions", ["Why us?\nTell me about wool.\n", "- Why us?\n- Tell me about wool.\n"]
)
def test_what_stands_above_the_questions_is_the_title(opening: str, title: str, questions: str) -> None:
    document = read(opening + questions, "").document
    assert document is not None
    assert (document.template.title, document.template.introduction) == (title, "")
    assert [question.text for question in document.template.questions] == ["Why us?", "Tell me about wool."]
    assert document.problems == ()


def test_a_sentence_below_the_title_is_the_introduction_and_names_are_competencies() -> None:
    reading = read(
        """
        Spring round
        We ask everybody the same.

        Teamwork
        How do you share a bench?
        Tell me about a quarrel.

        Craft:
        What is a weld?
        Your proudest seam
        Explain heat.
        """,
        "",
    )
    assert reading.document is not None
    template = reading.document.template
    assert (template.title, template.introduction) == ("Spring round", "We ask everybody the same.")
    assert [(question.text, question.competency) for question in template.questions] == [
        ("How do you share a bench?", "Teamwork"),
        ("Tell me about a quarrel.", "Teamwork"),
        ("What is a weld?", "Craft"),
        ("Your proudest seam", "Craft"),
        ("Explain heat.", "Craft"),
    ]


def test_a_sentence_among_bare_questions_is_an_answer_and_told_with_its_line() -> None:
    reading = read("Why wool?\nTell me about felt.\nIt is pressed, not woven.\nWhat now?\nWho else?\n", "")
    assert asked(reading)[1] == Asked("Tell me about felt.", ("It is pressed, not woven.",))
    assert told(reading) == [(3, "It is pressed, not woven.")]


def test_bullets_that_ask_nothing_are_the_answer_of_the_line_above() -> None:
    source = (
        "What makes a team?\n- trust\n- aims\n\nTell me about yours.\nWhy us?\nWhen?\nWhere?\nWho else?\n"
    )
    first, *others = asked(read(source, ""))
    assert first == Asked("What makes a team?", ("- trust\n- aims",))
    assert [question.text for question in others] == [
        "Tell me about yours.",
        "Why us?",
        "When?",
        "Where?",
        "Who else?",
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_questions_with_an_answer_below_each_keep_their_answers(between: str) -> None:
    parts = [
        ("Why sample?", "Because yarn shrinks."),
        ("Tell me about wool.", "It is warm."),
        ("What is a shed?", "The gap."),
    ]
    reading = read("\n\n".join(between.join(part) for part in parts), "")
    assert asked(reading) == [Asked(question, (answer,)) for question, answer in parts]
    assert told(reading) == []


def test_an_answer_that_tells_what_to_do_stays_one() -> None:
    reading = read(
        "What if a guest shouts?\nTell them to sit.\n\nWhat if it burns?\nExplain that help comes.\n"
    )
    assert asked(reading) == [
        Asked("What if a guest shouts?", ("Tell them to sit.",)),
        Asked("What if it burns?", ("Explain that help comes.",)),
    ]


def test_an_invitation_that_was_read_as_an_answer_is_told_with_its_line() -> None:
    reading = read(
        "Why sample?\n\nYarn shrinks.\n\nMuch.\n\nDescribe a loom.\n\nIt is large.\n\nWhy now?\n\nSo.\n"
    )
    assert [question.text for question in asked(reading)] == ["Why sample?", "Why now?"]
    assert told(reading) == [(7, "Describe a loom.")]


def test_paragraphs_of_a_word_file_and_of_a_page_are_read_like_lines() -> None:
    document = Document()
    for line in ("First round", *LINES[:4]):
        document.add_paragraph(line)
    page = "".join(f"<p>{line}</p>" for line in ("First round", *LINES[:4]))
    for reading in (read_here(saved(document), ""), read(page, "")):
        assert reading.document is not None
        assert reading.document.template.title == "First round"
        assert asked(reading) == [Asked(line) for line in LINES[:4]]


def test_words_that_ask_nothing_are_still_refused() -> None:
    with pytest.raises(DocumentError):
        read("Milk\nBread\nA dozen eggs\n", "")
