"""What a bank needs before its first question: the scale by which answers are rated."""

from django.db import transaction

from questionbank.models import Scale, ScaleLevel, ScaleVersion
from questionbank.queries.levels import SCALE_NAME, five_levels
from teams.models import Team


@transaction.atomic
def set_up_bank(*, team: Team) -> ScaleVersion:
    """The newest version of the team's default scale; the five-level scale is made where there is none."""
    # A team that has one is not locked for it: who saves a question holds that question already, while an
    # import holds the team and then wants questions.
    if known := _newest(team):
        return known
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # two at once would both find no scale
    if known := _newest(team):
        return known
    scale = Scale.objects.create(team=team, name=SCALE_NAME, is_default=True)
    version = ScaleVersion.objects.create(scale=scale, number=1)
    levels = five_levels()
    for level in levels:
        level.version = version
    ScaleLevel.objects.bulk_create(levels)
    return version


def _newest(team: Team) -> ScaleVersion | None:
    versions = ScaleVersion.objects.filter(scale__team=team, scale__is_default=True)
    return versions.order_by("-number").first()
