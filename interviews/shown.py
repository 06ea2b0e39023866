"""What a form showed when it was opened, so that nobody overwrites unseen what someone else saved since."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID


class StaleFormError(ValueError):
    """It was saved by someone else since the form was opened; nothing was changed.

    The message is a sentence that says how it reads now; `shown` is what the form shows from then on.
    """

    def __init__(self, what: str, reads_now: str, *, shown: str) -> None:
        super().__init__(
            f"Someone else changed {what} meanwhile. It now reads: {reads_now}. "
            "Save again to put yours in its place, or cancel to keep theirs."
        )
        self.shown = shown


def interview_shown(*, starts_at: datetime, minutes: int, place: str) -> str:
    return _digest(starts_at.astimezone(UTC).isoformat(), minutes, place)


def round_shown(*, name: str, minutes: int, competencies: Iterable[UUID], seats: Mapping[int, str]) -> str:
    """`seats` are the kinds that are taken, by membership id."""
    panel = sorted((membership, str(kind)) for membership, kind in seats.items())
    return _digest(name, minutes, sorted(map(str, competencies)), panel)


def item_shown(*, minutes: int, competency: UUID | None, weight: Decimal, weight_reason: str) -> str:
    reason = weight_reason if weight != 1 else ""
    return _digest(minutes, str(competency or ""), format(weight.normalize(), "f"), reason)


def _digest(*parts: object) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()[:32]
