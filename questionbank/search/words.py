"""A text as the words by which it is found; the same for what is stored and for what is asked."""

import re
import unicodedata

from lib.folding import fold

MOST_LETTERS = 40  # of a word; what is longer is found by its beginning
# Written without spaces: each sign is a word, and several in a row are a phrase.
_SIGNS = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Vowel signs and accents that stand on a letter and are no letters themselves.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e"
)
# “C++”, “C#” and “F#” are words.
RUN = re.compile(rf"(?<![^\W_])[A-Za-z](?:\+\+|\#)(?![\w+#])|[{_SIGNS}]|(?:[^\W_{_SIGNS}]|[{_MARKS}])+")
_PLAIN = re.compile(r"(?<![a-z0-9])[a-z](?:\+\+|#)(?![a-z0-9_+#])|[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Small letters without accents; a compound like “real-time” is two."""
    if text.isascii():
        return [word[:MOST_LETTERS] for word in _PLAIN.findall(text.lower())]
    composed = unicodedata.normalize("NFC", text)
    return [word for run in RUN.finditer(composed) for word in words_of_run(run[0])]


def words_of_run(run: str) -> list[str]:
    """Nearly always one; a ligature or a fraction may fall apart."""
    # Folding may bring capitals about (a letter in a circle), so their case is taken away again.
    return [word[:MOST_LETTERS] for word in RUN.findall(fold(run).casefold())]


def are_plain(words: list[str]) -> bool:
    """Whether each is its own code; told faster of all together."""
    together = "".join(words)
    return together.isascii() and together.isalnum()


def coded(word: str) -> str:
    """The word in letters that no engine reads in its own way; what begins a word begins its code."""
    if word.isascii() and word.isalnum():
        return word
    return "".join(sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}_" for sign in word)
