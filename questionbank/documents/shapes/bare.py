"""Lists of bare questions: one a line, without numbers or bullets, or with bullets before some of them."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from questionbank.documents.blocks import Block, Kind

from .words import LONGEST_QUESTION, ends_asking, is_asking, label_of, plain

_FEWEST = 2
# So many of the lines have to ask that documents with an answer below each question stay what they are.
_MOST = 0.7
_MANY = 0.5  # where most of those that ask stand right beside another one
_LONGEST_NAME = 80
_MOST_WORDS = 12
_INVITING = re.compile(
    r"(?:please|briefly|now|ok|so|and|then|first|in your own words|without notes)?,?\s*"
    r"(?:(?:tell|walk|take|show|teach|convince|persuade|sell|help)\s+(?:me|us)"
    r"|talk\s+(?:me|us|about|through)|give\s+(?:me|us|an?|one|two|three)|think\s+(?:of|about|back)"
    r"|explain(?!\s+(?:that|to\s+(?:them|him|her))\b)|describe|imagine|share|suppose|discuss|compare|define"
    r"|outline|name|recall|pick|choose|summari[sz]e|introduce|rate|rank|sketch)\b\s+\S",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"(?:your|any|what|how|why|who|when|where)\b", re.IGNORECASE)
_ENDED = (".", "!", ",", ";", "\u2026")


@dataclass(slots=True)
class _Line:
    block: Block
    text: str
    number: int
    begins: bool  # whether its block begins with it
    asks: bool = False
    is_detail: bool = False

    @property
    def is_item(self) -> bool:
        return self.begins and self.block.kind is Kind.ITEM


def asks_alone(line: str) -> bool:
    """A question mark, an invitation such as "Tell me …", or a question that lacks its mark."""
    if len(line) > LONGEST_QUESTION:
        return False
    words = plain(line)
    if not is_asking(words) and not _INVITING.match(words):
        return False
    return ends_asking(words) or invites(words) or (is_asking(words) and not words.endswith((*_ENDED, ":")))


def invites(line: str) -> bool:
    return _INVITING.match(plain(line[:LONGEST_QUESTION])) is not None


def is_name(line: str) -> bool:
    """Short and no sentence: what a list or a part of it is called."""
    words = plain(line[:LONGEST_QUESTION])
    short = 0 < len(words) <= _LONGEST_NAME and len(words.split()) <= _MOST_WORDS
    return short and not words.endswith(_ENDED) and not asks_alone(words)


def as_list(blocks: Sequence[Block]) -> list[Block] | None:
    """One item for each question where nearly every line is one; None for any other document."""
    if any(_is_of_another_kind(block) for block in blocks):
        return None
    lines = list(_lines(blocks))
    for line in lines:
        line.asks = asks_alone(line.text)
    first = next((place for place, line in enumerate(lines) if line.asks), len(lines))
    asked = [line for line in lines if line.asks]
    counted = [line for place, line in enumerate(lines[first:], first) if not _is_heading(lines, place)]
    follow = sum(above.asks and below.asks for above, below in pairwise(counted))
    most = _MANY if 2 * follow >= len(asked) else _MOST
    if len(asked) < _FEWEST or len(asked) < most * len(counted):
        return None
    if all(line.is_item for line in asked):
        return None  # a list with bullets or numbers says itself where each question begins
    _find_details(lines)
    last = max(place for place, line in enumerate(lines) if line.asks)
    return list(_items(lines, blocks, range(first, last + 1)))


def _is_of_another_kind(block: Block) -> bool:
    if block.kind is Kind.HEADING:
        return ends_asking(block.text) or bool(block.marker)
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.text.startswith(">"):
        return True
    return any(label_of(line) is not None for line in block.text.split("\n"))


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    """A line that goes on in small letters with one that has not ended belongs to it."""
    for block in blocks:
        open_line: _Line | None = None
        for place, text in enumerate(block.text.split("\n") if block.kind is not Kind.HEADING else ()):
            if open_line and text[:1].islower() and not ends_asking(open_line.text):
                open_line.text += f" {text}"
                continue
            if open_line:
                yield open_line
            open_line = _Line(block, text, block.line + place, not place)
        if open_line:
            yield open_line


def _is_heading(lines: Sequence[_Line], place: int) -> bool:
    """A name above questions: it ends with a colon, or stands after a blank line."""
    line = lines[place]
    below = lines[place + 1 : place + 2]
    if line.block.kind is Kind.ITEM or not is_name(line.text) or not below or not below[0].asks:
        return False
    return line.text.rstrip("*_ ").endswith(":") or (line.begins and not _UNNAMED.match(plain(line.text)))


def _items(lines: Sequence[_Line], blocks: Sequence[Block], asked: range) -> Iterator[Block]:
    headings = deque(block for block in blocks if block.kind is Kind.HEADING)
    for place, line in enumerate(lines):
        while headings and headings[0].line < line.number:
            yield headings.popleft()
        yield _block(lines, place, asked)
    yield from headings


def _block(lines: Sequence[_Line], place: int, asked: range) -> Block:
    """`asked` are the places from the first line that asks to the last."""
    line = lines[place]
    block = replace(line.block, text=line.text, line=line.number)
    if place == 0 and asked.start > 0 and is_name(line.text):
        return replace(block, kind=Kind.PARAGRAPH, depth=0, marker="")
    if _is_heading(lines, place):
        return replace(block, kind=Kind.HEADING, text=line.text.rstrip(": "), level=6, depth=0, marker="")
    if line.is_item:
        return replace(block, depth=line.block.depth + line.is_detail)
    if line.asks or (place > asked.start and is_name(line.text) and _is_meant(line, among=place in asked)):
        return replace(block, kind=Kind.ITEM, depth=1, marker="-")
    return replace(block, kind=Kind.PARAGRAPH, depth=int(place > asked.start), marker="")


def _is_meant(line: _Line, *, among: bool) -> bool:
    """Words such as "Your proudest seam" ask among questions; below the last one it may be a greeting."""
    return among or _UNNAMED.match(plain(line.text)) is not None


def _find_details(lines: Sequence[_Line]) -> None:
    """Bullets of which none asks, below a line that does, say something of it."""
    above: _Line | None = None
    for is_item, run in groupby(lines, key=lambda line: line.is_item):
        those = list(run)
        if is_item and above and above.asks and not any(line.asks for line in those):
            for line in those:
                line.is_detail = True
        above = those[-1]
