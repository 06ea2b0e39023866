"""A whole form at once, for a browser without scripts: the same operations, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from interviews.models import Scorecard
from interviews.operations.saving import Conflict, FieldOperation, save_into, writable_scorecard
from interviews.operations.writing import BadValueError
from teams.models import Membership


@dataclass(slots=True)
class Outcome:
    """What became of a form: texts that met another one, and values that could not be stored."""

    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def save_fields(*, actor: Membership, scorecard_id: UUID, operations: Iterable[FieldOperation]) -> Outcome:
    """Saves what differs from what is stored; one refused value does not hold up the others.

    Raises Scorecard.DoesNotExist, LockedError, UnknownFieldError.
    """
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    outcome = Outcome()
    for operation in operations:
        _save_one(scorecard, operation, outcome)
    return outcome


def _save_one(scorecard: Scorecard, operation: FieldOperation, outcome: Outcome) -> None:
    try:
        with transaction.atomic():
            answer = save_into(scorecard, operation)
    except BadValueError as refusal:
        outcome.refused.append(str(refusal))
    else:
        if isinstance(answer, Conflict):
            outcome.conflicts.append(answer)
