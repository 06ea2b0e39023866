from uuid import UUID


def uuid_or_none(text: str) -> UUID | None:
    """The id in `text`, or None where it is not one, so that a bad id is simply not found."""
    try:
        return UUID(text)
    except ValueError:
        return None
