"""Markdown read as plain words, where a line is all there is room for."""

import re

MARKS = re.compile(r"(?m)^#{1,6}\s+|[*`]|^>\s*|!?\[([^\]]*)\]\([^)]*\)|^```.*$")
LONGEST_LINE = 2000  # searching for marks takes the square of a line's length
MOST = 300  # characters of a line in a list or a title


def first_line(text: str) -> str:
    """The first line that says something, without its marks and cut with “…” where it is very long."""
    for line in text.split("\n"):
        plain = " ".join(MARKS.sub(lambda found: found[1] or "", line[:LONGEST_LINE]).split())
        if plain:
            return plain if len(plain) <= MOST else f"{plain[: MOST - 1].rstrip()}…"
    return ""
