"""Which words above the questions of a collection are its title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from questionbank.documents.blocks import Block, Kind
from questionbank.documents.normal import clean_line

from .bare import is_name
from .manners import Rows
from .words import is_asking, is_numbered, label_of, plain

_TITLE = re.compile(r"title[ \t]*:[ \t]*(.*)", re.IGNORECASE)


def without_title_line(blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """A first line that is labelled as the title, and what is left below it."""
    first, _, below = blocks[0].text.partition("\n") if blocks else ("", "", "")
    found = _TITLE.fullmatch(first)
    if found is None or blocks[0].kind is not Kind.PARAGRAPH:
        return "", blocks
    rest = [replace(blocks[0], text=below, line=blocks[0].line + 1)] if below else []
    return clean_line(plain(found[1])), [*rest, *blocks[1:]]


def opens_with_name(rows: Rows) -> bool:
    first = rows[0][1] if rows else None
    is_line = first is not None and first.kind is Kind.PARAGRAPH and "\n" not in first.text
    return (
        is_line and first is not None and len(rows) > 1 and is_name(first.text) and not label_of(first.text)
    )


def is_title(rows: Rows, tops: Sequence[int]) -> bool:
    """The one heading of its level, or the first if nothing below it asks anything."""
    if len(tops) == 1:
        return not is_numbered(rows[tops[0]][1].text)
    return not any(is_asking(block.text) for _, block in rows[tops[0] : tops[1]] if block.text)
