"""The lines that give a text document its structure, and how a line that only looks like one is escaped."""

import re
from enum import StrEnum
from typing import NamedTuple

from .fences import is_fence


class Label(StrEnum):
    """Each is written in a document as its value, in any letter case."""

    PREAMBLE = ""
    TITLE = "Title"
    INTRODUCTION_HEADING = "Introduction Heading"
    INTRODUCTION = "Introduction"
    QUESTION = "Question"
    COMPETENCY = "Competency"
    KIND = "Kind"
    SENIORITY = "Seniority"
    LANGUAGE = "Language"
    MINUTES = "Minutes"
    TAGS = "Tags"
    WHEN = "When to Ask"
    WHY = "Why Ask"
    HOW = "How to Ask"
    ANSWER = "Proposed Answer"
    KEY_POINTS = "Key Points"
    FOLLOW_UPS = "Follow-ups"
    RATING = "Rating"
    INTERVIEWERS = "For Interviewers"
    INTERVIEWEES = "For Interviewees"
    DOS = "Dos"
    DONTS = "Don'ts"
    ABOUT_HEADING = "About Heading"
    ABOUT = "About"
    AUDIENCE = "Who can use these questions"
    CONCLUSION = "Conclusion"
    CLOSING = "Closing Notes"


PURPOSE = (Label.WHEN, Label.WHY, Label.HOW)
ONE_LINE = frozenset(
    {Label.COMPETENCY, Label.KIND, Label.SENIORITY, Label.LANGUAGE, Label.MINUTES, Label.TAGS}
)
QUESTION_FIELDS = ONE_LINE.union(PURPOSE)
LISTS = frozenset({Label.KEY_POINTS, Label.FOLLOW_UPS, Label.RATING, Label.DOS, Label.DONTS, Label.AUDIENCE})
PARTS_OF_A_QUESTION = QUESTION_FIELDS | {Label.ANSWER, Label.KEY_POINTS, Label.FOLLOW_UPS, Label.RATING}

# A heading fills its line; an opener may go on after a colon; every other label needs its colon.
_HEADINGS = frozenset(
    {Label.INTERVIEWERS, Label.INTERVIEWEES, Label.DOS, Label.DONTS, Label.CONCLUSION, Label.CLOSING}
)
_OPENERS = frozenset({Label.ANSWER, Label.KEY_POINTS, Label.FOLLOW_UPS, Label.RATING})
_NUMBERED = frozenset({Label.ANSWER, Label.RATING})

_APOSTROPHES = str.maketrans(dict.fromkeys("'\u2019\u2018\u02bc\u0060", ""))
_LONGEST_LABEL = 60
_LONGEST_HEADING = 120
_MOST_DIGITS = 4
MARKDOWN_MARK = "<!-- askwell-template"  # what is written by `markdown_writer` says so
_LONGEST_DRESSED = 200
_DRESSING = ("#", "*", "_")
_DRESS = re.compile(r"[#*_]+")
_ANSWERS = re.compile(r"[*_]*(?:answer|ans|a)[ \t]*\d{0,3}[ \t]*[*_]*:", re.IGNORECASE)
_AUDIENCE = re.compile(r"who can use\b.*\b(it|this|these|questions|template) ?\??:?", re.IGNORECASE)
_ABOUT = re.compile(r"what (is|are)\b.*\?|about\b.*[^.]", re.IGNORECASE)


class Labelled(NamedTuple):
    """What a structural line says: its label, its number where it has one, and the text after the colon."""

    label: Label
    number: int | None
    rest: str


def _key(words: str) -> str:
    return " ".join(words.translate(_APOSTROPHES).lower().split())


_LABELS = {_key(label.value): label for label in Label if label} | dict.fromkeys(
    ("follow ups", "followups"), Label.FOLLOW_UPS
)


def labelled(line: str) -> Labelled | None:
    """The label that a line begins with or consists of."""
    core = line.strip()
    if is_audience_heading(core):
        return Labelled(Label.AUDIENCE, None, "")
    head, colon, rest = core.partition(":")
    if len(head) > _LONGEST_LABEL:
        return None
    words, number = _split_number(_key(head))
    label = _LABELS.get(words)
    if label is None or not _well_formed(label, number, colon, rest):
        return None
    return Labelled(label, number, rest.strip())


def is_audience_heading(core: str) -> bool:
    return core[:3].lower() == "who" and len(core) <= _LONGEST_HEADING and bool(_AUDIENCE.fullmatch(core))


def is_about_heading(line: str) -> bool:
    """A line after the guidance that opens the "about" section by its wording alone."""
    return len(line) <= _LONGEST_HEADING and bool(_ABOUT.fullmatch(line)) and labelled(line) is None


def is_short_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith((".", ":", ",", ";", "!"))


def bullet(line: str) -> str | None:
    """The text after a bullet, None where there is no bullet."""
    core = line.strip()
    if core[:1] == "•" or (core[:1] in ("-", "*") and not core[1:2].strip()):
        return core[1:].strip()
    return None


def is_indented(line: str) -> bool:
    return line[:1].isspace()


def escape(line: str, *, in_list: bool) -> str:
    """The line with a backslash before it, if it would be taken for structure."""
    core = line.lstrip()
    return f"{line[: len(line) - len(core)]}\\{core}" if _is_structure(core, in_list=in_list) else line


def unescape(line: str, *, in_list: bool) -> str:
    core = line.lstrip()
    if core.startswith("\\") and _is_structure(core, in_list=in_list):
        return line[: len(line) - len(core)] + core[1:]
    return line


def _is_structure(core: str, *, in_list: bool) -> bool:
    bare = core.lstrip("\\")
    if in_list and bullet(bare) is not None:
        return True
    return labelled(bare) is not None or is_fence(bare) or _looks_labelled(bare)


def _looks_labelled(bare: str) -> bool:
    """A label in the dress of Markdown, or one that answers: in another document it would be structure."""
    if _ANSWERS.match(bare) or bare.startswith(MARKDOWN_MARK):
        return True
    words = _DRESS.sub("", bare[:_LONGEST_DRESSED]) if bare[:1] in _DRESSING else ""
    return bool(words) and (labelled(words) or labelled(f"{words}:")) is not None


def _split_number(key: str) -> tuple[str, int | None]:
    words, _, last = key.rpartition(" ")
    if last.isascii() and last.isdecimal() and len(last) <= _MOST_DIGITS:
        return words, int(last)
    return key, None


def _well_formed(label: Label, number: int | None, colon: str, rest: str) -> bool:
    if number is not None and label not in _NUMBERED:
        return False
    if label in _HEADINGS:
        return not rest.strip()
    if label is Label.RATING:
        return number is not None
    return label in _OPENERS or (bool(colon) and label is not Label.AUDIENCE)
