"""Blocks that hold more than one thing are taken apart, and folds that only hide an answer are opened."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from questionbank.documents.blocks import Block, Kind

from .words import Part, ends_asking, has_options, is_asking, label_of, opens_pair, plain

_REVEAL_NAMES = (
    "show|show answer|see answer|view answer|reveal|reveal answer|click here|click to expand|click me|expand|"
    "details|toggle answer|show/hide answer|show hide answer"
)
_REVEALS = frozenset(_REVEAL_NAMES.split("|"))
_APART = frozenset({Part.ANSWER, Part.FOLLOW_UPS, Part.POINTS})


def split_blocks(blocks: Iterable[Block]) -> list[Block]:
    return [part for block in _opened(blocks) for part in _parts(block)]


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Without the folds whose summary says no more than "Answer"."""
    opened: list[bool] = []
    for block in blocks:
        if block.kind is Kind.SUMMARY:
            opened.append(_only_reveals(block.text))
            if opened[-1]:
                continue
        elif block.kind is Kind.END and opened and opened.pop():
            continue
        yield block


def _only_reveals(text: str) -> bool:
    label = label_of(text)
    return plain(text).lower().strip(" :.") in _REVEALS or (
        label is not None and label[0] is Part.ANSWER and not label[2]
    )


def _parts(block: Block) -> Iterator[Block]:
    """Where a later line of a paragraph asks or answers, it begins a paragraph of its own."""
    lines = block.text.split("\n")
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or len(lines) == 1:
        yield block
        return
    if has_options(lines):
        yield block
        return
    every = all(is_asking(line) and ends_asking(line) for line in lines)
    every = every or all(label_of(line) for line in lines)
    starts = [number for number, line in enumerate(lines) if not number or every or _begins(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start:end])
        kind, marker = (block.kind, block.marker) if not start else (Kind.PARAGRAPH, "")
        yield replace(block, kind=kind, text=text, line=block.line + start, marker=marker)


def _begins(line: str) -> bool:
    if opens_pair(line):
        return True
    label = label_of(line)
    return label is not None and label[0] in _APART
