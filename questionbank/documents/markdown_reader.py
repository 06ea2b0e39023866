"""Markdown as blocks; what stands inside a paragraph is left as it was written."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .blocks import Block, Blocks, Kind
from .extent import check_extent
from .html_reader import HtmlBlocks, fence_around
from .html_tables import table_block
from .normal import clean_characters, clean_line, clean_text
from .values import DocumentError

_DEEPEST = 80  # a list counts twice, once for its items
TOO_DEEP = (
    "This document has lists or quotations inside one another more than 30 deep; "
    "make them flatter and try again."
)
_FOLD = re.compile(r"</?(?:details|summary)\b", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)
_MOST_FRONT_MATTER = 20_000

_parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
_parser.core.ruler.enableOnly(["normalize", "block"])  # the words of a paragraph are not taken apart


def read_markdown_blocks(source: str) -> Blocks:
    source = clean_characters(source)
    check_extent(source)
    matter = _FRONT_MATTER.match(source[:_MOST_FRONT_MATTER])
    title = _TITLE.search(matter[1]) if matter else None
    if matter:  # blank lines in its place, so that the numbers of the lines stay
        source = "\n" * matter[0].count("\n") + source[matter.end() :]
    tokens = _parser.parse(source)
    if any(token.level >= _DEEPEST - 2 for token in tokens):  # the parser leaves out what lies deeper
        raise DocumentError(TOO_DEEP)
    blocks = _Reader(tokens).read()
    named = clean_line(title[1]).strip("\"'") if title else ""
    return Blocks(tuple(blocks), named, (matter[0].strip(),) if matter else ())


class _Reader:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.html = HtmlBlocks()
        self.blocks = self.html.blocks
        self.lists: list[int | None] = []
        self.kind, self.level, self.marker = Kind.PARAGRAPH, 0, ""
        self.quotes = 0
        self.rows: list[list[str]] = []
        self.row_lines: list[int] = []
        self.in_table = False

    def read(self) -> list[Block]:
        for token in self.tokens:
            self._read(token)
        self.html.close()
        return self.blocks

    def _read(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 1
        match token.type:
            case "inline":
                self._inline(token.content, line)
            case "fence" | "code_block":
                self._code(token, line)
            case "html_block":
                self._html(token.content, line)
            case "heading_open":
                self.marker = self.marker if self.kind is Kind.ITEM else ""
                self.kind, self.level = Kind.HEADING, int(token.tag[1:])
            case "table_open" | "table_close" | "tr_open":
                self._table(token.type, line)
            case _:
                self._around(token)

    def _around(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self._open_item()
            case "list_item_close":
                self.kind = Kind.PARAGRAPH
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting

    def _table(self, what: str, line: int) -> None:
        if what == "tr_open":
            self.rows.append([])
            self.row_lines.append(line)
        elif what == "table_open":
            self.in_table, self.rows, self.row_lines = True, [], []
        else:
            self._end_table()

    def _open_item(self) -> None:
        number = self.lists[-1]
        self.kind, self.marker = Kind.ITEM, "-" if number is None else f"{number}."
        if number is not None:
            self.lists[-1] = number + 1

    def _inline(self, content: str, line: int) -> None:
        if self.in_table:
            self.rows[-1].append(content.strip())
        elif _FOLD.search(content):
            self._html(content, line, markdown=True)
        elif text := clean_text(content):
            self._emit(self.kind, self._quoted(text), line)
            self.kind = Kind.PARAGRAPH

    def _code(self, token: Token, line: int) -> None:
        if self.kind is Kind.ITEM:
            self._emit(Kind.ITEM, "", line)
        self.kind = Kind.PARAGRAPH
        code = token.content.removesuffix("\n")
        self._emit(Kind.CODE, self._quoted(fence_around(code, token.info.strip())), line)

    def _html(self, content: str, line: int, *, markdown: bool = False) -> None:
        self.html.base = len(self.lists)
        if self.kind is Kind.ITEM:  # its first words are what the item begins with
            self.html.kind, self.html.marker = Kind.ITEM, self.marker
            self.kind = Kind.PARAGRAPH
        self.html.feed(content, line, markdown=markdown)
        self.html.kind = Kind.PARAGRAPH

    def _end_table(self) -> None:
        self.in_table = False
        if self.rows:
            rows = [tuple(row) for row in self.rows]
            self.blocks.append(table_block(rows, self.row_lines, len(self.lists), has_headings=any(rows[0])))

    def _quoted(self, text: str) -> str:
        quote = "> " * min(self.quotes, 3)
        return "\n".join(quote + line for line in text.split("\n")) if quote else text

    def _emit(self, kind: Kind, text: str, line: int) -> None:
        if kind is Kind.HEADING:
            text = clean_line(text)
        marker = self.marker if kind in (Kind.ITEM, Kind.HEADING) else ""
        level = self.level if kind is Kind.HEADING else 0
        self.blocks.append(Block(kind, text, line, level, len(self.lists), marker))
