"""Markdown as the few blocks that a printed page needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_OPENS = {"strong_open": "strong", "em_open": "emphasis"}
_CLOSES = {"strong_close": "strong", "em_close": "emphasis"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style: "", "strong", "emphasis", "code", or "picture" with its address in `target`."""

    text: str
    style: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is "paragraph", "item", "code", "quote", "heading" or "row"; `depth` counts lists around it."""

    kind: str
    runs: tuple[Run, ...]
    depth: int = 0
    marker: str = ""


def blocks_of(text: str) -> list[Block]:
    return list(_Reader(_parser.parse(text)).blocks())


def pictures_in(text: str) -> list[str]:
    """The addresses of the pictures that a text shows, as they are written."""
    return [run.target for block in blocks_of(text) for run in block.runs if run.style == "picture"]


class _Reader:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lists: list[int | None] = []  # the next number of each list around, None for bullets
        self.marker = ""
        self.kind = "paragraph"
        self.cells: list[Run] = []

    def blocks(self) -> Iterator[Block]:
        for token in self.tokens:
            self._enter(token)
            if token.type == "inline" and self.kind == "row":
                self.cells += [*([Run("  |  ")] if self.cells else []), *runs_of(token)]
            elif token.type == "inline":
                yield self._block(tuple(runs_of(token)))
            elif token.type in ("fence", "code_block"):
                yield Block("code", (Run(token.content.rstrip("\n"), "code"),), len(self.lists))
            elif token.type == "tr_close":
                yield Block("row", tuple(self.cells))
                self.cells = []

    def _block(self, runs: tuple[Run, ...]) -> Block:
        marker, self.marker = self.marker, ""
        kind = "item" if marker else self.kind
        return Block(kind, runs, len(self.lists), marker)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.marker = self._next_marker()
            case "blockquote_open":
                self.kind = "quote"
            case "heading_open":
                self.kind = "heading"
            case "table_open":
                self.kind = "row"
            case "blockquote_close" | "heading_close" | "table_close":
                self.kind = "paragraph"

    def _next_marker(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "•"
        self.lists[-1] = number + 1
        return f"{number}."


def runs_of(token: Token) -> Iterator[Run]:
    styles: list[str] = []
    for child in token.children or ():
        style = styles[-1] if styles else ""
        if child.type in _OPENS:
            styles.append(_OPENS[child.type])
        elif child.type in _CLOSES:
            styles.pop()
        elif child.type == "code_inline":
            yield Run(child.content, "code")
        elif child.type == "image":
            yield Run(child.content or "A picture", "picture", str(child.attrs.get("src", "")))
        elif child.type in ("softbreak", "hardbreak"):
            yield Run(" " if child.type == "softbreak" else "\n", style)
        elif child.content:
            yield Run(child.content, style)
