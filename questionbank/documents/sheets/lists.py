"""Lists in one cell: one item a line, with or without bullets or numbers; tags side by side."""

import re
from collections.abc import Sequence

from questionbank.documents.fences import fenced
from questionbank.documents.items import read_items, write_items
from questionbank.documents.labels import bullet
from questionbank.documents.normal import clean_items, clean_tags
from questionbank.documents.sections import lines_of

_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(\S.*)")
_TAG_ENDS = (",", "\n", ";", "|")


def read_list(cell: str) -> tuple[str, ...]:
    lines = cell.split("\n")
    if any(bullet(line) is not None for line in lines) or any(fenced(lines)):
        return clean_items(item.text for item in read_items(lines_of(cell)))
    filled = [line for line in lines if line.strip()]
    found = [_NUMBERED.fullmatch(line) for line in filled]
    numbers = [int(one[1]) for one in found if one]
    if len(filled) > 1 and numbers == list(range(1, len(filled) + 1)):
        return clean_items(one[2] for one in found if one)
    return clean_items(filled)


def write_list(items: Sequence[str]) -> str:
    """A single plain item as it is, several with bullets that no program takes for a minus."""
    if len(items) == 1 and read_list(items[0]) == tuple(items):
        return items[0]
    return "\n".join(f"•{line[1:]}" if line[:1] == "-" else line for line in write_items(items).split("\n"))


def read_tags(cell: str) -> tuple[str, ...]:
    """By commas; where there are none, by lines, and where there are none of those, by semicolons or bars."""
    end = next((end for end in _TAG_ENDS if end in cell), None)
    return clean_tags(cell.split(end) if end else (cell,))


def write_tags(tags: Sequence[str]) -> str:
    """A comma at the end says that what else stands in a single tag parts nothing."""
    written = ", ".join(tags)
    return written if read_tags(written) == tuple(tags) else f"{written},"
