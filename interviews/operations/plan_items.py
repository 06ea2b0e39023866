"""The questions of a plan: picked, ordered, timed, weighted, removed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, QuerySet

from interviews.models import PlanItem, PlanVersion, Round
from interviews.operations.adding import MINUTES_UNLESS_SAID
from interviews.operations.planning import PlanError, RemovedMeanwhileError, lock_round, lock_version
from interviews.shown import item_shown
from lib.shown import StaleFormError
from questionbank.models import Competency, Question, Revision
from teams.audit import record
from teams.models import Membership


class AskedAlreadyError(PlanError):
    """The round that a question should go to asks it already."""


class BadWeightError(ValueError):
    """An unequal weight without a reason."""


@transaction.atomic
def add_questions(*, actor: Membership, round: Round, questions: Iterable[Question]) -> int:  # noqa: A002
    """Puts the questions at the end of the round, each at its current revision; the number that was added.

    What the round asks already is left out. Raises PlanFrozenError, RemovedMeanwhileError.
    """
    locked = lock_round(round)
    asked = set(locked.items.values_list("revision__question", flat=True))
    last = locked.items.aggregate(last=Max("position"))["last"] or 0
    wanted = {one.pk: one for one in questions}  # each once, in order
    fresh = [one for one in wanted.values() if one.pk not in asked and one.current]
    PlanItem.objects.bulk_create(
        _item(locked, position, question) for position, question in enumerate(fresh, start=last + 1)
    )
    if fresh:
        _record(actor, "plan.questions_added", locked, [str(one.uuid) for one in fresh])
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
    shown: str,
) -> None:
    """`shown` is what the form showed, made by `item_shown`.

    Raises PlanFrozenError, RemovedMeanwhileError, StaleFormError, BadWeightError.
    """
    locked = lock_item(item)
    if weight != 1 and not weight_reason.strip():
        raise BadWeightError("Weights are equal unless someone says why. Write down the reason for this one.")
    before = shown_of_item(locked)
    locked.minutes, locked.competency = minutes, competency
    locked.weight, locked.weight_reason = weight, weight_reason if weight != 1 else ""
    if shown_of_item(locked) == before:
        return
    if shown != before:
        raise StaleFormError("this question's place", _reads(item), shown=before)
    locked.save(update_fields=["minutes", "competency", "weight", "weight_reason"])
    _record(actor, "plan.question_changed", locked.round, [str(locked.uuid)])


def lock_item(item: PlanItem) -> PlanItem:
    """The item as it is now, wherever it was moved, with its version locked.

    Raises PlanFrozenError, RemovedMeanwhileError.
    """
    version = lock_version(item.round)
    found = _in_version(version).filter(pk=item.pk).first()
    if found is None:
        raise RemovedMeanwhileError(
            "This question was removed from the plan meanwhile, so nothing was changed."
        )
    found.round.plan_version = version
    return found


def _in_version(version: PlanVersion) -> QuerySet[PlanItem]:
    items = PlanItem.objects.filter(round__plan_version=version)
    return items.select_related("round", "revision", "competency")


def shown_of_item(item: PlanItem) -> str:
    return item_shown(
        minutes=item.minutes,
        competency=item.competency.uuid if item.competency else None,
        weight=item.weight,
        weight_reason=item.weight_reason,
    )


def _reads(item: PlanItem) -> str:
    now = PlanItem.objects.select_related("competency").get(pk=item.pk)
    weight = format(now.weight.normalize(), "f")
    reason = f" because “{now.weight_reason}”" if now.weight_reason else ""
    return f"{now.minutes} min, {now.competency or 'no competency'}, weight {weight}{reason}"


@transaction.atomic
def set_minutes(*, actor: Membership, item: PlanItem, minutes: int) -> None:
    """Raises PlanFrozenError, RemovedMeanwhileError."""
    locked = lock_item(item)
    locked.minutes = minutes
    locked.save(update_fields=["minutes"])
    _record(actor, "plan.question_changed", locked.round, [str(locked.uuid)])


@transaction.atomic
def remove_item(*, actor: Membership, item: PlanItem) -> None:
    """The question stays in the bank. Raises PlanFrozenError, RemovedMeanwhileError."""
    locked = lock_item(item)
    _record(actor, "plan.question_removed", locked.round, [str(locked.uuid)])
    locked.delete()


@transaction.atomic
def move_item(*, actor: Membership, item: PlanItem, by: int) -> None:
    """Earlier where `by` is below zero; beyond the ends nothing moves.

    Raises PlanFrozenError, RemovedMeanwhileError.
    """
    locked = lock_item(item)
    items = list(locked.round.items.order_by("position", "pk"))
    place = items.index(locked)
    items.insert(min(max(place + by, 0), len(items) - 1), items.pop(place))
    _number(items)
    _record(actor, "plan.question_moved", locked.round, [str(locked.uuid)])


@transaction.atomic
def move_item_to(*, actor: Membership, item: PlanItem, target: Round) -> None:
    """To the end of another round of the same version.

    Raises PlanFrozenError, RemovedMeanwhileError, AskedAlreadyError.
    """
    locked, goal = lock_item(item), lock_round(target)
    if goal.plan_version_id != locked.round.plan_version_id:
        raise Round.DoesNotExist
    question = locked.revision.question_id
    if goal.items.exclude(pk=locked.pk).filter(revision__question=question).exists():
        raise AskedAlreadyError(f"{goal.name} asks this question already, so it stayed where it was.")
    last = goal.items.aggregate(last=Max("position"))["last"] or 0
    locked.round, locked.position = goal, last + 1
    locked.save(update_fields=["round", "position"])
    _record(actor, "plan.question_moved", goal, [str(locked.uuid)])


@transaction.atomic
def take_newest_revision(*, actor: Membership, item: PlanItem) -> Revision:
    """The item asks the question as it reads now; its minutes and weight stay.

    Raises PlanFrozenError, RemovedMeanwhileError.
    """
    locked = lock_item(item)
    newest = Question.objects.with_current().get(pk=locked.revision.question_id).current
    if newest is None or newest == locked.revision:
        return locked.revision
    locked.revision = newest
    locked.save(update_fields=["revision"])
    _record(actor, "plan.revision_taken", locked.round, [str(locked.uuid)])
    return newest


def _number(items: Sequence[PlanItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    PlanItem.objects.bulk_update(items, ["position"])


def _record(actor: Membership, action: str, round_: Round, ids: list[str]) -> None:
    record(actor=actor, action=action, subject=round_.plan_version.plan, round=str(round_.uuid), ids=ids)
