"""Reads the blocks that `yaml_writer` writes, some fifty times as fast as a reader of all of YAML.

It gives None for whatever it does not know, which the whole reader then reads; what it takes, it takes as
that one would. A library exported as one file is read in a second instead of a minute.
"""

import json
import re
from typing import Final

from .yaml_writer import FORBIDDEN, PLAIN, TAKEN

_KEY = re.compile(r"([a-z_]+):(?: (.*))?")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_OTHER_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u[dD]|/)")
_STEP: Final = "  "
_MOST_DEEP: Final = 12


class _UnknownError(Exception):
    """Something here is not as the writer writes it."""


def read_blocks(source: str, paths: dict[str, int]) -> dict[str, object] | None:
    """`paths` gets the line of every path."""
    if FORBIDDEN.search(source) or not source.endswith("\n"):
        return None
    try:
        return _Blocks(source.split("\n")[:-1], paths).document()
    except _UnknownError:
        paths.clear()
        return None


class _Blocks:
    def __init__(self, lines: list[str], paths: dict[str, int]) -> None:
        self.lines = lines
        self.paths = paths
        self.at = 0

    def document(self) -> dict[str, object]:
        content = self._mapping("", "")
        if self.at < len(self.lines):
            raise _UnknownError
        return content

    def _mapping(self, indent: str, path: str, first: str | None = None) -> dict[str, object]:
        """`first` is what stands behind the bullet of an item, instead of a line of its own."""
        content: dict[str, object] = {}
        while (line := self._line(indent) if first is None else first) is not None:
            found = _KEY.fullmatch(line)
            if found is None or found[1] in content:
                raise _UnknownError
            below = f"{path}.{found[1]}" if path else found[1]
            self.paths[below] = self.at + 1
            self.at += 1
            content[found[1]] = self._value(found[2] or "", indent, below)
            first = None
        if not content:
            raise _UnknownError
        return content

    def _value(self, written: str, indent: str, path: str) -> object:
        if written:
            return self._scalar(written, indent)
        if len(indent) > _MOST_DEEP:
            raise _UnknownError
        if self.at < len(self.lines) and self.lines[self.at].startswith(f"{indent}- "):
            return self._sequence(indent, path)
        return self._mapping(indent + _STEP, path)

    def _sequence(self, indent: str, path: str) -> list[object]:
        items: list[object] = []
        bullet = f"{indent}- "
        while self.at < len(self.lines) and self.lines[self.at].startswith(bullet):
            written = self.lines[self.at][len(bullet) :]
            below = f"{path}[{len(items)}]"
            self.paths[below] = self.at + 1
            if _KEY.fullmatch(written):
                items.append(self._mapping(indent + _STEP, below, written))
            else:
                self.at += 1
                items.append(self._scalar(written, indent))
        return items

    def _line(self, indent: str) -> str | None:
        """The next line, if it stands as deep as this and is no item."""
        line = self.lines[self.at] if self.at < len(self.lines) else ""
        if not line.startswith(indent):
            return None
        core = line[len(indent) :]
        return None if not core or core[0] in " -" else core

    def _scalar(self, written: str, indent: str) -> object:
        if written == "|-":
            return self._literal(indent + _STEP)
        if written.startswith('"'):
            return _unquoted(written)
        if _WHOLE.fullmatch(written):
            return int(written)
        if PLAIN.fullmatch(written) and written.lower() not in TAKEN:
            return written
        raise _UnknownError

    def _literal(self, indent: str) -> str:
        start = self.at
        while self.at < len(self.lines) and self._is_within(self.lines[self.at], indent):
            self.at += 1
        text = "\n".join(line[len(indent) :] for line in self.lines[start : self.at])
        if not text or text != text.strip():
            raise _UnknownError
        return text

    def _is_within(self, line: str, indent: str) -> bool:
        if line.startswith(indent) or not line:
            return True
        if not line.strip():
            raise _UnknownError
        return False


def _unquoted(written: str) -> str:
    """JSON writes most texts as YAML does; halves of a character are not among them."""
    if _OTHER_ESCAPE.search(written):
        raise _UnknownError
    try:
        text = json.loads(written)
    except ValueError:
        raise _UnknownError from None
    return str(text)
