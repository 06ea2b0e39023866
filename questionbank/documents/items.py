"""Bulleted lists: items of one line or several, and the paragraphs that stand between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .fences import fenced
from .labels import bullet, escape, unescape
from .normal import clean_text
from .sections import Line

_INDENT = "  "  # as wide as a bullet with the blank after it


@dataclass(slots=True)
class Item:
    """The lines of one item, the first with its bullet; a paragraph in a list is an item without one."""

    lines: list[Line] = field(default_factory=list)

    @property
    def bulleted(self) -> bool:
        return not self.lines[0].fenced and bullet(self.lines[0].text) is not None

    @property
    def text(self) -> str:
        first = self.lines[0].text
        content = bullet(first) if self.bulleted else None
        if content is None:
            return clean_text("\n".join(_plain(line, 0) for line in self.lines))
        width = _blanks(first) + len(_INDENT)
        return clean_text("\n".join([content, *(_plain(line, width) for line in self.lines[1:])]))


def read_items(body: Sequence[Line]) -> list[Item]:
    """An item goes on with the lines right below it and, after a blank line, with indented ones."""
    items: list[Item] = []
    after_blank = True
    for line in body:
        if items and (line.blank or _continues(line, after_blank=after_blank)):
            items[-1].lines.append(line)
        elif not line.blank:
            items.append(Item([line]))
        after_blank = line.blank
    return items


def write_items(items: Iterable[str]) -> str:
    return "\n".join("\n".join(_item_lines(item)) for item in items)


def _continues(line: Line, *, after_blank: bool) -> bool:
    if line.fenced:
        return not after_blank or line.text[:1].isspace()
    return bullet(line.text) is None and (not after_blank or line.text[:1].isspace())


def _plain(line: Line, width: int) -> str:
    text = line.text[min(width, _blanks(line.text)) :]
    return text if line.fenced else unescape(text, in_list=True)


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _item_lines(item: str) -> Iterator[str]:
    lines = item.split("\n")
    flags = fenced(lines)
    if flags[0]:
        yield "-"
    else:
        yield f"- {lines.pop(0)}"
        flags.pop(0)
    for line, in_fence in zip(lines, flags, strict=True):
        written = line if in_fence else escape(line, in_list=True)
        yield _INDENT + written if written else ""
