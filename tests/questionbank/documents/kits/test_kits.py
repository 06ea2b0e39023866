"""Kits to print: everything that an interviewer needs is on them, in either form."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from PIL import Image
from pypdf import PdfReader

from questionbank.documents import ProposedAnswerValue, QuestionValue, ReadDocument, TemplateValue
from questionbank.documents.kits.docx import write_docx
from questionbank.documents.kits.pdf import write_pdf
from questionbank.documents.kits.rich import blocks_of, pictures_in
from questionbank.documents.kits.values import Kit, KitLevel, Paper
from tests.questionbank.documents.templates import texts

LEVELS = (KitLevel(1, "Nothing", "Misses it."), KitLevel(5, "Outstanding", "Teaches something."))
ADDRESS = "/pictures/01234567-89ab-4def-8123-456789abcdef/"


def kit(template: TemplateValue, **values: object) -> Kit:
    return Kit(template, LEVELS, "Northwind", **values)  # type: ignore[arg-type]


@cache
def dot() -> bytes:
    out = BytesIO()
    Image.new("RGB", (2, 2), "red").save(out, "PNG")
    return out.getvalue()


def words_of_docx(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def words_of_pdf(content: bytes) -> str:
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(words.replace("\u00ad", "").replace("ﬁ", "fi").replace("ﬂ", "fl").split())


def plain(text: str) -> str:
    return " ".join(re.sub(r"[*`]", "", text).split())


@pytest.fixture
def small_kit(small: ReadDocument) -> Kit:
    return kit(small.template)


def told(template: TemplateValue) -> list[str]:
    first = template.questions[0]
    return [
        template.title,
        *(plain(text) for question in template.questions for text in (question.text, question.how_to_ask)),
        *(answer.text for answer in first.proposed_answers),
        *first.proposed_answers[0].key_points,
        *first.follow_ups,
        *(text for _, text in first.anchors),
        *template.for_interviewers.dos,
        *("Candidate", "Not asked", "What they said to question 2", "Strong yes", "Northwind"),
    ]


def test_the_docx_holds_what_an_interviewer_needs(small_kit: Kit) -> None:
    words = " ".join(words_of_docx(write_docx(small_kit)).split())
    assert [one for one in told(small_kit.template) if one not in words] == []


def test_the_pdf_holds_what_an_interviewer_needs(small_kit: Kit) -> None:
    words = words_of_pdf(write_pdf(small_kit))
    assert [one for one in told(small_kit.template) if one not in words] == []


def test_the_pdf_is_tagged_and_says_its_title_and_language(small_kit: Kit) -> None:
    pdf = PdfReader(BytesIO(write_pdf(small_kit)))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Support Questions"
    assert "'/Marked': True" in str(pdf.root_object["/MarkInfo"])
    assert str(pdf.root_object["/Lang"]) == "en"


def test_each_question_begins_on_a_page_of_its_own(small_kit: Kit) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(write_pdf(small_kit))).pages]
    starts = [index for index, page in enumerate(pages) if re.match(r"Question \d", page)]
    assert len(starts) == 2


def test_a_level_without_an_anchor_says_what_the_scale_says(small_kit: Kit) -> None:
    assert "Misses it." in words_of_pdf(write_pdf(small_kit))  # the second question has no anchors


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 595), (Paper.LETTER, 612)])
def test_the_paper_is_the_one_asked_for(small: ReadDocument, paper: Paper, width: int) -> None:
    printed = kit(small.template, paper=paper)
    assert round(PdfReader(BytesIO(write_pdf(printed))).pages[0].mediabox.width) == width
    inches = Document(BytesIO(write_docx(printed))).sections[0].page_width
    assert inches is not None
    assert abs(inches.pt - width) < 1


def test_pictures_are_printed_and_a_missing_one_is_told_in_words(small: ReadDocument) -> None:
    question = QuestionValue(f"What do you see?\n\n![A curve]({ADDRESS})\n\n![Gone](/pictures/x/)")
    template = replace(small.template, questions=(question,))
    assert pictures_in(question.text) == [ADDRESS, "/pictures/x/"]
    printed = kit(template, pictures={ADDRESS: dot()})
    pdf = PdfReader(BytesIO(write_pdf(printed)))
    assert sum(len(page.images) for page in pdf.pages) == 1
    assert "Gone" in words_of_pdf(write_pdf(printed))
    document = Document(BytesIO(write_docx(printed)))
    assert len(document.inline_shapes) == 1


def test_nothing_in_a_text_is_read_as_typst() -> None:
    text = '#panic("no") $x$ #import "@preview/a:1.0.0" <label> @ref // gone /* gone */ = Heading'
    template = TemplateValue("#T", questions=(QuestionValue(text, why_ask=text),))
    assert '#panic("no") $x$' in words_of_pdf(write_pdf(kit(template)))


@given(text=texts)
def test_any_text_can_be_printed(text: str) -> None:
    question = QuestionValue(
        text or "?", why_ask=text, proposed_answers=(ProposedAnswerValue(text or "?", (text or "?",)),)
    )
    printed = kit(TemplateValue(text or "T", introduction=text, questions=(question,)))
    assert write_docx(printed).startswith(b"PK")
    assert blocks_of(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "שלום, מה שלומך?",
        "面接の質問",
        "👩🏽‍🔬 🏳️‍🌈",
        "a\u202eb",
        "\ufffe\uffff",
        "x" * 5000,
        "- " * 300 + "deep",
    ],
)
def test_writing_of_every_kind_is_set(text: str) -> None:
    printed = kit(TemplateValue("T", questions=(QuestionValue(text),)))
    assert write_pdf(printed).startswith(b"%PDF")
    assert write_docx(printed).startswith(b"PK")
