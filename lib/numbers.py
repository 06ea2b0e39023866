MOST_DIGITS = 18  # fits a database's big integer


def whole_or_none(text: str) -> int | None:
    """The whole number of zero or more in `text`, or None where there is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
