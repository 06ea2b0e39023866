"""A template as a web page: readable, harmless, and read again as what it was."""

from dataclasses import replace

from hypothesis import given

from questionbank.documents import QuestionValue, ReadDocument, TemplateValue
from questionbank.documents.forms import read_bytes
from questionbank.documents.html_writer import write_html
from tests.questionbank.documents.templates import texts


def test_a_plain_template_reads_back_equal(small: ReadDocument) -> None:
    reading = read_bytes(write_html(small.template).encode(), "support.html")
    assert reading.document
    assert reading.document.template == small.template


def test_the_page_says_its_title_and_its_language(small: ReadDocument) -> None:
    german = tuple(replace(question, language="de") for question in small.template.questions)
    page = write_html(replace(small.template, title="<b> & more", questions=german))
    assert '<html lang="de">' in page
    assert "<title>&lt;b&gt; &amp; more</title>" in page


@given(text=texts)
def test_nothing_that_people_wrote_becomes_markup(text: str) -> None:
    hostile = f"{text}<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))"
    page = write_html(TemplateValue(hostile, introduction=hostile, questions=(QuestionValue(hostile),)))
    body = page.lower()
    assert "<script" not in body
    assert "<img src=x" not in body
    assert 'href="javascript' not in body
