"""The same document as another program would have saved it: Markdown, HTML and DOCX made from plain text."""

import io
from collections.abc import Iterator
from html import escape

from docx import Document
from docx.document import Document as DocxDocument

from questionbank.documents.labels import Label, labelled

BULLET = "•"


def as_markdown(text: str) -> str:
    """Labels as headings or in bold, questions as headings, bullets as Markdown has them."""
    return "\n".join(_markdown_lines(text.split("\n")))


def _markdown_lines(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        found = labelled(line)
        if number == 0:
            yield f"# {line}"
        elif line.strip().startswith(BULLET):
            yield f"- {line.strip()[1:].strip()}"
        elif found and found.rest:
            head, _, rest = line.partition(":")
            yield f"**{head}:** {rest.strip()}"
        elif found:
            is_side = found.label in (Label.INTERVIEWERS, Label.INTERVIEWEES)
            yield f"{'##' if is_side else '###'} {line.strip()}"
        elif _opens_question(lines, number):
            yield f"## {line}"
        else:
            yield line


def _opens_question(lines: list[str], number: int) -> bool:
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    found = labelled(below)
    return bool(lines[number].strip()) and found is not None and found.label is Label.WHEN


def as_html(text: str) -> str:
    """A page with its own head, navigation and script."""
    body = "\n".join(_html_lines(text.split("\n")))
    return (
        "<!DOCTYPE html>\n<html><head><title>Saved page</title><script>if (a < b) { go(); }</script>"
        f"<style>p {{ color: red }}</style></head><body>\n{body}\n</body></html>"
    )


def _html_lines(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        found = labelled(line)
        if number == 0:
            yield f"<h1>{escape(line)}</h1>"
        elif line.strip().startswith(BULLET):
            yield f"<ul><li>{escape(line.strip()[1:].strip())}</li></ul>"
        elif found and found.rest:
            head, _, rest = line.partition(":")
            yield f"<p><strong>{escape(head)}:</strong> {escape(rest.strip())}</p>"
        elif found:
            yield f"<h4>{escape(line.strip())}</h4>"
        elif line.strip():
            yield f"<h2>{escape(line)}</h2>" if _opens_question(lines, number) else f"<p>{escape(line)}</p>"


def as_docx(text: str) -> bytes:
    document = Document()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        _add_line(document, lines, number, line)
    return saved(document)


def _add_line(document: DocxDocument, lines: list[str], number: int, line: str) -> None:
    found = labelled(line)
    if number == 0:
        document.add_heading(line, 0)
    elif line.strip().startswith(BULLET):
        document.add_paragraph(line.strip()[1:].strip(), style="List Bullet")
    elif found and found.rest:
        head, _, rest = line.partition(":")
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{head}:").bold = True
        paragraph.add_run(f" {rest.strip()}")
    elif found:
        document.add_heading(line.strip(), 3)
    elif _opens_question(lines, number):
        document.add_heading(line, 2)
    elif line.strip():
        document.add_paragraph(line)


def saved(document: DocxDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
