"""Askwell's labels as Markdown dresses them: as headings, in bold, in a list; and how look-alikes escape."""

import re
from typing import NamedTuple

from .labels import MARKDOWN_MARK, ONE_LINE, Label, Labelled, bullet, labelled

OWN_FORM = f"{MARKDOWN_MARK} 1 -->"
_MOST_LEVELS = 6
_MOST_INDENT = 3
_BOLD_LABEL = re.compile(r"(\*\*\*|\*\*|__|\*|_)([^*_\n]{1,80})\1[ \t]*(:?)(.*)", re.DOTALL)
_BOLD_ONLY = re.compile(r"(\*\*\*|\*\*|__)(?=\S)([^\n]*?\S)\1[ \t]*:?", re.DOTALL)
_IN_LIST = re.compile(r"([ \t]*\\*(?:•|[-*+][ \t])[ \t]*)(\\*)([*_].*)", re.DOTALL)
_NUMBERED = re.compile(r"(\d{1,5})[.)][ \t]+(.+)", re.DOTALL)
_QUESTION = re.compile(r"(?:question|q)[ \t]*[#.]?[ \t]*(\d{1,5})[ \t]*(?:[:.)][ \t]*(.*))?", re.IGNORECASE)
_RUNS_ON = re.compile(r"<(?:!|\?|(?:script|style|pre|textarea)(?![\w-]))|~~~", re.IGNORECASE)


class Heading(NamedTuple):
    level: int
    text: str


class Structure(NamedTuple):
    """What a line is: a label, with the level of its heading or 0; or a heading of the author's own."""

    label: Labelled | None
    heading: Heading | None


def heading_of(line: str) -> Heading | None:
    core = line.lstrip(" ")
    text = core.lstrip("#")
    level = len(core) - len(text)
    if (
        not 0 < level <= _MOST_LEVELS
        or len(line) - len(core) > _MOST_INDENT
        or text[:1] not in ("", " ", "\t")
    ):
        return None
    text = text.strip()
    before = text.rstrip("#")
    if before != text and (not before or before[-1].isspace()):
        text = before.rstrip()
    return Heading(level, text)


def written_heading(level: int, text: str) -> str:
    closes = heading_of(f"# {text}") != Heading(1, text)
    return f"{'#' * level} {text}{' #' if closes else ''}"


def structure_of(line: str) -> Structure | None:
    if heading := heading_of(line):
        return Structure(_filling_label(heading.text), heading)
    found = _bold_label(line.strip()) or _label_in_list(line)
    return Structure(found, None) if found else None


def numbered(text: str) -> str | None:
    """The text after the number that a question has in its heading."""
    found = _NUMBERED.fullmatch(text)
    return found[2].strip() if found else None


def without_bold(text: str) -> str:
    """The words of a text that is bold as a whole."""
    core = text.strip()
    found = _BOLD_ONLY.fullmatch(core) if core[:2] in ("**", "__") else None
    return found[2].strip() if found and found[1] not in found[2] else core


def escape_dressing(line: str) -> str:
    if inner := _IN_LIST.fullmatch(line):
        return f"{inner[1]}\\{inner[2]}{inner[3]}" if _bold_label(inner[3].strip()) else line
    core = line.lstrip()
    return f"{line[: len(line) - len(core)]}\\{core}" if _is_dressing(core.lstrip("\\")) else line


def unescape_dressing(line: str) -> str:
    if inner := _IN_LIST.fullmatch(line):
        return f"{inner[1]}{inner[2][1:]}{inner[3]}" if _bold_label(inner[3].strip()) else line
    core = line.lstrip()
    if core.startswith("\\") and _is_dressing(core.lstrip("\\")):
        return line[: len(line) - len(core)] + core[1:]
    return line


def is_rule(line: str) -> bool:
    """A line across the page, or one that underlines a heading."""
    marks = line.strip()
    return bool(marks) and marks[0] in "=-*_" and not marks.strip(marks[0]) and bullet(marks) is None


def _is_dressing(core: str) -> bool:
    if bullet(core) is not None:
        return False
    structure = structure_of(core)
    return structure is not None or is_rule(core) or _RUNS_ON.match(core) is not None


def _filling_label(words: str) -> Labelled | None:
    """A label that has a line of its own needs no colon, and a question may have its number there."""
    if (found := _QUESTION.fullmatch(words)) is not None:
        return Labelled(Label.QUESTION, int(found[1]), (found[2] or "").strip())
    return labelled(words) or (labelled(f"{words}:") if ":" not in words else None)


def _bold_label(core: str) -> Labelled | None:
    found = _BOLD_LABEL.match(core) if core[:1] in ("*", "_") else None
    if found is None:
        return None
    words, colon, rest = found[2].strip(), found[3], found[4].strip()
    if words.endswith(":"):
        colon, rest = "", f"{colon}{found[4]}".strip()
    if words.endswith(":") or not (colon or rest):
        return _filling_label(words) if not rest else labelled(f"{words} {rest}")
    return labelled(f"{words}: {rest}") if colon else None


def _label_in_list(line: str) -> Labelled | None:
    inner = _IN_LIST.fullmatch(line)
    found = _bold_label(inner[3].strip()) if inner and "\\" not in inner[1] and not inner[2] else None
    return found if found and found.label in ONE_LINE else None
