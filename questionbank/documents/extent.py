"""How large a document may be that is read by its dress, as sentences for who sends a larger one."""

from .values import DocumentError

MOST_LINES = 250_000
MOST_TAGS = 300_000
MOST_QUESTIONS = 5_000
TOO_MANY_LINES = (
    f"This document has more than {MOST_LINES:,} lines; split it into smaller ones and try again."
)
TOO_MANY_TAGS = (
    f"This page has more than {MOST_TAGS:,} tags, which is more than a collection of questions needs; "
    "save the part with the questions as a page of its own and try again."
)
TOO_MANY_QUESTIONS = (
    f"This document holds more than {MOST_QUESTIONS:,} questions; "
    "split it into smaller documents and try again."
)


def check_lines(source: str) -> None:
    """Blank ones at the end don't count."""
    if source.count("\n") > MOST_LINES and source.rstrip().count("\n") > MOST_LINES:
        raise DocumentError(TOO_MANY_LINES)


def check_extent(source: str) -> None:
    check_lines(source)
    if source.count("<") > MOST_TAGS:
        raise DocumentError(TOO_MANY_TAGS)


def check_questions(count: int) -> None:
    if count > MOST_QUESTIONS:
        raise DocumentError(TOO_MANY_QUESTIONS)
