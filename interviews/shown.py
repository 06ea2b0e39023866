"""What a form of this part showed when it was opened; see `lib.shown`."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from lib.shown import digest_of


def interview_shown(*, starts_at: datetime, minutes: int, place: str) -> str:
    return digest_of(starts_at.astimezone(UTC).isoformat(), minutes, place)


def round_shown(*, name: str, minutes: int, competencies: Iterable[UUID], seats: Mapping[int, str]) -> str:
    """`seats` are the kinds that are taken, by membership id."""
    panel = sorted((membership, str(kind)) for membership, kind in seats.items())
    return digest_of(name, minutes, sorted(map(str, competencies)), panel)


def item_shown(*, minutes: int, competency: UUID | None, weight: Decimal, weight_reason: str) -> str:
    reason = weight_reason if weight != 1 else ""
    return digest_of(minutes, str(competency or ""), format(weight.normalize(), "f"), reason)
