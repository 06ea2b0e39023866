"""The real document in the dress of Markdown, HTML and DOCX, whole and damaged; what Markdown says back."""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import astuple

import pytest
from docx import Document
from hypothesis import given
from lxml import etree  # type: ignore[import-untyped]

from questionbank.documents import DocumentError, Form, ReadDocument, TemplateValue, write_markdown
from questionbank.documents.forms import WRITERS, read_here
from tests.questionbank.documents.dressed import as_docx, as_html, as_markdown, saved
from tests.questionbank.documents.templates import templates
from tests.questionbank.documents.test_real_document import STRUCTURE, core, damaged, leaves
from tests.questionbank.documents.test_round_trip import thorough

DRESSES: dict[Form, Callable[[str], bytes]] = {
    Form.MARKDOWN: lambda text: as_markdown(text).encode(),
    Form.HTML: lambda text: as_html(text).encode(),
    Form.DOCX: as_docx,
}


@pytest.mark.parametrize("form", DRESSES)
def test_the_real_document_reads_the_same_in_every_dress(
    form: Form, real_document: bytes, real_read: ReadDocument
) -> None:
    reading = read_here(DRESSES[form](real_document.decode()), "document.txt")
    assert (reading.form, reading.document) == (form, real_read)
    assert reading.manner == "Read by Askwell's own labels: 25 questions."


def test_the_real_document_is_written_as_markdown_and_reads_back(real_read: ReadDocument) -> None:
    written = write_markdown(real_read.template)
    assert read_here(written.encode()).document == real_read
    assert written.startswith("# Machine Learning Interview Questions\n\n## What are")
    assert len(re.findall(r"^## \d+\. ", written, re.MULTILINE)) == 25
    assert len(re.findall(r"^### Proposed Answer \d$", written, re.MULTILINE)) == 75
    assert "\\" not in written


@thorough
@given(templates)
def test_markdown_reads_back_equal_and_without_problems(template: TemplateValue) -> None:
    reading = read_here(WRITERS[Form.MARKDOWN](template), "template.md")
    assert (reading.form, reading.document) == (Form.MARKDOWN, ReadDocument(template))


@thorough
@given(templates)
def test_text_is_recognised_as_text_whatever_it_holds(template: TemplateValue) -> None:
    reading = read_here(WRITERS[Form.TEXT](template), "template.txt")
    assert (reading.form, reading.document) == (Form.TEXT, ReadDocument(template))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def lost_words(source: str, read: ReadDocument) -> Counter[str]:
    """Words of the source, without those of its labels, that are in no value and in no problem."""
    said = (core(line) for line in source.split("\n") if line.strip().lower() not in STRUCTURE)
    kept = (*leaves(astuple(read.template)), *(problem.text for problem in read.problems))
    return words("\n".join(said)) - words("\n".join(kept))


QUESTION = (
    "### {number}. What is thing{part}x{number}?\n\nIt is *made* of stuff{number}.\n\n- one{part}\n- two\n"
)
COLLECTION = "\n".join(
    f"## Part {part}\n\nWords of part {part}.\n"
    + "\n".join(QUESTION.format(part=part, number=number) for number in range(1, 9))
    for part in "abcd"
)
STRAY = ("stray words", "## Loose", "- loose item?", "**Bold loose**", "<b>x")


def test_a_lost_word_would_be_noticed(real_document: bytes, real_read: ReadDocument) -> None:
    source = real_document.decode()
    assert not lost_words(source, real_read)
    assert lost_words(f"{source}\nGrasshopper", real_read) == {"grasshopper": 1}


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML])
@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_dressed_document_loses_no_word(form: Form, seed: int, real_document: bytes) -> None:
    source = damaged(real_document.decode(), seed)
    read = read_here(DRESSES[form](source), f"x.{'md' if form is Form.MARKDOWN else 'html'}").document
    assert read is not None
    assert not lost_words(source, read)


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_collection_loses_no_word(seed: int) -> None:
    chance = random.Random(seed)
    lines = COLLECTION.split("\n")
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
        lines.insert(other, chance.choice(STRAY))
    source = "\n".join(lines)
    read = read_here(source.encode(), "x.md").document
    assert read is not None
    assert not lost_words(re.sub(r"(?m)^(#+ )(\d+\.)+ ", r"\1", source).replace("<b>", ""), read)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_word_file_gives_a_document_or_a_sentence(seed: int, real_document: bytes) -> None:
    data = bytearray(as_docx(real_document.decode()[:4_000]))
    chance = random.Random(seed)
    for _ in range(20):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        reading = read_here(bytes(data), "x.docx")
    except DocumentError as error:
        sentence = str(error)
    else:
        sentence = reading.manner
    assert sentence.endswith(".")


def test_tracked_changes_are_read_as_if_accepted_and_what_is_gone_is_told() -> None:
    document = Document()
    paragraph = document.add_paragraph("What is a mast")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    changes = (
        f"<w:ins {space}><w:r><w:t> step</w:t></w:r></w:ins>",
        f"<w:del {space}><w:r><w:delText> foot</w:delText></w:r></w:del>",
    )
    for change in changes:
        paragraph._p.append(etree.fromstring(change))
    paragraph.add_run("?")
    read = read_here(saved(document), "x.docx").document
    assert read is not None
    assert read.template.questions[0].text == "What is a mast step?"
    assert [(problem.line, problem.text) for problem in read.problems if problem.text] == [(1, " foot")]
