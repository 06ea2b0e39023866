"""Which of very many questions are worth holding against one: those that share its rarest keys.

A library in memory and the tables of the database choose by the same rule, so they find the same.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionbank.likeness.keys import keys_of
from questionbank.likeness.scoring import WORTH_SHOWING, likeness
from questionbank.likeness.wording import Wording

MOST_LIKES = 5
MOST_LOOKED_UP = 2_000  # places of keys that are read for one question, but always those of the rarest two
MOST_CANDIDATES = 60  # are held against it
FEWEST_KEYS = 2


@dataclass(frozen=True, slots=True)
class Found:
    number: int
    likeness: int
    is_exact: bool


def rarest(keys: Iterable[int], counts: Mapping[int, int]) -> list[int]:
    """Those of `keys` that are looked up, where `counts` says how many questions have each."""
    known = sorted((key for key in keys if counts.get(key)), key=lambda key: (counts[key], key))
    looked_up, total = list[int](), 0
    for key in known:
        total += counts[key]
        if total > MOST_LOOKED_UP and len(looked_up) >= FEWEST_KEYS:
            break
        looked_up.append(key)
    return looked_up


def candidates(places: Iterable[Iterable[int]]) -> list[int]:
    """The numbers that share most keys, the lower first of those that share as many."""
    shared: Counter[int] = Counter()
    for numbers in places:
        shared.update(numbers)
    if len(shared) <= MOST_CANDIDATES:
        return sorted(shared)
    return sorted(shared, key=lambda number: (-shared[number], number))[:MOST_CANDIDATES]


def likest(wording: Wording, others: Iterable[tuple[int, Wording]]) -> list[Found]:
    """The closest first, at most `MOST_LIKES`; only those that are worth showing."""
    found = (
        Found(number, score, other.exact == wording.exact)
        for number, other in others
        if (score := likeness(wording, other)) >= WORTH_SHOWING
    )
    return sorted(found, key=lambda one: (-one.likeness, one.number))[:MOST_LIKES]


class Library:
    """Many questions in memory, each by its number: about a kilobyte each."""

    def __init__(self) -> None:
        self.wordings: dict[int, Wording] = {}
        self.places: dict[int, array[int]] = {}

    def add(self, number: int, wording: Wording) -> None:
        self.wordings[number] = wording
        for key in keys_of(wording):
            self.places.setdefault(key, array("q")).append(number)

    def likes_of(self, wording: Wording, *, but: int | None = None) -> list[Found]:
        keys = keys_of(wording)
        counts = {key: len(self.places[key]) for key in keys if key in self.places}
        numbers = candidates(self.places[key] for key in rarest(keys, counts))
        return likest(wording, ((one, self.wordings[one]) for one in numbers if one != but))

    def pairs(self) -> Iterator[tuple[int, Sequence[Found]]]:
        """Each question that has likes, with them."""
        for number, wording in self.wordings.items():
            if found := self.likes_of(wording, but=number):
                yield number, found
