"""Numbers from ratings: exact, in the order of nobody, and None where nothing was rated.

The unit is the caller's: exact numbers go in, exact numbers come out, and only `one_decimal` rounds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import NamedTuple

Exact = int | Fraction
TWO = 2  # ratings make the first difference


class Missing(Enum):
    """Why a question has no rating; each is a fact of its own."""

    NOT_ASKED = "not asked"
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"
    CANNOT_JUDGE = "cannot judge"
    NOT_RATED = "not rated"


class Rating(NamedTuple):
    """What one rater gave: the points that scores are made of, and the level as it stands on the scale."""

    points: int
    level: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What several raters said of one thing; points and levels are counted in parts of `unit`."""

    ratings: tuple[Rating, ...]  # ascending, so that their order tells nobody apart
    missing: tuple[tuple[Missing, int], ...]  # in the order of `Missing`, those that occur
    total: int
    unit: int
    mean: Fraction | None
    levels_apart: Fraction | None  # between the farthest two; None where fewer than two rated

    @property
    def count(self) -> int:
        return len(self.ratings)

    @property
    def lowest(self) -> Fraction | None:
        return Fraction(self.ratings[0].points, self.unit) if self.ratings else None

    @property
    def highest(self) -> Fraction | None:
        return Fraction(self.ratings[-1].points, self.unit) if self.ratings else None

    @property
    def variance(self) -> Fraction | None:
        """Of a sample, hence None below two ratings."""
        if self.count < TWO:
            return None
        squares = sum((self.count * rating.points - self.total) ** 2 for rating in self.ratings)
        return Fraction(squares, (self.count * self.unit) ** 2 * (self.count - 1))


def statistics(outcomes: Iterable[Rating | Missing], *, unit: int = 1) -> Statistics:
    """The same whoever rated first: outcomes are a bag, not a list."""
    given = list(outcomes)
    ratings = [one for one in given if isinstance(one, Rating)]
    missing = Counter(one for one in given if isinstance(one, Missing)) if len(ratings) < len(given) else {}
    total = sum([rating.points for rating in ratings])
    levels = [rating.level for rating in ratings]
    return Statistics(
        ratings=tuple(sorted(ratings)),
        missing=tuple((why, missing[why]) for why in Missing if why in missing) if missing else (),
        total=total,
        unit=unit,
        mean=Fraction(total, len(ratings) * unit) if ratings else None,
        levels_apart=Fraction(max(levels) - min(levels), unit) if len(levels) >= TWO else None,
    )


class RaterScore(NamedTuple):
    """One rater's ratings of several questions, by their weights: sums, to be divided by the weight."""

    weight: int
    points: int
    levels: int


def rater_score(ratings: Iterable[tuple[int, Rating]]) -> RaterScore | None:
    """None where nothing was rated."""
    weight = points = levels = 0
    for own_weight, rating in ratings:
        weight += own_weight
        points += own_weight * rating.points
        levels += own_weight * rating.level
    return RaterScore(weight, points, levels) if weight else None


def statistics_of_raters(scores: Iterable[RaterScore | Missing]) -> Statistics:
    """Each rater counts once, however many questions they rated."""
    given = list(scores)
    unit = lcm(*(score.weight for score in given if isinstance(score, RaterScore)))
    return statistics((_in_unit(score, unit) for score in given), unit=unit)


def _in_unit(score: RaterScore | Missing, unit: int) -> Rating | Missing:
    if isinstance(score, Missing):
        return score
    times = unit // score.weight
    return Rating(score.points * times, score.levels * times)


@dataclass(frozen=True, slots=True)
class Score:
    """A weighted mean over what was rated, and how much of what was asked for that is."""

    value: Fraction | None
    rated: int
    asked_for: int


Part = tuple[int, int, int]  # weight, total of the ratings, number of the ratings


def weighted_score(parts: Iterable[Part]) -> Score:
    """Each part counts by its weight with the mean of its ratings; a part without ratings weighs nothing."""
    by_count: defaultdict[int, int] = defaultdict(int)  # one division a number of raters, not one a part
    weights = rated = asked_for = 0
    for weight, total, count in parts:
        asked_for += 1
        if count:
            rated += 1
            weights += weight
            by_count[count] += weight * total
    if not rated:
        return Score(None, 0, asked_for)
    summed = sum((Fraction(total, count) for count, total in by_count.items()), Fraction(0))
    return Score(summed / weights, rated, asked_for)


def strength(points: Exact, lowest: Exact, highest: Exact) -> int:
    """One to five, by the share of the scale: the shade that a rating is shown in."""
    if highest <= lowest:
        return 3
    inside = min(max(points, lowest), highest) - lowest
    return 1 + int((8 * inside + highest - lowest) // (2 * (highest - lowest)))  # rounded half up


def one_decimal(value: Exact, unit: int = 1) -> str:
    """`value` in parts of `unit`, rounded half up, as people do by hand."""
    below = value.denominator * unit
    tenths = (20 * value.numerator + below) // (2 * below)
    sign, size = ("-", -tenths) if tenths < 0 else ("", tenths)
    return f"{sign}{size // 10}.{size % 10}"
