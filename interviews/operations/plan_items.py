"""The questions of a plan: picked, ordered, timed, weighted, removed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from interviews.models import PlanItem, PlanVersion, Round
from interviews.operations.adding import MINUTES_UNLESS_SAID
from interviews.operations.planning import lock_version
from questionbank.models import Competency, Question, Revision
from teams.audit import record
from teams.models import Membership


class AskedAlreadyError(ValueError):
    """The round that a question should go to asks it already."""


class BadWeightError(ValueError):
    """An unequal weight without a reason."""


@transaction.atomic
def add_questions(*, actor: Membership, round: Round, questions: Iterable[Question]) -> int:  # noqa: A002
    """Puts the questions at the end of the round, each at its current revision; the number that was added.

    What the round asks already is left out. Raises PlanFrozenError.
    """
    version = lock_version(round)
    asked = set(round.items.values_list("revision__question", flat=True))
    last = round.items.aggregate(last=Max("position"))["last"] or 0
    fresh = [one for one in questions if one.pk not in asked and one.current]
    PlanItem.objects.bulk_create(
        _item(round, position, question) for position, question in enumerate(fresh, start=last + 1)
    )
    if fresh:
        _record(actor, "plan.questions_added", version, round, [str(one.uuid) for one in fresh])
    return len(fresh)


def _item(round_: Round, position: int, question: Question) -> PlanItem:
    revision = question.current
    return PlanItem(
        round=round_,
        position=position,
        revision=revision,
        competency_id=question.competency_id,
        minutes=(revision.minutes if revision else None) or MINUTES_UNLESS_SAID,
    )


@transaction.atomic
def change_item(
    *,
    actor: Membership,
    item: PlanItem,
    minutes: int,
    competency: Competency | None,
    weight: Decimal,
    weight_reason: str,
) -> None:
    """Raises PlanFrozenError, BadWeightError."""
    version = lock_version(item.round)
    if weight != 1 and not weight_reason.strip():
        raise BadWeightError("Weights are equal unless someone says why. Write down the reason for this one.")
    item.minutes, item.competency = minutes, competency
    item.weight, item.weight_reason = weight, weight_reason if weight != 1 else ""
    item.save(update_fields=["minutes", "competency", "weight", "weight_reason"])
    _record(actor, "plan.question_changed", version, item.round, [str(item.uuid)])


@transaction.atomic
def set_minutes(*, actor: Membership, item: PlanItem, minutes: int) -> None:
    """Raises PlanFrozenError."""
    version = lock_version(item.round)
    item.minutes = minutes
    item.save(update_fields=["minutes"])
    _record(actor, "plan.question_changed", version, item.round, [str(item.uuid)])


@transaction.atomic
def remove_item(*, actor: Membership, item: PlanItem) -> None:
    """The question stays in the bank. Raises PlanFrozenError."""
    version = lock_version(item.round)
    _record(actor, "plan.question_removed", version, item.round, [str(item.uuid)])
    item.delete()


@transaction.atomic
def move_item(*, actor: Membership, item: PlanItem, by: int) -> None:
    """Earlier where `by` is below zero; beyond the ends nothing moves. Raises PlanFrozenError."""
    version = lock_version(item.round)
    items = list(item.round.items.order_by("position", "pk"))
    place = items.index(item)
    items.insert(min(max(place + by, 0), len(items) - 1), items.pop(place))
    _number(items)
    _record(actor, "plan.question_moved", version, item.round, [str(item.uuid)])


@transaction.atomic
def move_item_to(*, actor: Membership, item: PlanItem, target: Round) -> None:
    """To the end of another round of the same version. Raises PlanFrozenError, AskedAlreadyError."""
    version = lock_version(item.round)
    if target.plan_version_id != version.pk:
        raise Round.DoesNotExist
    question = item.revision.question_id
    if target.items.exclude(pk=item.pk).filter(revision__question=question).exists():
        raise AskedAlreadyError(f"{target.name} asks this question already, so it stayed where it was.")
    last = target.items.aggregate(last=Max("position"))["last"] or 0
    item.round, item.position = target, last + 1
    item.save(update_fields=["round", "position"])
    _record(actor, "plan.question_moved", version, target, [str(item.uuid)])


@transaction.atomic
def take_newest_revision(*, actor: Membership, item: PlanItem) -> Revision:
    """The item asks the question as it reads now; its minutes and weight stay. Raises PlanFrozenError."""
    version = lock_version(item.round)
    newest = Question.objects.with_current().get(pk=item.revision.question_id).current
    if newest is None or newest == item.revision:
        return item.revision
    item.revision = newest
    item.save(update_fields=["revision"])
    _record(actor, "plan.revision_taken", version, item.round, [str(item.uuid)])
    return newest


def _number(items: Sequence[PlanItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    PlanItem.objects.bulk_update(items, ["position"])


def _record(actor: Membership, action: str, version: PlanVersion, round_: Round, ids: list[str]) -> None:
    record(actor=actor, action=action, subject=version.plan, round=str(round_.uuid), ids=ids)
