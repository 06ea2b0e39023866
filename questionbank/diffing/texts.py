"""Two texts, word by word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import LCSseq

# A word, a letter of a script without spaces between words, a run of spaces, or a sign.
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u9fff\uac00-\ud7af]+|\s+|[^\w\s]")
WORD = re.compile(r"\w")
FEWEST_WORDS_AROUND = 4  # one word that stayed in the midst of so many that changed only breaks them up
Run = tuple[bool, str, str]  # whether it stayed, what stood there, what stands there


class Side(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class TextDiff:
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.side != Side.NEW)

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.side != Side.GONE)

    @property
    def is_changed(self) -> bool:
        return any(piece.side != Side.SAME for piece in self.pieces)


def diff_texts(before: str, after: str) -> TextDiff:
    if before == after:
        return TextDiff((Piece(Side.SAME, before),) if before else ())
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))  # equal words, and they alone, share one
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    steps = LCSseq.opcodes([numbers[one] for one in old], [numbers[one] for one in new])
    runs = [
        (
            step.tag == "equal",
            "".join(old[step.src_start : step.src_end]),
            "".join(new[step.dest_start : step.dest_end]),
        )
        for step in steps
    ]
    return TextDiff(tuple(_pieces(_calmed(_joined(runs)))))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """What went and what came in one place are one run."""
    return [
        (is_same, "".join(run[1] for run in group), "".join(run[2] for run in group))
        for is_same, group in ((key, list(found)) for key, found in groupby(runs, key=itemgetter(0)))
    ]


def _calmed(runs: Sequence[Run]) -> Iterator[Run]:
    """Without the odd space or word that stayed in the midst of a passage that was rewritten."""
    for index, (is_same, gone, come) in enumerate(runs):
        is_inside = 0 < index < len(runs) - 1
        is_odd = is_same and is_inside and _breaks_up(runs[index - 1], gone, runs[index + 1])
        yield is_same and not is_odd, gone, come


def _breaks_up(run: Run, text: str, next_run: Run) -> bool:
    words = _count_words(text)
    around = sum(_count_words(one) for one in (*run[1:], *next_run[1:]))
    return not words or (words == 1 and around >= FEWEST_WORDS_AROUND)


def _count_words(text: str) -> int:
    return sum(bool(WORD.match(token)) for token in TOKEN.findall(text))


def _pieces(runs: Iterable[Run]) -> Iterator[Piece]:
    """Of what changed in one place, what went before what came."""
    for is_same, gone, come in _joined(runs):
        if is_same:
            yield Piece(Side.SAME, come)
        else:
            yield from (Piece(side, text) for side, text in ((Side.GONE, gone), (Side.NEW, come)) if text)
