"""Word files as blocks; the number of a paragraph stands for its line."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from .blocks import Block, Blocks, Kind
from .docx_parts import Attributes, Parts, Style, parts_of, read_events, whole
from .docx_runs import Runs
from .html_reader import fence_around
from .html_tables import Tables
from .normal import clean_line
from .package import DAMAGED, EXTERNAL, notices_of, open_package
from .values import DocumentError, Problem

CHANGED = "This document has tracked changes; it was read as if they were accepted, without this text."
COMMENTS = "The comments in this document were left out."
FOOTNOTES = "The footnotes of this document were left out."
PICTURES = "The pictures in this document were left out."
CONTENTS = "This reads as a table of contents, so it was left out."
MOST_PARAGRAPHS = 200_000
TOO_MANY_PARAGRAPHS = (
    f"This document has more than {MOST_PARAGRAPHS:,} paragraphs; split it into smaller ones and try again."
)
_MAIN = re.compile(r"word/document\d*\.xml")
_CODE_NAMES = "code|source code|code block|html preformatted|macro text|preformatted text"
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])")
_CODE = frozenset(_CODE_NAMES.split("|"))
_BULLET = "•"
_DEEPEST = 30
_MOST_OUTLINE = 6


def read_docx(data: bytes) -> tuple[Blocks, tuple[Problem, ...]]:
    package = open_package(data)
    names = package.namelist()
    main = next((name for name in names if _MAIN.fullmatch(name)), None)
    if main is None:
        raise DocumentError(DAMAGED)
    parts = parts_of(package)
    reader = _Reader(parts)
    read_events(package, main, reader.start, reader.end, reader.runs.text)
    problems = [Problem(0, sentence) for sentence in _left_out(package, parts, reader)]
    problems += [Problem(line, CHANGED, text) for line, text in reader.runs.deleted if text.strip()]
    if reader.contents:
        problems.append(Problem(0, CONTENTS, "\n".join(reader.contents)))
    return Blocks(tuple(_with_code(reader.blocks))), tuple(problems)


def _left_out(package: zipfile.ZipFile, parts: Parts, reader: "_Reader") -> Iterator[str]:
    names = package.namelist()
    yield from dict.fromkeys((*notices_of(package), *((EXTERNAL,) if parts.points_outside else ())))
    if "word/comments.xml" in names:
        yield COMMENTS
    if reader.seen["footnoteReference"] or reader.seen["endnoteReference"]:
        yield FOOTNOTES
    if reader.seen["drawing"] or reader.seen["pict"]:
        yield PICTURES


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.blocks: list[Block] = []
        self.contents: list[str] = []
        self.seen: Counter[str] = Counter()
        self.runs = Runs(parts.links)
        self.tables = Tables()
        self.paragraph = 0
        self.key = self.number = ""
        self.depth = self.level = 0
        self.counters: Counter[tuple[str, int]] = Counter()
        self.cell: list[str] = []

    def start(self, tag: str, said: Attributes) -> None:
        if self.runs.start(tag, said, self.paragraph):
            return
        value = said.get("val", "")
        match tag:
            case "p":
                self._flush()  # a text box lies inside a paragraph
                self._begin()
            case "pStyle":
                self.key = value
            case "numId":
                self.number = value
            case "ilvl":
                self.depth = whole(value)
            case "outlineLvl":
                self.level = whole(value) + 1
            case "tbl":
                self._flush()
                self.tables.open(self.paragraph + 1)
            case "tr" | "tc":
                self.tables.begin("tr" if tag == "tr" else "td", self.paragraph + 1)
            case "tblHeader":
                self.tables.name_headings()
            case _:
                self.seen[tag] += 1

    def end(self, tag: str) -> None:
        if self.runs.end(tag):
            return
        if tag == "p":
            self._flush()
        elif tag == "tc":
            self.tables.end_cell("\n\n".join(self.cell).replace("\n\n- ", "\n- "))
            self.cell = []
        elif tag == "tbl":
            self.blocks += self.tables.close(0)

    def _begin(self) -> None:
        self.paragraph += 1
        if self.paragraph > MOST_PARAGRAPHS:
            raise DocumentError(TOO_MANY_PARAGRAPHS)
        self.key = self.number = ""
        self.depth = self.level = 0

    def _flush(self) -> None:
        style = self.parts.style(self.key)
        level = style.level or (self.level if self.level <= _MOST_OUTLINE else 0)
        text = self.runs.take(plain=bool(level) or style.name in _CODE, bold=style.bold)
        if not text.strip():
            return
        if style.name.startswith("toc "):
            self.contents.append(text)
        elif self.tables.is_open:
            is_item = bool(self._list(style))
            self.cell.append(f"- {text}" if is_item else text)
        else:
            self.blocks.append(self._block(text, style, level))

    def _block(self, text: str, style: Style, level: int) -> Block:
        number = self._list(style)
        marker = self._marker(number, style) if number else ""
        if level:
            return Block(Kind.HEADING, clean_line(text), self.paragraph, level, marker=marker)
        if style.name in _CODE:
            return Block(Kind.CODE, text, self.paragraph)
        if number:
            depth = min(self.depth or style.depth or _depth_of(style.name), _DEEPEST) + 1
            return Block(Kind.ITEM, text, self.paragraph, depth=depth, marker=marker)
        if text.startswith(_BULLET):
            return Block(Kind.ITEM, text[1:].strip(), self.paragraph, depth=1, marker="-")
        return Block(Kind.PARAGRAPH, text, self.paragraph)

    def _list(self, style: Style) -> str:
        """The list that the paragraph belongs to; the number 0 takes it out of that of its style."""
        number = self.number or style.number
        if number:
            return "" if number == "0" else number
        return style.name if style.name.startswith(("list bullet", "list number")) else ""

    def _marker(self, number: str, style: Style) -> str:
        depth = self.depth or style.depth
        ordered = self.parts.ordered.get((number, depth), style.name.startswith("list number"))
        for place in [place for place in self.counters if place[0] == number and place[1] > depth]:
            del self.counters[place]
        self.counters[number, depth] += 1
        return f"{self.counters[number, depth]}." if ordered else "-"


def _depth_of(style: str) -> int:
    """Word's own "List Bullet 2" is a list of its own, though it lies a step further in."""
    found = _DEEPER_LIST.fullmatch(style)
    return int(found[1]) - 1 if found else 0


def _with_code(blocks: list[Block]) -> Iterator[Block]:
    """Paragraphs of code that follow each other are one block of it."""
    lines: list[str] = []
    first = 0
    for block in blocks:
        if block.kind is Kind.CODE:
            first = first if lines else block.line
            lines.append(block.text)
            continue
        if lines:
            yield Block(Kind.CODE, fence_around("\n".join(lines)), first)
            lines = []
        yield block
    if lines:
        yield Block(Kind.CODE, fence_around("\n".join(lines)), first)
