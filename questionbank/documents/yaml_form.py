"""The YAML form of a question document: the fields of the JSON form, read from the parser's own events.

No object is ever made of a tag, and no anchor is followed, so that nothing in a file can call or repeat.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from .normal import clean_characters
from .structured import FORMAT, VERSION, Source, read_content
from .values import DocumentError, ReadDocument
from .yaml_blocks import read_blocks
from .yaml_writer import write_yaml

__all__ = ["looks_like_yaml", "read_yaml", "write_yaml"]

NOT_YAML = "This file is not YAML that Askwell can read; export it again, or send the text form."
NOT_OURS = f"This YAML is not an Askwell template: it needs “format: {FORMAT}” and “version: {VERSION}”."
ANCHOR = "Line {} of this YAML has an anchor or an alias, which Askwell does not follow; write the text out."
TAG = "Line {} of this YAML has a tag, which Askwell does not take; write plain texts, numbers and lists."
SEVERAL = "Line {} of this YAML begins a second document; keep one and try again."
DEEP = "Line {} of this YAML is nested deeper than any template; correct it and try again."
KEY = "Line {} of this YAML has a key that is not a plain text; correct it and try again."
TWICE = "Line {} of this YAML repeats “{}” in one object; keep one and try again."
MOST_DEEP: Final = 12

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_REAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.?[0-9]*)(?:[eE][-+]?[0-9]{1,3})?")
_HEAD = re.compile(rf"^format:\s*[\"']?{FORMAT}[\"']?\s*$", re.MULTILINE)


def looks_like_yaml(source: str) -> bool:
    """Whether it says of itself that it is a template in this form."""
    return _HEAD.search(source[:5_000]) is not None


def read_yaml(source: str) -> ReadDocument:
    """As strict as the JSON form, with lines."""
    source = clean_characters(source)
    lines: dict[str, int] = {}
    content: object = read_blocks(source, lines)
    if content is None:
        content = _read_all(source, lines)
    return read_content(content, Source("YAML", NOT_OURS, lines))


def _read_all(source: str, lines: dict[str, int]) -> object:
    """All of YAML but its tags and anchors."""
    try:
        return _Composer(source, lines).content()
    except ReaderError as error:
        raise DocumentError(f"{NOT_YAML} {_stops(1 + source.count(chr(10), 0, error.position))}") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DocumentError(f"{NOT_YAML} {_stops(mark.line + 1)}" if mark else NOT_YAML) from None
    except (YAMLError, YAMLStreamError, ValueError, RecursionError) as error:
        raise error if isinstance(error, DocumentError) else DocumentError(NOT_YAML) from None


def _stops(line: int) -> str:
    return f"It stops making sense at line {line}."


class _Composer:
    """Makes plain objects, lists, texts and numbers of the events, and notes the line of each path."""

    def __init__(self, source: str, lines: dict[str, int]) -> None:
        self.events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(source))
        self.lines = lines
        self.depth = 0

    def content(self) -> object:
        documents = 0
        content: object = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise DocumentError(SEVERAL.format(_line(event)))
            elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                content = self._value(event, "")
        return content

    def _value(self, event: Any, path: str) -> object:
        _refuse_marks(event)
        self.lines[path] = _line(event)
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if self.depth == MOST_DEEP:
            raise DocumentError(DEEP.format(_line(event)))
        self.depth += 1
        content = self._mapping(path) if isinstance(event, MappingStartEvent) else self._sequence(path)
        self.depth -= 1
        return content

    def _mapping(self, path: str) -> dict[str, object]:
        """A key with nothing behind it is left out."""
        content: dict[str, object] = {}
        seen: set[str] = set()
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = _key(event)
            if key in seen:
                raise DocumentError(TWICE.format(_line(event), key))
            seen.add(key)
            below = f"{path}.{key}" if path else key
            value = self._value(next(self.events), below)
            self.lines[below] = _line(event)
            if value is not None:
                content[key] = value
        return content

    def _sequence(self, path: str) -> list[object]:
        content: list[object] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            content.append(self._value(event, f"{path}[{len(content)}]"))
        return content


def _key(event: Any) -> str:
    _refuse_marks(event)
    if not isinstance(event, ScalarEvent):
        raise DocumentError(KEY.format(_line(event)))
    return str(event.value)


def _refuse_marks(event: Any) -> None:
    if isinstance(event, AliasEvent) or event.anchor is not None:
        raise DocumentError(ANCHOR.format(_line(event)))
    if event.tag is not None:
        raise DocumentError(TAG.format(_line(event)))


def _scalar(event: Any) -> object:
    """A plain one is a number, a truth or nothing where it looks like it; a quoted one is a text."""
    text = str(event.value)
    if event.style or not event.implicit[0]:
        return text
    if text in _NOTHING:
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    if _REAL.fullmatch(text):
        return float(text)
    return _TRUTHS.get(text, text)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
