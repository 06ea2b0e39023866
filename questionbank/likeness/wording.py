"""A question taken apart: its words with their weights, and which of them tell only of circumstances."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionbank.likeness.lexicon import (
    ASKING,
    BREAKS,
    CANONICAL,
    JOINING,
    NEGATIONS,
    ORDINARY,
    STOPS,
    WEIGHTS,
)
from questionbank.likeness.stems import stem
from questionbank.likeness.tokens import sentences_of
from questionbank.search.words import words_of

MOST_LETTERS = 2000  # of a question that goes on and on, the beginning is compared
TELLING = 0.8  # what a part weighs that says what the question is about


@dataclass(frozen=True, slots=True)
class Wording:
    words: dict[str, float]  # by stem, in the order in which they stand
    tail: frozenset[str]  # what stands behind what the question is about
    is_negated: bool
    exact: str  # every word as it stands
    weight: float


def wording_of(text: str) -> Wording:
    text = text[:MOST_LETTERS]
    reader = _Reader()
    for sentence in sentences_of(text):
        reader.read(sentence)
    return Wording(
        words=reader.words,
        tail=frozenset(reader.tail),
        is_negated=reader.is_negated,
        exact=" ".join(words_of(text)),
        weight=sum(reader.words.values()),
    )


class _Reader:
    def __init__(self) -> None:
        self.words: dict[str, float] = {}
        self.tail: list[str] = []
        self.is_negated = False
        self.head = 0.0  # what was met of the part that says what the question is about
        self.is_past_head = False

    def read(self, sentence: list[str]) -> None:
        self._part()
        before = ""
        for word in sentence:
            if word in BREAKS or (word in ASKING and before in JOINING):
                self._part()
            before = word
            if word in NEGATIONS:
                self.is_negated = True
            elif word not in STOPS:
                self._keep(word)

    def _part(self) -> None:
        self.is_past_head = self.is_past_head or self.head >= TELLING

    def _keep(self, word: str) -> None:
        key = stem(word)
        key = CANONICAL.get(key, key)
        if key in self.words:
            return
        weight = self.words[key] = WEIGHTS.get(key, ORDINARY)
        if self.is_past_head:
            self.tail.append(key)
        else:
            self.head += weight


def heaviest(wording: Wording) -> Iterator[str]:
    """Its words, the one first that says most: long words are rarer than short ones."""
    yield from sorted(wording.words, key=lambda word: (-wording.words[word], -len(word), word))
