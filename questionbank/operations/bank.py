"""What a bank needs before its first question: the scale by which answers are rated."""

from django.db import transaction

from questionbank.models import Scale, ScaleLevel, ScaleVersion
from teams.models import Team

SCALE_NAME = "Five levels"
LEVELS = (
    (
        "Nothing usable",
        "The answer misses the question, or is wrong where it matters.",
    ),
    (
        "Below what is needed",
        "Some of it holds, but an essential part is missing or stays vague when asked.",
    ),
    (
        "What is needed",
        "A sound answer with a real example or a clear reason; the essentials are all there.",
    ),
    (
        "More than is needed",
        "Sound and concrete, and names limits or side effects without being asked.",
    ),
    (
        "Outstanding",
        "Weighs alternatives, knows what would change the choice, and teaches the listener something.",
    ),
)


@transaction.atomic
def set_up_bank(*, team: Team) -> ScaleVersion:
    """The newest version of the team's default scale; the five-level scale is made where there is none."""
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)  # two at once would both find no scale
    known = ScaleVersion.objects.filter(scale__team=team, scale__is_default=True).order_by("-number").first()
    if known:
        return known
    scale = Scale.objects.create(team=team, name=SCALE_NAME, is_default=True)
    version = ScaleVersion.objects.create(scale=scale, number=1)
    ScaleLevel.objects.bulk_create(
        ScaleLevel(version=version, level=level, points=level, label=label, text=text)
        for level, (label, text) in enumerate(LEVELS, start=1)
    )
    return version
