"""Several fields in one transaction: a form without scripts, or what a closing page has left."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from interviews.models import SavedField, Scorecard
from interviews.operations.saving import (
    Answer,
    Conflict,
    FieldOperation,
    clean_value,
    save_into,
    writable_scorecard,
)
from interviews.operations.writing import BadValueError
from teams.models import Membership


@dataclass(slots=True)
class Outcome:
    """What became of a form: fields saved, texts that met a newer one, values that can't be stored."""

    saved: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def save_fields(*, actor: Membership, scorecard_id: UUID, operations: Iterable[FieldOperation]) -> Outcome:
    """Saves what was changed in the form; one refused value does not hold up the others.

    Raises Scorecard.DoesNotExist, LockedError, UnknownFieldError.
    """
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    outcome = Outcome()
    for operation in _changed(scorecard, operations):
        _save_one(scorecard, operation, outcome)
    return outcome


def _changed(scorecard: Scorecard, operations: Iterable[FieldOperation]) -> list[FieldOperation]:
    """The operations whose value is not what the form was filled with, ratings first.

    A form sends every field; one that the person left alone must not meet another tab's text as if
    it were theirs. Ratings go first, since a question can be skipped only once its rating is cleared.
    """
    sent = list(operations)
    shown = Q()
    for operation in sent:
        shown |= Q(field=operation.field, revision=operation.base_revision)
    rows = SavedField.objects.filter(shown, scorecard=scorecard) if sent else SavedField.objects.none()
    filled = dict(rows.values_list("field", "value"))
    changed = [
        one
        for one in sent
        # A state is changed by ratings and notes too; whether it was touched, its form has seen.
        if one.field.endswith(".state") or clean_value(one.value) != filled.get(one.field, "")
    ]
    return sorted(changed, key=lambda one: not one.field.endswith(".rating"))


def _save_one(scorecard: Scorecard, operation: FieldOperation, outcome: Outcome) -> None:
    try:
        with transaction.atomic():
            answer = save_into(scorecard, operation)
    except BadValueError as refusal:
        outcome.refused.append(str(refusal))
    else:
        if isinstance(answer, Conflict):
            outcome.conflicts.append(answer)
        else:
            outcome.saved += 1


@transaction.atomic
def save_in_order(
    *, actor: Membership, scorecard_id: UUID, operations: Iterable[FieldOperation]
) -> list[Answer]:
    """What a closing page sends at once, in its order; values that can't be stored are left out.

    Where a text met a newer one, what was typed after it in the same field is kept beside it too,
    and never laid over the other. Raises Scorecard.DoesNotExist, LockedError, UnknownFieldError.
    """
    scorecard = writable_scorecard(actor=actor, scorecard_id=scorecard_id)
    answers: list[Answer] = []
    stale: dict[str, int] = {}
    for operation in operations:
        base = stale.get(operation.field, operation.base_revision)
        try:
            with transaction.atomic():
                answer = save_into(scorecard, replace(operation, base_revision=base))
        except BadValueError:
            continue
        if isinstance(answer, Conflict):
            stale[operation.field] = base
        answers.append(answer)
    return answers
