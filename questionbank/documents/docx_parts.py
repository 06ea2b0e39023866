"""What a Word file says beside its text: styles, numbering and where its links lead. Read as events."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from xml.parsers import expat

from .package import DAMAGED
from .values import DocumentError

Attributes = Mapping[str, str]
_LONGEST_CHAIN = 12
_MOST_LEVELS = 6
_HEADING = "heading "
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is that of a heading, 0 for none; `number` names the list that its paragraphs belong to."""

    name: str = ""
    based_on: str = ""
    level: int = 0
    number: str = ""
    depth: int = 0
    bold: bool = False


@dataclass(slots=True)
class Parts:
    styles: dict[str, Style] = field(default_factory=dict)
    ordered: dict[tuple[str, int], bool] = field(default_factory=dict)  # by list and depth
    links: dict[str, str] = field(default_factory=dict)
    points_outside: bool = False

    def style(self, key: str) -> Style:
        """With what it takes over from those that it is based on."""
        style = self.styles.get(key, Style())
        for _ in range(_LONGEST_CHAIN):
            if style.based_on not in self.styles:
                break
            base = self.styles[style.based_on]
            style = replace(
                style,
                based_on=base.based_on,
                level=style.level or base.level,
                number=style.number or base.number,
                bold=style.bold or base.bold,
            )
        return style


def parts_of(package: zipfile.ZipFile) -> Parts:
    parts = Parts()
    names = set(package.namelist())
    for name, read in (("word/styles.xml", _Styles(parts)), ("word/numbering.xml", _Numbering(parts))):
        if name in names:
            read_events(package, name, read.start, read.end)
    for name in sorted(names):
        if name.startswith("word/_rels/") and name.endswith(".rels"):
            is_main = name.startswith("word/_rels/document")
            read_events(package, name, partial(_relation, parts, is_main=is_main))
    return parts


def read_events(
    package: zipfile.ZipFile,
    name: str,
    start: Callable[[str, Attributes], Any],
    end: Callable[[str], Any] = lambda _: None,
    text: Callable[[str], Any] = lambda _: None,
) -> None:
    """Elements and attributes by their local names; nothing is resolved, since nothing may be declared."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, said: start(
        local(tag), {local(key): value for key, value in said.items()}
    )
    parser.EndElementHandler = lambda tag: end(local(tag))
    parser.CharacterDataHandler = text
    try:
        with package.open(name) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk, False)  # noqa: FBT003  # it takes no names
        parser.Parse(b"", True)  # noqa: FBT003
    except (
        expat.ExpatError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        LookupError,
        OSError,
        ValueError,
    ) as error:
        raise error if isinstance(error, DocumentError) else DocumentError(DAMAGED) from None


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def is_on(said: Attributes) -> bool:
    return said.get("val", "true") not in ("0", "false", "off", "none")


def whole(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= len("999999") else 0


def _relation(parts: Parts, _: str, said: Attributes, *, is_main: bool) -> None:
    if said.get("TargetMode") != "External":
        return
    if said.get("Type", "").endswith("/hyperlink"):
        if is_main:
            parts.links[said.get("Id", "")] = said.get("Target", "")
    else:
        parts.points_outside = True


class _Styles:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.key = ""

    def start(self, tag: str, said: Attributes) -> None:
        value = said.get("val", "")
        if tag == "style":
            self.key = said.get("styleId", "")
            self.parts.styles[self.key] = Style()
        elif not self.key:
            return
        style = self.parts.styles[self.key]
        changes: dict[str, Any] = {}
        match tag:
            case "name":
                changes = {"name": value.lower(), "level": _level_of(value.lower())}
            case "basedOn":
                changes = {"based_on": value}
            case "outlineLvl" if not style.level and whole(value) < _MOST_LEVELS:
                changes = {"level": whole(value) + 1}
            case "numId":
                changes = {"number": value}
            case "ilvl":
                changes = {"depth": whole(value)}
            case "b":
                changes = {"bold": is_on(said)}
        if changes:
            self.parts.styles[self.key] = replace(style, **changes)

    def end(self, tag: str) -> None:
        if tag == "style":
            self.key = ""


def _level_of(name: str) -> int:
    if name == "title":
        return 1
    digits = name.removeprefix(_HEADING)
    return min(whole(digits), _MOST_LEVELS) if digits != name else 0


class _Numbering:
    """Lists point at abstract lists, which say how each depth is numbered."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.abstract: dict[tuple[str, int], bool] = {}
        self.key = self.number = ""
        self.depth = 0

    def start(self, tag: str, said: Attributes) -> None:
        match tag:
            case "abstractNum":
                self.key = said.get("abstractNumId", "")
            case "lvl":
                self.depth = whole(said.get("ilvl", "0"))
            case "numFmt" if self.key:
                self.abstract[self.key, self.depth] = said.get("val") not in ("bullet", "none")
            case "num":
                self.number = said.get("numId", "")
            case "abstractNumId" if self.number:
                key = said.get("val", "")
                for (abstract, depth), ordered in self.abstract.items():
                    if abstract == key:
                        self.parts.ordered[self.number, depth] = ordered

    def end(self, tag: str) -> None:
        if tag == "abstractNum":
            self.key = ""
