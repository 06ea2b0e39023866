from collections.abc import Mapping

MOST_DIGITS = 18  # fits a database's big integer
MOST_PAGES = 1_000_000


def whole_or_none(text: str) -> int | None:
    """The whole number of zero or more in `text`, or None where there is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def page_in(sent: Mapping[str, str]) -> int:
    """The page that an address asks for, from 1; the first where it asks for none, or for one beyond all."""
    number = whole_or_none(sent.get("page", "")) or 1
    return number if number < MOST_PAGES else 1
