"""What matched, marked in the text as it was written; the text itself is always escaped."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lib.plain import MARKS
from questionbank.search.query import Query, Term
from questionbank.search.words import RUN, words_of_run

BEFORE, LENGTH = 60, 220  # characters of an excerpt: before what matched, and in all
LONGEST = 20_000  # characters of a text in which an excerpt is looked for
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marker:
    query: Query

    def mark(self, text: str) -> SafeString:
        """All of the text."""
        text = unicodedata.normalize("NFC", text)
        return _marked(text, list(self._spans(text)))

    def is_whole_in(self, text: str) -> bool:
        """Whether every term occurs in it."""
        words = _runs(text)
        return all(any(True for _ in _places(term, words)) for term in self.query.terms)

    def excerpt(self, text: str) -> SafeString | None:
        """The part around what matched first; None where nothing does."""
        plain = unicodedata.normalize("NFC", plain_text(text))
        spans = list(self._spans(plain))
        if not spans:
            return None
        start = _beginning_of_word(plain, spans[0][0] - BEFORE)
        end = _end_of_word(plain, start + LENGTH)
        inside = [(first - start, last - start) for first, last in spans if start <= first and last <= end]
        before, after = "… " if start else "", " …" if end < len(plain) else ""
        return format_html("{}{}{}", before, _marked(plain[start:end], inside), after)

    def _spans(self, text: str) -> Iterator[Span]:
        """In order, none within another."""
        words = _runs(text)
        found = sorted(span for term in self.query.terms for span in _places(term, words))
        end = -1
        for first, last in found:
            if first >= end:
                yield first, last
                end = last


def plain_text(text: str) -> str:
    """One line without the signs of Markdown."""
    return " ".join(MARKS.sub(lambda found: found[1] or "", text[:LONGEST]).split())


def _runs(text: str) -> list[tuple[str, int, int]]:
    """Each word with the place of what it stands for."""
    return [
        (word, run.start(), run.end())
        for run in RUN.finditer(unicodedata.normalize("NFC", text))
        for word in words_of_run(run[0])
    ]


def _places(term: Term, words: list[tuple[str, int, int]]) -> Iterator[Span]:
    *firsts, last = term.words
    length = len(term.words)
    for at in range(len(words) - length + 1):
        here = [word for word, _, _ in words[at : at + length]]
        is_last = here[-1].startswith(last) if term.is_prefix else here[-1] == last
        if is_last and here[:-1] == firsts:
            yield words[at][1], words[at + length - 1][2]


def _marked(text: str, spans: list[Span]) -> SafeString:
    pieces: list[tuple[SafeString | str]] = []
    at = 0
    for first, last in spans:
        pieces += [(text[at:first],), (format_html("<mark>{}</mark>", text[first:last]),)]
        at = last
    return format_html_join("", "{}", [*pieces, (text[at:],)])


def _beginning_of_word(text: str, near: int) -> int:
    if near <= 0:
        return 0
    found = re.compile(r"\s\S").search(text, near)
    return found.start() + 1 if found and found.start() < near + BEFORE else near


def _end_of_word(text: str, near: int) -> int:
    if near >= len(text):
        return len(text)
    at = text.rfind(" ", near - BEFORE, near)
    return at if at > 0 else near
