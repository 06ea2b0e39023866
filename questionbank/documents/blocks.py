"""A document as a row of blocks, whatever file it came in; each text is Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from .sections import Line


class Kind(Enum):
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()  # the first paragraph of a list item
    CODE = auto()
    TABLE = auto()
    SUMMARY = auto()  # opens what is folded away under it
    END = auto()  # closes it


@dataclass(frozen=True, slots=True)
class Block:
    """`depth` counts the lists around it, its own item's included; `level` is a heading's."""

    kind: Kind
    text: str
    line: int
    level: int = 0
    depth: int = 0
    marker: str = ""  # of an item: "-" or "3."; of a heading too, where it opens one
    rows: tuple[tuple[str, ...], ...] = ()  # of a table, the headings first where `has_headings`
    row_lines: tuple[int, ...] = ()
    has_headings: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """What a reader of a file gives: `title` is what the file itself says it is called."""

    blocks: tuple[Block, ...]
    title: str = ""
    notes: tuple[str, ...] = ()  # sentences about what was left out of the file


def rendered(blocks: Sequence[Block], *, depth: int = 0) -> str:
    """The Markdown of some blocks, as if it stood outside the `depth` lists around it."""
    return "\n".join(line for _, line, _ in _lines(blocks, depth)).strip("\n")


def lines_of_blocks(blocks: Sequence[Block]) -> list[Line]:
    return [Line(number, text, fenced) for number, text, fenced in _lines(blocks, 0)]


def _lines(blocks: Iterable[Block], base: int) -> Iterator[tuple[int, str, bool]]:
    """Each line with the number of its block in the file, and whether it is code."""
    indents: list[int] = []
    previous: Block | None = None
    for block in blocks:
        if block.kind is Kind.END:
            continue
        if previous is not None and not (block.kind is previous.kind is Kind.ITEM):
            yield block.line, "", False
        inside = max(block.depth - base, 0)
        is_item = block.kind is Kind.ITEM and inside > 0
        del indents[inside - is_item :]
        indents += [2] * (inside - is_item - len(indents))
        margin = " " * sum(indents)
        for number, line in enumerate(_text(block, marked=is_item).split("\n")):
            hang = " " * (len(block.marker) + 1) if is_item and number else ""
            yield block.line, (margin + hang + line).rstrip() if line else "", block.kind is Kind.CODE
        if is_item:
            indents.append(len(block.marker) + 1)
        previous = block


def _text(block: Block, *, marked: bool) -> str:
    if block.kind is Kind.HEADING:
        return f"{'#' * block.level} {block.text}"
    if block.kind is Kind.SUMMARY:
        return f"**{block.text}**" if block.text else ""
    return f"{block.marker} {block.text}" if marked else block.text
