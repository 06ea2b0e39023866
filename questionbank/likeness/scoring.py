"""How alike two questions are, as a figure up to 100: an ordering, not a probability.

Words that both have speak for it. Words that only one has make it a narrower question; words that each has
of its own make it another one, however few they are: "a time you disagreed with your manager" is not "with a
customer".
"""

from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

from questionbank.likeness.lexicon import OPPOSITES
from questionbank.likeness.wording import Wording, wording_of

WORTH_SHOWING = 60
NARROWER = 0.5  # what is only on one side, against what both have
ANOTHER = 2.0  # what each has of its own
HEAD, TAIL = 1.25, 0.4  # of what a question is about, and of its circumstances
AROUND = 0.8  # of a word that is the matter of one question and a circumstance of the other
LEAST_SHARED = 0.6
SHORTEST_SLIP = 5  # letters
MARGIN = 1e-6  # the order in which a set is added up is not always the same


def likeness_of(first: str, second: str) -> int:
    return likeness(wording_of(first), wording_of(second))


def likeness(first: Wording, second: Wording) -> int:
    """100 only for the same words in the same order; 0 for what is too far apart to be reckoned out."""
    if first.exact == second.exact:
        return 100 if first.exact else 0
    if first.is_negated != second.is_negated or _are_far_apart(first, second):
        return 0
    pairs = {word: word for word in first.words if word in second.words}
    mine, theirs = _without(first.words, pairs), _without(second.words, pairs)
    if slips := _slips(mine, theirs):
        pairs |= slips
        mine, theirs = _without(mine, slips), _without(theirs, slips.values())
    if _say_opposites(mine, theirs):
        return 0
    shared = sum(_shared(first, second, one, other) for one, other in pairs.items())
    if shared < LEAST_SHARED and (mine or theirs):
        return 0
    apart = max(_own(first, mine), _own(second, theirs)) * NARROWER
    apart += min(_decisive(first, mine), _decisive(second, theirs)) * ANOTHER
    # Rounded first: words are added up in another order from the other side.
    return min(99, int(round(100 * shared / (shared + apart), 6))) if shared else 0


def _are_far_apart(first: Wording, second: Wording) -> bool:
    """Whether they could not be worth showing even if all that differs told of circumstances; quickly."""
    common = first.words.keys() & second.words.keys()
    if not common:
        return True
    shared = sum(map(first.words.__getitem__, common))
    apart = (max(first.weight, second.weight) - shared) * NARROWER * TAIL
    return shared * 100 + MARGIN < (shared + apart) * WORTH_SHOWING


def _slips(mine: Iterable[str], theirs: Iterable[str]) -> dict[str, str]:
    """Words that are one with a slip of the pen."""
    left = list(theirs)
    found = {}
    for word in mine:
        near = next((other for other in left if _is_slip(word, other)), None)
        if near is not None:
            left.remove(near)
            found[word] = near
    return found


def _is_slip(word: str, other: str) -> bool:
    """Two letters that changed places, or one written twice; any other letter may make another word."""
    if min(len(word), len(other)) < SHORTEST_SLIP or word[0] != other[0]:
        return False
    if sorted(word) == sorted(other):
        return OSA.distance(word, other) == 1
    return _undoubled(word) == _undoubled(other)


def _say_opposites(mine: Collection[str], theirs: Collection[str]) -> bool:
    return any(frozenset((one, other)) in OPPOSITES for one in mine for other in theirs)


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if not at or letter != word[at - 1])


def _without(words: Iterable[str], gone: Collection[str]) -> list[str]:
    return [word for word in words if word not in gone]


def _shared(first: Wording, second: Wording, word: str, other: str) -> float:
    is_moved = (word in first.tail) != (other in second.tail)
    return first.words[word] * (AROUND if is_moved else 1)


def _own(wording: Wording, words: Iterable[str]) -> float:
    return sum(wording.words[word] * (TAIL if word in wording.tail else HEAD) for word in words)


def _decisive(wording: Wording, words: Iterable[str]) -> float:
    """Light words hardly count, where they stand is no matter."""
    return sum(wording.words[word] ** 2 for word in words)
