"""Making an opening's plan: its versions and their rounds. Its questions are in `plan_items`."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from hiring.models import Opening
from interviews.models import PanelMember, Plan, PlanItem, PlanVersion, Round, RoundCompetency
from interviews.operations.scheduling import Place
from interviews.shown import round_shown
from lib.shown import StaleFormError
from questionbank.models import Competency
from questionbank.operations.bank import set_up_bank
from teams.audit import record
from teams.models import Membership


class PlanError(ValueError):
    """The plan stays as it is; the message is a sentence for the manager."""


class RemovedMeanwhileError(PlanError):
    """What was to be changed is not in the plan any more."""


class PlanFrozenError(PlanError):
    """The version is used by a candidate and does not change any more."""


@transaction.atomic
def version_in_the_making(*, actor: Membership, opening: Opening) -> PlanVersion:
    """The version that may be edited: made with the plan, or as a copy of the newest that is frozen."""
    plan, _ = Plan.objects.get_or_create(opening=opening, defaults={"team": opening.team})
    Plan.objects.select_for_update().get(pk=plan.pk)
    # Scheduling freezes the version under this lock, so what is read here stays true.
    newest = plan.versions.select_for_update(of=("self",)).order_by("-number").first()
    if newest and not newest.is_frozen:
        return newest
    version = PlanVersion.objects.create(
        plan=plan,
        number=newest.number + 1 if newest else 1,
        scale_version=newest.scale_version if newest else set_up_bank(team=opening.team),
        author=actor,
    )
    if newest:
        _copy_rounds(newest, version)
    record(actor=actor, action="plan.version_made", subject=plan, version=version.number)
    return version


def _copy_rounds(source: PlanVersion, target: PlanVersion) -> None:
    for old in source.rounds.in_order():
        new = Round.objects.create(
            plan_version=target, key=old.key, position=old.position, name=old.name, minutes=old.minutes
        )
        RoundCompetency.objects.bulk_create(
            RoundCompetency(round=new, competency_id=one.competency_id)
            for one in old.round_competencies.order_by("pk")
        )
        PanelMember.objects.bulk_create(
            PanelMember(round=new, membership_id=one.membership_id, kind=one.kind)
            for one in old.panel.order_by("pk")
        )
        PlanItem.objects.bulk_create(_copy_of(item, new) for item in old.items.order_by("position", "pk"))


def _copy_of(item: PlanItem, target: Round) -> PlanItem:
    return PlanItem(
        round=target,
        position=item.position,
        revision_id=item.revision_id,
        competency_id=item.competency_id,
        minutes=item.minutes,
        weight=item.weight,
        weight_reason=item.weight_reason,
    )


def lock_version(round_: Round) -> PlanVersion:
    """The round's version, locked until the transaction ends. Raises PlanFrozenError."""
    locked = PlanVersion.objects.select_for_update(of=("self",)).select_related("plan__team")
    version = locked.get(pk=round_.plan_version_id)
    if version.is_frozen:
        raise PlanFrozenError(
            f"Version {version.number} of this plan is used by a candidate and stays as it is. "
            f"Edit the plan to make version {version.number + 1}."
        )
    return version


def lock_round(round_: Round) -> Round:
    """The round as it is now, with its version locked. Raises PlanFrozenError, RemovedMeanwhileError."""
    version = lock_version(round_)
    found = Round.objects.filter(pk=round_.pk, plan_version=version).first()
    if found is None:
        raise RemovedMeanwhileError("This round was removed from the plan meanwhile, so nothing was changed.")
    found.plan_version = version
    return found


@transaction.atomic
def add_round(
    *,
    actor: Membership,
    opening: Opening,
    name: str,
    minutes: int,
    competencies: Iterable[Competency],
    panel: Sequence[Place],
) -> Round:
    """A round at the end of the version in the making."""
    version = version_in_the_making(actor=actor, opening=opening)
    last = version.rounds.aggregate(last=Max("position"))["last"] or 0
    made = Round.objects.create(plan_version=version, position=last + 1, name=name, minutes=minutes)
    _set_competencies(made, competencies)
    _set_panel(made, panel)
    record(actor=actor, action="plan.round_added", subject=version.plan, round=str(made.uuid))
    return made


@transaction.atomic
def change_round(
    *,
    actor: Membership,
    round: Round,  # noqa: A002  # the field's own word
    name: str,
    minutes: int,
    competencies: Iterable[Competency],
    panel: Sequence[Place],
    shown: str,
) -> None:
    """`shown` is what the form showed, made by `round_shown`.

    Raises PlanFrozenError, RemovedMeanwhileError, StaleFormError.
    """
    locked, competencies = lock_round(round), list(competencies)
    seats = {one.membership.pk: one.kind for one in panel}
    uuids = [one.uuid for one in competencies]
    wanted = round_shown(name=name, minutes=minutes, competencies=uuids, seats=seats)
    now = shown_of_round(locked)
    if wanted == now:
        return
    if shown != now:
        raise StaleFormError("this round", _reads(locked), shown=now)
    locked.name, locked.minutes = name, minutes
    locked.save(update_fields=["name", "minutes"])
    locked.round_competencies.all().delete()
    _set_competencies(locked, competencies)
    locked.panel.all().delete()
    _set_panel(locked, panel)
    _record(actor, "plan.round_changed", locked)


def shown_of_round(round_: Round) -> str:
    """Two queries."""
    return round_shown(
        name=round_.name,
        minutes=round_.minutes,
        competencies=round_.competencies.values_list("uuid", flat=True),
        seats=dict(round_.panel.values_list("membership", "kind")),
    )


def _reads(round_: Round) -> str:
    panel = round_.panel.select_related("membership__user").order_by("membership__user__name", "pk")
    people = ", ".join(f"{one.membership} as {one.get_kind_display().lower()}" for one in panel)
    rated = ", ".join(round_.competencies.order_by("name").values_list("name", flat=True))
    on_panel = f"with {people}" if people else "without a panel"
    return f"“{round_.name}”, {round_.minutes} min, {on_panel}, rated on {rated or 'nothing as a whole'}"


@transaction.atomic
def remove_round(*, actor: Membership, round: Round) -> None:  # noqa: A002
    """The round leaves the version in the making, its questions stay in the bank.

    Raises PlanFrozenError, RemovedMeanwhileError.
    """
    locked = lock_round(round)
    _record(actor, "plan.round_removed", locked)
    locked.delete()


@transaction.atomic
def move_round(*, actor: Membership, round: Round, by: int) -> None:  # noqa: A002
    """Earlier where `by` is below zero; beyond the ends nothing moves.

    Raises PlanFrozenError, RemovedMeanwhileError.
    """
    locked = lock_round(round)
    rounds = list(locked.plan_version.rounds.in_order())
    place = rounds.index(locked)
    target = min(max(place + by, 0), len(rounds) - 1)
    rounds.insert(target, rounds.pop(place))
    for position, one in enumerate(rounds, start=1):
        one.position = position
    Round.objects.bulk_update(rounds, ["position"])
    _record(actor, "plan.round_moved", locked)


def _record(actor: Membership, action: str, round_: Round) -> None:
    record(actor=actor, action=action, subject=round_.plan_version.plan, round=str(round_.uuid))


def _set_competencies(round_: Round, competencies: Iterable[Competency]) -> None:
    RoundCompetency.objects.bulk_create(RoundCompetency(round=round_, competency=one) for one in competencies)


def _set_panel(round_: Round, panel: Sequence[Place]) -> None:
    PanelMember.objects.bulk_create(
        PanelMember(round=round_, membership=one.membership, kind=one.kind) for one in panel
    )
