"""The words of one paragraph of HTML, gathered into Markdown."""

import re
from dataclasses import dataclass, field

from .normal import clean_text

_WRAPS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`", "samp": "`", "tt": "`"}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
INLINE = frozenset(_WRAPS) | {"a"}
_DEEPEST = 50
_SPACES = re.compile(r"\s+")
# What Markdown would take for emphasis, code, a link or an escape.
_MARKS = re.compile(
    r"(?<!\S)[*`](?=\S)|(?<=\S)[*`]|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|(?<=\])\((?=\S)|\\(?=[!-/:-@\[-`{-~])"
)


def escaped_words(words: str) -> str:
    return _MARKS.sub(r"\\\g<0>", words)


@dataclass(slots=True)
class _Style:
    tag: str
    href: str = ""
    parts: list[str] = field(default_factory=list)


class Inline:
    """Tags that open and never close, or close and never opened, leave the words alone."""

    def __init__(self) -> None:
        self.styles = [_Style("")]

    @property
    def is_empty(self) -> bool:
        return not any(style.parts for style in self.styles)

    def add(self, text: str) -> None:
        self.styles[-1].parts.append(text)

    def add_words(self, text: str) -> None:
        """Text that is no Markdown yet, however its lines were broken."""
        words = _SPACES.sub(" ", text)
        self.add(words if self._in_code() else escaped_words(words))

    def open(self, tag: str, href: str = "") -> None:
        if len(self.styles) < _DEEPEST:
            self.styles.append(_Style(tag, href))

    def close(self, tag: str) -> None:
        if any(style.tag == tag for style in self.styles[1:]):
            while self._close_last() != tag:
                pass

    def take(self) -> str:
        while len(self.styles) > 1:
            self._close_last()
        text = clean_text("".join(self.styles[0].parts))
        self.styles = [_Style("")]
        return "\n".join(line.strip() for line in text.split("\n"))

    def take_code(self) -> str:
        """The characters as they stand."""
        text = "".join(part for style in self.styles for part in style.parts)
        self.styles = [_Style("")]
        return text.strip("\n")

    def _in_code(self) -> bool:
        return any(style.tag in _CODE for style in self.styles)

    def _close_last(self) -> str:
        style = self.styles.pop()
        if style.parts:
            self.add(_wrapped("".join(style.parts), style, nested=self._wraps_already(style.tag)))
        return style.tag

    def _wraps_already(self, tag: str) -> bool:
        return any(_WRAPS.get(style.tag) == _WRAPS.get(tag) for style in self.styles[1:])


def _wrapped(text: str, style: _Style, *, nested: bool) -> str:
    core = text.strip()
    if not core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if style.tag == "a":
        shown = f"[{core}]({style.href})" if style.href else core
    else:
        mark = "" if nested or "\n\n" in core else _WRAPS[style.tag]
        shown = f"{mark}{core}{mark}"
    return f"{before}{shown}{after}"
