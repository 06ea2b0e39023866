"""What a saved field means for the scorecard: each value put where it is read from.

What is typed, rated or marked counts as asked; only what was asked can be rated.
"""

from typing import Any
from uuid import UUID

from django.db.models import Case, F, QuerySet, Value, When

from interviews.enums import Mark, Recommendation, ResponseState
from interviews.fields import CANNOT_JUDGE, FieldName, Part, UnknownFieldError
from interviews.models import AnswerMatch, CompetencyRating, PlanVersion, Response, Scorecard
from lib.prepared import Change, prepared, prepared_update
from questionbank.models import ProposedAnswer, ScaleLevel

MAX_TEXT = 100_000


class BadValueError(ValueError):
    """The field can't hold this value; nothing was saved. The message is a sentence."""


def write_value(scorecard: Scorecard, field: FieldName, value: str) -> None:
    """Raises BadValueError, and UnknownFieldError where the field is of another scorecard."""
    if len(value) > MAX_TEXT:
        raise BadValueError(
            f"This text is longer than {MAX_TEXT:,} characters. Shorten it; nothing was cut off."
        )
    match field.part:
        case Part.SUMMARY:
            Scorecard.objects.filter(pk=scorecard.pk).update(summary=value)
        case Part.RECOMMENDATION:
            known = _one_of(value, Recommendation.values)
            Scorecard.objects.filter(pk=scorecard.pk).update(recommendation=known)
        case Part.COMPETENCY_RATING:
            ratings = CompetencyRating.objects.filter(scorecard=scorecard, uuid=field.owner)
            _found(ratings.update(**_rating(scorecard, value)))
        case Part.MATCH:
            _mark_answer(scorecard, field, value)
        case _:
            _write_response(scorecard, field, value)


def _write_response(scorecard: Scorecard, field: FieldName, value: str) -> None:
    rows = Response.objects.filter(scorecard=scorecard, uuid=field.owner)
    match field.part:
        case Part.NOTES:
            is_said = bool(value.strip())
            _found(note_said(scorecard.pk, field.owner, value) if is_said else rows.update(notes=value))
        case Part.RATING:
            _found(_rate(scorecard, rows, field.owner, value))
        case Part.SKIP_REASON:
            _found(rows.update(skip_reason=value))
        case _:
            _change_state(rows, value)


def _rate(scorecard: Scorecard, rows: QuerySet[Response], response: UUID, value: str) -> int:
    rating = _rating(scorecard, value)
    if rating["level"]:
        return rate_at(scorecard.pk, response, rating["level"])
    rated = {"state": ResponseState.ASKED} if value else {}
    return rows.update(**rating, **rated)


@prepared_update
def note_said(scorecard: int, response: UUID, notes: str) -> Change:
    rows = Response.objects.filter(scorecard=scorecard, uuid=response)
    return Change(rows, {"notes": notes, "state": _asked_if_pending()})


@prepared_update
def rate_at(scorecard: int, response: UUID, level: int) -> Change:
    rows = Response.objects.filter(scorecard=scorecard, uuid=response)
    return Change(rows, {"level": level, "cannot_judge": False, "state": ResponseState.ASKED})


def _change_state(rows: QuerySet[Response], value: str) -> None:
    state = _one_of(value or ResponseState.PENDING, ResponseState.values)
    changed = rows if state == ResponseState.ASKED else rows.filter(level=None, cannot_judge=False)
    if not changed.update(state=state):
        _found(rows.count())
        raise BadValueError(
            "This question is rated, so it was asked. Clear the rating first, then change this."
        )


def _mark_answer(scorecard: Scorecard, field: FieldName, value: str) -> None:
    mark = _one_of(value, Mark.values)
    response = Response.objects.filter(scorecard=scorecard, uuid=field.owner).select_related("item").first()
    answers = ProposedAnswer.objects.filter(uuid=field.answer)
    answer = answers.filter(revision=response.item.revision_id).first() if response else None
    if response is None or answer is None:
        raise UnknownFieldError("This proposed answer is not on your scorecard. Reload the page.")
    if mark:
        AnswerMatch.objects.update_or_create(
            response=response, proposed_answer=answer, defaults={"mark": mark}
        )
        Response.objects.filter(pk=response.pk).update(state=_asked_if_pending())
    else:
        AnswerMatch.objects.filter(response=response, proposed_answer=answer).delete()


def _rating(scorecard: Scorecard, value: str) -> dict[str, Any]:
    """A level of the interview's scale by its number, “cannot judge”, or nothing."""
    if value == CANNOT_JUDGE:
        return {"level": None, "cannot_judge": True}
    if not value:
        return {"level": None, "cannot_judge": False}
    number = int(value) if value.isascii() and value.isdigit() and len(value) == 1 else 0
    levels = levels_of_interview(scorecard.interview_id, number)
    if not levels:
        raise BadValueError("This rating is not a level of the scale. Choose one of the levels shown.")
    return {"level": levels[0].pk, "cannot_judge": False}


@prepared
def levels_of_interview(interview: int, number: int) -> QuerySet[ScaleLevel]:
    """The one level of this number; the interview's scale is that of its round's plan."""
    scale = PlanVersion.objects.filter(rounds__interviews=interview).values("scale_version")
    return ScaleLevel.objects.filter(version__in=scale, level=number).only("pk")


def _asked_if_pending() -> Case:
    return Case(When(state=ResponseState.PENDING, then=Value(ResponseState.ASKED)), default=F("state"))


def _one_of(value: str, known: list[str]) -> str:
    if value and value not in known:
        raise BadValueError("This choice is not one of those offered. Reload the page and choose again.")
    return value


def _found(rows: int) -> None:
    if not rows:
        raise UnknownFieldError("This question is not on your scorecard. Reload the page.")
