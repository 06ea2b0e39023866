"""The names of a scorecard's fields, as they travel: `response.<id>.notes`, `summary` and the like."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from lib.ids import uuid_or_none


class Part(Enum):
    """What of a scorecard a field holds."""

    SUMMARY = "summary"
    RECOMMENDATION = "recommendation"
    COMPETENCY_RATING = "competency rating"
    NOTES = "notes"
    RATING = "rating"
    STATE = "state"
    SKIP_REASON = "skip_reason"
    MATCH = "match"


OF_SCORECARD = {"summary": Part.SUMMARY, "recommendation": Part.RECOMMENDATION}
OF_RESPONSE = {part.value: part for part in (Part.NOTES, Part.RATING, Part.STATE, Part.SKIP_REASON)}
CANNOT_JUDGE = "cannot_judge"
NOBODY = UUID(int=0)


class UnknownFieldError(ValueError):
    """The name is none of a scorecard's fields; nothing was saved."""


@dataclass(frozen=True, slots=True)
class FieldName:
    """A parsed name: `owner` is the response or competency rating, `answer` the proposed answer."""

    part: Part
    owner: UUID = NOBODY
    answer: UUID = NOBODY

    def __str__(self) -> str:
        if self.part in (Part.SUMMARY, Part.RECOMMENDATION):
            return str(self.part.value)
        if self.part is Part.COMPETENCY_RATING:
            return f"competency.{self.owner}.rating"
        if self.part is Part.MATCH:
            return f"response.{self.owner}.match.{self.answer}"
        return f"response.{self.owner}.{self.part.value}"


def parse_field(name: str) -> FieldName:
    """The field that `name` means, in its one spelling; raises UnknownFieldError."""
    field = _read(name.split("."))
    if field is None or str(field) != name:
        raise UnknownFieldError(f"A scorecard has no field “{name[:80]}”.")
    return field


def _read(words: list[str]) -> FieldName | None:
    match words:
        case [word] if word in OF_SCORECARD:
            return FieldName(OF_SCORECARD[word])
        case ["competency", owner, "rating"]:
            return FieldName(Part.COMPETENCY_RATING, uuid_or_none(owner) or NOBODY)
        case ["response", owner, word] if word in OF_RESPONSE:
            return FieldName(OF_RESPONSE[word], uuid_or_none(owner) or NOBODY)
        case ["response", owner, "match", answer]:
            return FieldName(Part.MATCH, uuid_or_none(owner) or NOBODY, uuid_or_none(answer) or NOBODY)
    return None
