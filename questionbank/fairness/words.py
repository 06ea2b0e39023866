"""A text as words that can be compared: folded, contractions written out, and where each one stands.

Case, accents, kinds of quotes and apostrophes, wide and decorated letters, characters without width,
Markdown's emphasis and line breaks make no difference; code is left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from questionbank.documents.fences import code_blocks

_WITHOUT_WIDTH = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_APOSTROPHES = "'\u2019\u2018\u02bc\u2032\u00b4\uff07"
_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(
    r"(?P<dotted>(?:[^\W\d_]\.){2,})"
    rf"|[^\W_](?:[^\W]|[{_WITHOUT_WIDTH}{_MARKS}{_APOSTROPHES}]|[-\u2010\u2011](?=\w))*"
    rf"|(?P<paragraph>\n\s*\n\s*|\n(?=\s*(?:[-*+\u2022>#]|\d+[.)])\s))"
    rf"|[^\s\w*_()\[\]{_WITHOUT_WIDTH}{_MARKS}]"
)
_INLINE_CODE = re.compile(r"`[^`\n]+`")
_DROPPED = re.compile(f"[{_WITHOUT_WIDTH}]")
_ENDS = {"/": "or", "?": "?", "!": ".", ".": ".", "\u2026": ".", "\uff1f": "?", "\u203d": "?", "\u2047": "?"}

_SHORT_QUOTE = 4  # words from mark to mark
_WRITTEN_OUT = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "i'm": ("i", "am"),
    "let's": ("let", "us"),
    "dont": ("do", "not"),
    "whats": ("what", "is"),
    "u": ("you",),
    "ur": ("your",),
    "ya": ("you",),
}
_SUFFIXES = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"))
_BEFORE_IS = frozenset(
    ("what", "where", "who", "how", "when", "why", "that", "it", "he", "she", "there", "which")
)
_HELPERS = frozenset(
    ("are", "were", "do", "did", "have", "had", "would", "will", "can", "could", "should", "is")
)


class Word(NamedTuple):
    """A folded word or mark, and the stretch of the text that it stands for."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    words = list(_without_idle_not(_words(without_code(text))))
    return _without_short_quotes(words) if any(word.text == '"' for word in words) else words


def without_code(text: str) -> str:
    """The text with blanks for its code, as long as before."""
    if "`" not in text:
        return text
    lines = text.split("\n")
    for block in code_blocks(lines):
        lines[block.start : block.stop] = [" " * len(lines[number]) for number in block]
    return _INLINE_CODE.sub(lambda found: " " * len(found[0]), "\n".join(lines))


def _words(text: str) -> Iterator[Word]:
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if found.lastgroup == "paragraph":
            yield Word("\n", start, end)
            continue
        for part in _parts(found[0]):
            yield Word(part, start, end)


@lru_cache(maxsize=20_000)
def _parts(token: str) -> tuple[str, ...]:
    """The folded words in a token: one, or the two of a contraction."""
    if len(token) > 50:  # noqa: PLR2004  a word of such a length is none
        return ("~",)
    folded = _folded(token.replace(".", "") if len(token) > 1 else token)
    if folded in _WRITTEN_OUT:
        return _WRITTEN_OUT[folded]
    for suffix, word in _SUFFIXES:
        if folded.endswith(suffix) and folded != suffix:
            return (folded.removesuffix(suffix), word)
    if folded.endswith("'s") and folded[:-2] in _BEFORE_IS:
        return (folded[:-2], "is")
    return (folded,) if folded else ()


def _folded(token: str) -> str:
    if token in _ENDS:
        return _ENDS[token]
    if token in _QUOTES:
        return '"'
    if not token.isascii():
        token = unicodedata.normalize("NFKD", re.sub(f"[{_APOSTROPHES}]", "'", _DROPPED.sub("", token)))
        token = "".join(one for one in token if not unicodedata.combining(one))
        token = re.sub("[\u2010\u2011]", "-", token)
    return " ".join(token.casefold().rstrip("'_").split())


def _without_short_quotes(words: list[Word]) -> list[Word]:
    """Marks around a word or two are no speech, as in: what is your "native tongue"."""
    marks = [place for place, word in enumerate(words) if word.text == '"']
    pairs = zip(marks[::2], marks[1::2], strict=False)
    dropped = {place for pair in pairs if pair[1] - pair[0] <= _SHORT_QUOTE for place in pair}
    return [word for place, word in enumerate(words) if place not in dropped]


def _without_idle_not(words: Iterator[Word]) -> Iterator[Word]:
    """Who asks "aren't you married" asks "are you married"."""
    held: list[Word] = []
    for word in words:
        held.append(word)
        if len(held) == len(("are", "not", "you")):
            if held[0].text in _HELPERS and held[1].text == "not" and held[2].text == "you":
                del held[1]
            else:
                yield held.pop(0)
    yield from held
