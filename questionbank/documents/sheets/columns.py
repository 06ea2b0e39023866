"""Which field each column of a sheet is, by its heading."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence

from .fields import (
    ANSWER,
    CLOSEST_COMPETENCY,
    COMPETENCY,
    FIELDS,
    KEY_POINTS,
    NAMES,
    NUMBERS,
    RATING_WORDS,
    RATINGS,
    SEVERAL,
    TAGS,
    TEXT,
)

_PAIR = 2
_NO_WORD = re.compile(r"[^\w]+|_")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(r"(.*\D)?\s*(\d{1,4})")
_LEVEL = re.compile(r"(?:(\D+?) )?([1-5])(?: (\D+))?")
_LONGEST_HEADING = 80


def recognised(headings: Sequence[str]) -> tuple[str, ...] | None:
    """The field of each column, "" for none; None where no column is that of the questions."""
    if headings and not any(headings):
        return (TEXT, ANSWER)[: len(headings)] if len(headings) <= _PAIR else None
    fields = _clear_levels(_short_of_a_pair([_field_of(heading) for heading in headings], headings), headings)
    fields = _once(_one_competency(fields, headings))
    if TEXT not in fields:
        return None
    return tuple(_with_answers(fields))


def heading_number(heading: str) -> int | None:
    """The number of "Answer 2", by which its key points are found."""
    return _split(heading)[1]


def is_number_heading(heading: str) -> bool:
    """Whether a column counts the questions."""
    return heading.strip() == "#" or _words(heading) in NUMBERS


def headings_hash(headings: Sequence[str]) -> str:
    """Equal for the same headings, however their letters, blanks and punctuation are typed."""
    words = [_words(heading) for heading in headings]
    while words and not words[-1]:
        words.pop()
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def is_columns(columns: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether someone may say that these are the fields of the columns."""
    known = all(name in FIELDS for name in columns)
    single = all(columns.count(name) <= 1 for name in set(columns) - SEVERAL)
    return known and single and len(columns) == len(headings) and TEXT in columns


def _words(heading: str) -> str:
    folded = unicodedata.normalize("NFKC", heading[:_LONGEST_HEADING]).casefold()
    return " ".join(_NO_WORD.sub(" ", folded).split())


def _split(heading: str) -> tuple[str, int | None]:
    words = _words(heading)
    if found := _NUMBERED.fullmatch(words):
        return (found[1] or "").strip(), int(found[2])
    return words, None


def _field_of(heading: str) -> str:
    """By the whole heading, and where that says nothing, without what stands in brackets."""
    return _field_of_words(*_split(heading)) or _field_of_words(*_split(_ASIDE.sub(" ", heading)))


def _field_of_words(words: str, number: int | None) -> str:
    if (level := _numbered_level(words if number is None else f"{words} {number}".strip())) is not None:
        return RATINGS[level - 1]
    field = NAMES.get(words, "")
    if number is not None and field not in SEVERAL:
        return field if number == 1 else ""
    return field


def _numbered_level(words: str) -> int | None:
    """As in "rating 1", "score 1 poor" and "1 poor"."""
    found = _LEVEL.fullmatch(words)
    if found is None:
        return None
    before, level, after = found[1], int(found[2]), found[3] or ""
    named = before in RATING_WORDS if before else NAMES.get(after) in RATINGS
    return level if named else None


def _short_of_a_pair(fields: list[str], headings: Sequence[str]) -> list[str]:
    """An "A" is an answer beside a "Q", and otherwise one of several choices."""
    words = [_words(heading) for heading in headings]
    if "q" in words:
        return fields
    return ["" if word == "a" else field for word, field in zip(words, fields, strict=True)]


def _clear_levels(fields: list[str], headings: Sequence[str]) -> list[str]:
    """A level that is only named, such as "Good", is one where another is named; alone it is an answer."""
    named = [
        index for index, field in enumerate(fields) if field in RATINGS and _split(headings[index])[1] is None
    ]
    if len({fields[index] for index in named}) != 1 or _numbered_level(_words(headings[named[0]])):
        return fields
    alone = {RATINGS[1]: "", RATINGS[2]: "", RATINGS[3]: ANSWER, RATINGS[4]: ANSWER}
    return [alone.get(field, field) if index in named else field for index, field in enumerate(fields)]


def _one_competency(fields: list[str], headings: Sequence[str]) -> list[str]:
    """Of a category beside a skill, the closest is the competency and the others are tags."""
    which = [index for index, field in enumerate(fields) if field == COMPETENCY]
    if len(which) < _PAIR or len({_words(headings[index]) for index in which}) == 1:
        return fields
    chosen = min(which, key=lambda index: _distance(_words(headings[index])))
    return [TAGS if index in which and index != chosen else field for index, field in enumerate(fields)]


def _distance(words: str) -> int:
    return CLOSEST_COMPETENCY.index(words) if words in CLOSEST_COMPETENCY else len(CLOSEST_COMPETENCY)


def _once(fields: Sequence[str]) -> list[str]:
    """The first of two columns with the same heading counts, where a question has only one of it."""
    return [
        field if field in SEVERAL or field not in fields[:index] else "" for index, field in enumerate(fields)
    ]


def _with_answers(fields: list[str]) -> list[str]:
    """Where key points are all that is said of good answers, they are the answer."""
    if ANSWER in fields or KEY_POINTS not in fields:
        return fields
    first = fields.index(KEY_POINTS)
    return [*fields[:first], ANSWER, *fields[first + 1 :]]
