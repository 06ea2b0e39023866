"""What one question says that the other does not: for the eye, wherever it stands in the sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from questionbank.likeness.lexicon import CANONICAL, ORDINARY, STOPS, WEIGHTS
from questionbank.likeness.stems import stem
from questionbank.likeness.wording import wording_of
from questionbank.search.words import words_of

_PART = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[\W_]+")
_WORD = re.compile(r"[^\W_]")
LEAST_MARKED = 0.3  # what a word weighs


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    is_own: bool


def own_words(text: str, other: str) -> tuple[Part, ...]:
    """The whole `text`, with the words marked that `other` has in no form; little words are never marked."""
    known = {*wording_of(other).words, *map(_key, words_of(other))}
    parts = list(_parts(text, known))
    own = [is_own for _, is_own in parts]
    # A space between two marked words is marked with them.
    joined = [
        (part, is_own or (not _WORD.match(part) and all(own[max(at - 1, 0) : at + 2 : 2]) and part.isspace()))
        for at, (part, is_own) in enumerate(parts)
    ]
    return tuple(
        Part("".join(part for part, _ in run), is_own)
        for is_own, run in groupby(joined, key=lambda one: one[1])
    )


def _parts(text: str, known: set[str]) -> Iterator[tuple[str, bool]]:
    for part in _PART.findall(text):
        words = words_of(part) if _WORD.match(part) else []
        yield part, any(_says_something(word) and _key(word) not in known for word in words)


def _says_something(word: str) -> bool:
    return word not in STOPS and WEIGHTS.get(_key(word), ORDINARY) >= LEAST_MARKED


def _key(word: str) -> str:
    key = stem(word)
    return CANONICAL.get(key, key)
