"""Two lists, each line of one beside its like of the other."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from questionbank.diffing.texts import TextDiff, diff_texts

LIKE_ENOUGH = 55  # of 100: two texts are one that was rewritten
# Texts held against each other, and their characters times each other; beyond, the equal ones are found.
MOST_PAIRS, MOST_WORK = 10_000, 4_000_000_000


@dataclass(frozen=True, slots=True)
class ItemDiff:
    """One line of a list on both sides; places count from 1, None where it is missing."""

    before_at: int | None
    after_at: int | None
    text: TextDiff
    is_moved: bool = False  # past others; not only shifted by what came in or went
    points: tuple["ItemDiff", ...] = ()

    @property
    def is_changed(self) -> bool:
        is_alone = self.before_at is None or self.after_at is None
        return is_alone or self.is_moved or self.text.is_changed or any(one.is_changed for one in self.points)


def diff_lists(before: Sequence[str], after: Sequence[str]) -> tuple[ItemDiff, ...]:
    return tuple(
        ItemDiff(
            place_of(pair.old),
            place_of(pair.new),
            diff_texts(text_at(before, pair.old), text_at(after, pair.new)),
            is_moved=pair.is_moved,
        )
        for pair in paired(before, after)
    )


@dataclass(frozen=True, slots=True)
class Pair:
    old: int | None
    new: int | None
    is_moved: bool = False


def paired(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Both lists by likeness, in the order of `after`; what went stands after what it stood after."""
    old_of = _equal_ones(before, after)
    old_of |= _like_ones(before, after, old_of)
    stayed = _in_order([old_of[new] for new in sorted(old_of)])
    pairs = [Pair(None, new) for new in range(len(after))]
    for new, old in old_of.items():
        pairs[new] = Pair(old, new, is_moved=old not in stayed)
    for old in sorted(set(range(len(before))) - set(old_of.values())):
        at = next((place for place, pair in enumerate(pairs, start=1) if pair.old == old - 1), 0)
        pairs.insert(at, Pair(old, None))
    return pairs


def _equal_ones(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for old, text in enumerate(before):
        waiting[text].append(old)
    return {new: waiting[text].popleft() for new, text in enumerate(after) if waiting[text]}


def _like_ones(before: Sequence[str], after: Sequence[str], known: dict[int, int]) -> dict[int, int]:
    """Of the others, the likest first."""
    taken = set(known.values())
    olds = [old for old in range(len(before)) if old not in taken]
    news = [new for new in range(len(after)) if new not in known]
    work = sum(len(before[old]) for old in olds) * sum(len(after[new]) for new in news)
    if len(olds) * len(news) > MOST_PAIRS or work > MOST_WORK:
        return {}
    scores = [
        (-score, abs(old - new), new, old)
        for old in olds
        for new in news
        if (score := fuzz.ratio(before[old], after[new], score_cutoff=LIKE_ENOUGH))
    ]
    found: dict[int, int] = {}
    for _, _, new, old in sorted(scores):
        if new not in found and old not in found.values():
            found[new] = old
    return found


def _in_order(olds: Sequence[int]) -> set[int]:
    """The longest run of them that still stands in its order: those that did not move."""
    ends: list[int] = []  # the least last one of a run of each length
    before: dict[int, int | None] = {}
    for old in olds:
        at = bisect_left(ends, old)
        before[old] = ends[at - 1] if at else None
        ends[at : at + 1] = [old]
    run: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run


def place_of(index: int | None) -> int | None:
    return None if index is None else index + 1


def text_at(texts: Sequence[str], index: int | None) -> str:
    return "" if index is None else texts[index]
