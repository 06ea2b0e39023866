"""Precision and recall of the duplicate finder over pairs with a label."""

from collections.abc import Iterable
from typing import NamedTuple

from questionbank.likeness import WORTH_SHOWING, likeness_of

Pair = tuple[str, str]


class Score(NamedTuple):
    right: int
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def score(same: Iterable[Pair], traps: Iterable[Pair]) -> Score:
    found = [(pair, likeness_of(*pair) >= WORTH_SHOWING) for pair in same]
    return Score(
        right=sum(is_found for _, is_found in found),
        missed=tuple(pair for pair, is_found in found if not is_found),
        wrong=tuple(pair for pair in traps if likeness_of(*pair) >= WORTH_SHOWING),
    )
