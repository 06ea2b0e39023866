"""Text folded for search: small letters, no accents, single spaces."""

import unicodedata


def fold(text: str) -> str:
    """`text` as both search engines see it, so that “Café” and “cafe” are the same word."""
    plain = without_nul(text).casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split())


def without_nul(text: str) -> str:
    """PostgreSQL refuses it in a text, and nobody means it."""
    return text.replace("\x00", "")
