"""What a regular expression can't match without: used to prove that a rule's stems lose nothing."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

parser: Any = re._parser  # type: ignore[attr-defined]
MOST = 4000

MIDDLE = "~"  # stands before what may be the rest of a word
LOOKS = {parser.ASSERT, parser.ASSERT_NOT, parser.AT}
REPEATS = {parser.MAX_REPEAT, parser.MIN_REPEAT}


def needed_in(pattern: str) -> list[frozenset[str]]:
    """Sets of strings; from each of the sets, every match that begins a word holds at least one."""
    return list(_needed(parser.parse(pattern), begins_word=True))


def loses_nothing(pattern: str, stems: tuple[str, ...]) -> bool:
    """Whether each match of the pattern has a word that begins with one of the stems."""
    return any(all(_has_stem(one, stems) for one in strings) for strings in needed_in(pattern))


def _has_stem(string: str, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in string.split())


def _needed(items: Iterable[Any], *, begins_word: bool) -> Iterator[frozenset[str]]:
    run = {"" if begins_word else MIDDLE}
    for item in items:
        strings = _strings(item)
        if strings is not None and len(run) * len(strings) <= MOST:
            run = {before + after for before, after in product(run, strings)}
            continue
        yield frozenset(run)
        between = all(one == "" or one.endswith(" ") for one in run)
        yield from _inside(item, begins_word=between)
        run = {"" if between and _repeats_whole_words(item) else MIDDLE}
    yield frozenset(run)


def _repeats_whole_words(item: Any) -> bool:
    """As in "(?:very |quite )*": what follows begins a word if what stood before ended one."""
    kind, value = item
    strings = _sequence(value[2]) if kind in REPEATS else None
    return strings is not None and all(one.endswith(" ") for one in strings)


def _inside(item: Any, *, begins_word: bool) -> Iterator[frozenset[str]]:
    kind, value = item
    if kind is parser.SUBPATTERN:
        yield from _needed(value[-1], begins_word=begins_word)
    elif kind in REPEATS and value[0] > 0:
        yield from _needed(value[2], begins_word=begins_word)
    elif kind is parser.BRANCH:
        for combination in product(*([*_needed(branch, begins_word=begins_word)] for branch in value[1])):
            yield frozenset().union(*combination)


def _strings(item: Any) -> set[str] | None:
    """All that an item can match, where that is a short list."""
    kind, value = item
    if kind in LOOKS:
        return {""}
    if kind is parser.LITERAL:
        return {chr(value)}
    if kind is parser.IN:
        return _characters(value)
    return _strings_inside(kind, value)


def _strings_inside(kind: Any, value: Any) -> set[str] | None:
    if kind is parser.SUBPATTERN:
        return _sequence(value[-1])
    if kind is parser.BRANCH:
        branches = [_sequence(branch) for branch in value[1]]
        return None if None in branches else set().union(*(one for one in branches if one is not None))
    if kind in REPEATS and value[1] == 1:
        once = _sequence(value[2])
        return None if once is None else once | ({""} if value[0] == 0 else set())
    return None


def _characters(members: list[Any]) -> set[str] | None:
    if all(kind is parser.LITERAL for kind, _ in members):
        return {chr(value) for _, value in members}
    return None


def _sequence(items: Iterable[Any]) -> set[str] | None:
    found: set[str] = {""}
    for item in items:
        strings = _strings(item)
        if strings is None or len(found) * len(strings) > MOST:
            return None
        found = {before + after for before, after in product(found, strings)}
    return found
