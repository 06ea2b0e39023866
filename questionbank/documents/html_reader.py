"""HTML as blocks: headings, paragraphs, lists, tables, code and what is folded under a summary."""

import re
from bisect import bisect_right
from html import unescape

from .blocks import Block, Blocks, Kind
from .extent import check_extent
from .html_inline import INLINE, Inline
from .html_tables import Tables
from .html_tokens import KNOWN, Token, tokens_of
from .normal import clean_characters, clean_line

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS = frozenset({"td", "th"})
_BREAK_NAMES = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section summary table
    ul caption
"""
_BREAKS = frozenset(_BREAK_NAMES.split())
# Inside a paragraph of Markdown these are tags; everything else is left as it was written.
IN_MARKDOWN = frozenset({"details", "summary", "br", "p", "b", "strong", "i", "em"})
_MOST_DEPTH = 30
_MOST_DIGITS = 6
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source)-([\w+#.-]{1,30})")
_HEADING_LIKE = re.compile(r"#{1,6}(?=\s|$)")


def read_html(source: str) -> Blocks:
    source = clean_characters(source)
    check_extent(source)
    reader = HtmlBlocks()
    reader.feed(source, 1)
    return Blocks(tuple(reader.close()), clean_line(unescape(reader.title)))


class HtmlBlocks:
    """Takes pieces of HTML in turn: a fold may open in one and close in another, as Markdown has it."""

    def __init__(self, depth: int = 0) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self.base = depth  # of the lists of Markdown around it
        self.lists: list[int | None] = []  # the next number of each list around, None for bullets
        self.kind, self.level, self.marker = Kind.PARAGRAPH, 0, ""
        self.inline = Inline()
        self.tables = Tables()
        self.quotes = self.folds = 0
        self.in_pre = self.in_title = self.markdown = False
        self.is_term = False
        self.language = ""
        self.line = self.started = 1

    def feed(self, source: str, line: int, *, markdown: bool = False) -> None:
        """`markdown`: what stands between the tags is Markdown already."""
        self.markdown = markdown
        breaks = [found.start() for found in re.finditer("\n", source)]
        for token in tokens_of(source, IN_MARKDOWN if markdown else KNOWN):
            self.line = line + bisect_right(breaks, token.start)
            if not token.name:
                self._text(token.text)
            elif token.closes:
                self._close(token.name)
            else:
                self._open(token)
        if not self.tables.is_open:
            self._flush()

    def close(self) -> list[Block]:
        while self.tables.is_open:
            self._end_table()
        self._flush()
        return self.blocks

    def _text(self, text: str) -> None:
        if self.in_title:
            self.title += text
            return
        if self.inline.is_empty and not self.in_pre:
            blank = len(text) - len(text.lstrip())
            self.started = self.line + text.count("\n", 0, blank)
            text = text[blank:]
        if not text:
            return
        if self.markdown:
            self.inline.add(text)
        elif self.in_pre:
            self.inline.add(clean_characters(unescape(text)))
        else:
            self.inline.add_words(clean_characters(unescape(text)))

    def _open(self, token: Token) -> None:
        name = token.name
        if name in INLINE:
            self._open_inline(token)
        elif name == "br":
            self.inline.add("\n")
        elif name == "img":
            self._picture(token)
        elif name == "title":
            self.in_title = True
        elif name == "table" or self.tables.is_open:
            self._open_in_table(token)
        else:
            if name in _BREAKS:
                self._flush()
            self._open_block(token)

    def _open_inline(self, token: Token) -> None:
        if self.in_pre:
            self._note_language(token)
        else:
            self.inline.open(token.name, token.attributes.get("href", ""))

    def _open_block(self, token: Token) -> None:
        match token.name:
            case "ul" | "ol" | "menu":
                self.lists.append(_start(token) if token.name == "ol" else None)
            case "li":
                self._open_item()
            case "pre":
                self.in_pre = True
                self._note_language(token)
            case "blockquote":
                self.quotes += 1
            case "details":
                self.folds += 1
            case "summary":
                self.kind = Kind.SUMMARY
            case "dt":
                self.is_term = True
            case name if name in _HEADINGS:
                self.kind, self.level = Kind.HEADING, _HEADINGS[name]

    def _open_item(self) -> None:
        if not self.lists:
            self.lists.append(None)
        number = self.lists[-1]
        self.kind, self.marker = Kind.ITEM, "-" if number is None else f"{number}."
        if number is not None:
            self.lists[-1] = number + 1

    def _close(self, name: str) -> None:
        if name in INLINE:
            self.inline.close(name)
        elif name == "title":
            self.in_title = False
        elif self.tables.is_open:
            self._close_in_table(name)
        elif name in _BREAKS:
            self._flush()
            self._close_block(name)

    def _close_block(self, name: str) -> None:
        self.kind = Kind.PARAGRAPH
        if name in _LISTS and self.lists:
            self.lists.pop()
        elif name == "pre":
            self.in_pre, self.language = False, ""
        elif name == "blockquote":
            self.quotes = max(self.quotes - 1, 0)
        elif name == "details" and self.folds:
            self.folds -= 1
            self._emit(Kind.END, "")

    def _open_in_table(self, token: Token) -> None:
        if token.name == "table":
            if not self.tables.is_open:
                self._flush()
            self.tables.open(self.line)
        elif token.name in ("tr", *_CELLS):
            self._end_cell()
            self.tables.begin(token.name, self.line)
        elif token.name in _BREAKS and not self.inline.is_empty:
            self.inline.add("\n\n")
        if token.name == "li":
            self.inline.add("- ")

    def _close_in_table(self, name: str) -> None:
        if name == "table":
            self._end_table()
        elif name in ("tr", *_CELLS):
            self._end_cell()
        elif name in _BREAKS and not self.inline.is_empty:
            self.inline.add("\n" if name == "li" else "\n\n")

    def _end_cell(self) -> None:
        self.tables.end_cell(self.inline.take())

    def _end_table(self) -> None:
        self._end_cell()
        for block in self.tables.close(self._depth()):
            self.blocks.append(block)

    def _picture(self, token: Token) -> None:
        source, words = token.attributes.get("src", ""), clean_line(unescape(token.attributes.get("alt", "")))
        if source.startswith(("https:", "http:")):
            self.inline.add(f"![{words}]({source})")
        else:
            self.inline.add(words)

    def _note_language(self, token: Token) -> None:
        if found := _LANGUAGE.search(token.attributes.get("class", "")):
            self.language = self.language or found[1]

    def _flush(self) -> None:
        """The paragraph so far becomes a block; an item without words waits for its own first paragraph."""
        if self.in_pre:
            self._flush_code()
        elif text := self.inline.take():
            self._emit(self.kind, self._marked(text))
            self.kind = Kind.PARAGRAPH

    def _flush_code(self) -> None:
        code = self.inline.take_code()
        if not code.strip():
            return
        if self.kind is Kind.ITEM:
            self._emit(Kind.ITEM, "")
        self._emit(Kind.CODE, fence_around(code, self.language))
        self.kind = Kind.PARAGRAPH

    def _marked(self, text: str) -> str:
        if self.kind in (Kind.HEADING, Kind.SUMMARY):
            return clean_line(text)
        if self.is_term:
            self.is_term = False
            return f"**{clean_line(text)}**"
        if not self.markdown and _HEADING_LIKE.match(text):
            text = f"\\{text}"
        quote = "> " * min(self.quotes, 3)
        return "\n".join(quote + line for line in text.split("\n")) if quote else text

    def _emit(self, kind: Kind, text: str) -> None:
        line = self.line if kind in (Kind.END, Kind.CODE) else self.started
        level = self.level if kind is Kind.HEADING else 0
        marker = self.marker if kind is Kind.ITEM else ""
        self.blocks.append(Block(kind, text, line, level, self._depth(), marker))

    def _depth(self) -> int:
        return self.base + min(len(self.lists), _MOST_DEPTH)


def _start(token: Token) -> int:
    digits = token.attributes.get("start", "1")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS else 1


def fence_around(code: str, language: str = "") -> str:
    """A code block whose fence is longer than any inside it."""
    ticks = max((len(found) for found in re.findall(r"^\s*(`{3,})", code, re.MULTILINE)), default=2) + 1
    fence = "`" * max(ticks, 3)
    return f"{fence}{language.replace('`', '')}\n{code}\n{fence}"
