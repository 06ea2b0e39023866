"""Fenced code blocks, inside which every character stays as it is."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

_FENCE = re.compile(r"(`{3,})([^`]*)")


class _Fence(NamedTuple):
    line: int
    ticks: int
    closes: bool


def is_fence(line: str) -> bool:
    """A line that opens or closes a block, if another one answers it."""
    core = line.strip()
    return core.startswith("```") and _FENCE.fullmatch(core) is not None


def code_blocks(lines: Sequence[str]) -> Iterator[range]:
    """The blocks that are closed, each from its opening line to its closing one; linear in the lines."""
    fences = [_fence(number, line) for number, line in enumerate(lines) if is_fence(line)]
    opened: _Fence | None = None
    for fence, longest in zip(fences, _longest_closing_after(fences), strict=True):
        if opened is None:
            opened = fence if longest >= fence.ticks else None
        elif fence.closes and fence.ticks >= opened.ticks:
            yield range(opened.line, fence.line + 1)
            opened = None


def fenced(lines: Sequence[str]) -> list[bool]:
    """For each line whether it belongs to a closed block."""
    flags = [False] * len(lines)
    for block in code_blocks(lines):
        flags[block.start : block.stop] = [True] * len(block)
    return flags


def _fence(number: int, line: str) -> _Fence:
    core = line.strip()
    ticks = len(core) - len(core.lstrip("`"))
    return _Fence(number, ticks, closes=ticks == len(core))


def _longest_closing_after(fences: Sequence[_Fence]) -> list[int]:
    lengths = [fence.ticks if fence.closes else 0 for fence in reversed(fences)]
    return list(accumulate(lengths, max, initial=0))[-2::-1] if lengths else []
