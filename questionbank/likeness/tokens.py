"""The words of a sentence as they are compared: phrases that are one word, figures, signs of a script."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from questionbank.likeness.lexicon import LONGEST_PHRASE, NUMBERS, PHRASES
from questionbank.search.words import words_of

_NOT = re.compile(r"n['\u2019]t\b|\bcannot\b", re.IGNORECASE)
_OWNER = re.compile(r"['\u2019]s\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!;:\n]+(?:\s|$)")
_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_LATIN = 0x2E80  # below it stand the scripts that part their words


def sentences_of(text: str) -> list[list[str]]:
    """Without code, unless the text is nothing else."""
    plain = _CODE.sub(" ", text)
    plain = _OWNER.sub("", _NOT.sub(" not", plain if plain.strip() else text))
    return [list(_joined(words_of(sentence))) for sentence in _SENTENCE.split(plain)]


def _joined(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        length = 1
        if phrase := _phrase_at(words, at):
            yield PHRASES[phrase]
            length = len(phrase)
        elif _is_number(words[at]):
            length = _run(words, at, _is_number)
            yield "".join(words[at : at + length])
        elif _is_sign(words[at]):
            length = _run(words, at, _is_sign)
            yield from _pairs(words[at : at + length])
        else:
            yield words[at]
        at += length


def _phrase_at(words: Sequence[str], at: int) -> tuple[str, ...]:
    for length in range(LONGEST_PHRASE, 1, -1):
        phrase = tuple(words[at : at + length])
        if phrase in PHRASES:
            return phrase
    return ()


def _run(words: Sequence[str], at: int, holds: Callable[[str], bool]) -> int:
    length = 0
    while at + length < len(words) and holds(words[at + length]):
        length += 1
    return length


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in NUMBERS


def _is_sign(word: str) -> bool:
    return len(word) == 1 and ord(word) >= _LATIN


def _pairs(signs: Sequence[str]) -> Iterator[str]:
    if len(signs) == 1:
        yield signs[0]
    yield from map("".join, pairwise(signs))
