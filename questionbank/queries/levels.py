"""What the levels of the team's default scale mean."""

from dataclasses import dataclass
from decimal import Decimal

from questionbank.models import ScaleLevel, ScaleVersion
from teams.models import Team

SCALE_NAME = "Five levels"
FIVE_LEVELS = (
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


def default_levels(team: Team) -> list[ScaleLevel]:
    """The levels of the newest version; those that a new bank gets where the team has no scale yet."""
    rows = ScaleLevel.objects.filter(version__scale__team=team, version__scale__is_default=True)
    stored = list(rows.order_by("-version__number", "level"))
    newest = [level for level in stored if level.version_id == stored[0].version_id]
    return newest or five_levels()


@dataclass(frozen=True, slots=True)
class OpenScale:
    """The team's default scale as it is now, and its earlier versions, the newest first."""

    name: str
    number: int
    levels: list[ScaleLevel]
    earlier: list[ScaleVersion]


def open_scale(team: Team) -> OpenScale:
    """Two queries."""
    versions = ScaleVersion.objects.filter(scale__team=team, scale__is_default=True).select_related("scale")
    found = list(versions.order_by("-number").prefetch_related("levels"))
    if not found:
        return OpenScale(SCALE_NAME, 1, five_levels(), [])
    newest, *earlier = found
    return OpenScale(newest.scale.name, newest.number, list(newest.levels.all()), earlier)


def five_levels() -> list[ScaleLevel]:
    """Not stored yet."""
    return [
        ScaleLevel(level=level, points=Decimal(level), label=label, text=text)
        for level, (label, text) in enumerate(FIVE_LEVELS, start=1)
    ]
