"""A team's default scale says something else from now on; what was rated keeps its version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.db import transaction

from questionbank.models import ScaleLevel, ScaleVersion
from questionbank.operations.bank import set_up_bank
from questionbank.problems import BankError
from teams.audit import record
from teams.models import Membership, Team

FEWEST_LEVELS, MOST_LEVELS = 3, 5


class ScaleRevisedMeanwhileError(BankError):
    """Someone else was quicker; `number` is the version in force."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Someone saved version {number} of the scale while you were writing. What you typed is kept "
            "below and not saved yet. Look at theirs in another tab; saving again makes yours the version "
            "after it."
        )
        self.number = number


@dataclass(frozen=True, slots=True)
class LevelValue:
    label: str
    text: str
    points: Decimal


@transaction.atomic
def revise_scale(
    *, actor: Membership, team: Team, levels: Sequence[LevelValue], expected: int | None = None
) -> ScaleVersion:
    """The version in force afterwards: the next one, or the same where nothing is different.

    Levels are numbered from 1 in their order. Where there are as many as before, the anchors of questions
    hold on; otherwise they stay with the old version. Raises BankError.
    """
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # two at once would number the same version
    newest = set_up_bank(team=team)
    if expected is not None and expected != newest.number:
        raise ScaleRevisedMeanwhileError(newest.number)
    before = list(newest.levels.order_by("level"))
    if [LevelValue(one.label, one.text, one.points) for one in before] == list(levels):
        return newest
    _check(levels)
    version = ScaleVersion.objects.create(scale=newest.scale, number=newest.number + 1)
    roots = _roots(before, levels)
    ScaleLevel.objects.bulk_create(
        ScaleLevel(
            version=version,
            level=number,
            label=level.label,
            text=level.text,
            points=level.points,
            root_id=roots.get(number),
        )
        for number, level in enumerate(levels, start=1)
    )
    record(actor=actor, action="scale.revised", subject=newest.scale, version=version.number)
    return version


def _roots(before: Sequence[ScaleLevel], levels: Sequence[LevelValue]) -> Mapping[int, int]:
    """By the number of a level, the one whose anchors it takes over; none where numbers change meaning."""
    if len(before) != len(levels):
        return {}
    return {level.level: level.anchored_by for level in before}


def _check(levels: Sequence[LevelValue]) -> None:
    if not FEWEST_LEVELS <= len(levels) <= MOST_LEVELS:
        raise BankError(f"A scale has {FEWEST_LEVELS} to {MOST_LEVELS} levels; this one has {len(levels)}.")
    points = [level.points for level in levels]
    if any(lower >= higher for lower, higher in pairwise(points)):
        raise BankError("Each level has to be worth more points than the one below it.")
