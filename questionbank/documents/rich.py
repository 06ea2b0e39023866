"""Documents that show their structure by dress: read by Askwell's labels, or else by the shape they have."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from textwrap import dedent

from .blocks import Blocks, lines_of_blocks
from .decoding import decode_leniently
from .docx_reader import read_docx
from .dressed_reader import is_labelled, read_dressed
from .extent import check_extent, check_lines, check_questions
from .fences import fenced
from .html_reader import read_html
from .labels import PURPOSE, Label
from .markdown_reader import read_markdown_blocks
from .normal import clean_characters
from .reading import Form, Reading
from .sections import Line, lines_of, read_sections
from .shapes import read_collection
from .text_reader import read_sections_into
from .values import DocumentError, Problem, ReadDocument

NO_QUESTION = (
    "This document holds no question. Write one question a line, each with its question mark, "
    "or “Question:” before each question, and try again."
)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_TELLING = frozenset(PURPOSE) | {Label.ANSWER, Label.KEY_POINTS}
_BULLETS = re.compile(
    "[\u2022\u2023\u25aa\u25cf\u25a0\u25e6\u25cb\u25ab\u00b7\u2043\u27a4]|[\u2013\u2014](?=[ \\t])"
)
_BULLET = re.compile(rf"^([ \t]*)(?:{_BULLETS.pattern})[ \t]*")
_HOLLOW = frozenset("\u25e6\u25cb\u25ab")
_PAIRED = re.compile(r"(?:answer|ans|a)[ \t]*\d{0,3}[ \t]*:", re.IGNORECASE)


def read_markdown_form(data: bytes, name: str) -> Reading:
    source, problems = decode_leniently(data)
    return _reading(Form.MARKDOWN, *_read_markdown(source, name), problems)


def read_html_form(data: bytes, name: str) -> Reading:
    source, problems = decode_leniently(data)
    return _reading(Form.HTML, *_read_blocks(read_html(source), name), problems)


def read_docx_form(data: bytes, name: str) -> Reading:
    blocks, problems = read_docx(data)
    return _reading(Form.DOCX, *_read_blocks(blocks, name), problems)


def read_text_form(data: bytes, name: str) -> Reading:
    """Plain text with Askwell's labels, or a collection, whose marks are those of Markdown."""
    source, problems = decode_leniently(data)
    source = source.rstrip()
    check_lines(source)
    sections = read_sections(clean_characters(source))
    labels = [section.label for section in sections]
    if Label.QUESTION in labels and (_TELLING.intersection(labels) or not _is_paired(source)):
        document = read_sections_into(sections)
        return _reading(Form.TEXT, document, labelled_manner(document), problems)
    try:
        document, manner = _read_plain(dedent(_with_plain_bullets(source)), name)
    except DocumentError as error:
        raise DocumentError(NO_QUESTION if _is_short_of_questions(error) else str(error)) from None
    return _reading(Form.TEXT, document, manner, problems)


def _read_plain(source: str, name: str) -> tuple[ReadDocument, str]:
    """What is set in from the margin is code in Markdown; where that leaves no question, it is none here."""
    try:
        return read_collection(read_markdown_blocks(source), _stem(name))
    except DocumentError as error:
        flat = _INDENT.sub("", source)
        if flat == source or not _is_short_of_questions(error):
            raise
    return read_collection(read_markdown_blocks(flat), _stem(name))


def labelled_manner(document: ReadDocument) -> str:
    count = len(document.template.questions)
    return f"Read by Askwell's own labels: {count:,} question{'s' if count != 1 else ''}."


def _read_markdown(source: str, name: str) -> tuple[ReadDocument, str]:
    check_extent(source)
    lines = lines_of(clean_characters(source))
    if is_labelled(lines):
        return _read_labelled(lines)
    return read_collection(read_markdown_blocks(source), _stem(name))


def _read_blocks(blocks: Blocks, name: str) -> tuple[ReadDocument, str]:
    lines = lines_of_blocks(blocks.blocks)
    if is_labelled(lines):
        return _read_labelled(lines)
    return read_collection(blocks, _stem(name))


def _read_labelled(lines: Sequence[Line]) -> tuple[ReadDocument, str]:
    document = read_dressed(lines)
    return document, labelled_manner(document)


def _with_plain_bullets(source: str) -> str:
    """Bullets as word processors write them become those of Markdown; hollow ones lie deeper."""
    if not _BULLETS.search(source):
        return source
    lines = source.split("\n")
    plain = (
        line if in_fence else _BULLET.sub("  - " if line[:1] in _HOLLOW else r"\1- ", line)
        for line, in_fence in zip(lines, fenced(lines), strict=True)
    )
    return "\n".join(plain)


def _is_paired(source: str) -> bool:
    return any(_PAIRED.match(line.strip("*_ \t")) for line in source.split("\n"))


def _is_short_of_questions(error: DocumentError) -> bool:
    return "found no question" in str(error)


def _stem(name: str) -> str:
    return PurePath(name.replace("\\", "/")).stem


def _reading(form: Form, document: ReadDocument, manner: str, problems: Sequence[Problem]) -> Reading:
    check_questions(len(document.template.questions))
    every = sorted((*document.problems, *problems), key=lambda problem: problem.line)
    return Reading(form, replace(document, problems=tuple(every)), manner=manner)
