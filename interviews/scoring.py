"""Numbers from ratings: exact, in the order of nobody, and None where nothing was rated.

The unit is the caller's: exact numbers go in, exact numbers come out, and only `one_decimal` rounds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import sqrt

Exact = int | Fraction
TWO = 2  # ratings make the first difference


class Missing(Enum):
    """Why a question has no rating; each is a fact of its own."""

    NOT_ASKED = "not asked"
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"
    CANNOT_JUDGE = "cannot judge"
    NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True, order=True)
class Rating:
    """What one rater gave: the points that scores are made of, and the level as it stands on the scale."""

    points: Exact
    level: Exact


@dataclass(frozen=True, slots=True)
class Statistics:
    """What several raters said of one thing."""

    ratings: tuple[Rating, ...]  # ascending, so that their order tells nobody apart
    missing: tuple[tuple[Missing, int], ...]  # in the order of `Missing`, those that occur
    total: Exact
    mean: Fraction | None
    levels_apart: Exact | None  # between the farthest two; None where fewer than two rated

    @property
    def count(self) -> int:
        return len(self.ratings)

    @property
    def lowest(self) -> Exact | None:
        return self.ratings[0].points if self.ratings else None

    @property
    def highest(self) -> Exact | None:
        return self.ratings[-1].points if self.ratings else None

    @property
    def variance(self) -> Fraction | None:
        """Of a sample, hence None below two ratings."""
        if self.mean is None or self.count < TWO:
            return None
        squares = ((rating.points - self.mean) ** 2 for rating in self.ratings)
        return sum(squares, Fraction(0)) / (self.count - 1)

    @property
    def deviation(self) -> float | None:
        variance = self.variance
        return None if variance is None else sqrt(variance)


def statistics(outcomes: Iterable[Rating | Missing]) -> Statistics:
    """The same whoever rated first: outcomes are a bag, not a list."""
    ratings: list[Rating] = []
    missing: Counter[Missing] = Counter()
    for outcome in outcomes:
        if isinstance(outcome, Missing):
            missing[outcome] += 1
        else:
            ratings.append(outcome)
    total: Exact = sum(rating.points for rating in ratings)
    levels = [rating.level for rating in ratings]
    return Statistics(
        ratings=tuple(sorted(ratings)),
        missing=tuple((why, missing[why]) for why in Missing if missing[why]),
        total=total,
        mean=Fraction(total) / len(ratings) if ratings else None,
        levels_apart=max(levels) - min(levels) if len(levels) >= TWO else None,
    )


@dataclass(frozen=True, slots=True)
class Score:
    """A weighted mean over what was rated, and how much of what was asked for that is."""

    value: Fraction | None
    rated: int
    asked_for: int


Part = tuple[Exact, Exact, int]  # weight, total of the ratings, number of the ratings


def weighted_score(parts: Iterable[Part]) -> Score:
    """Each part counts by its weight with the mean of its ratings; a part without ratings weighs nothing."""
    by_count: defaultdict[int, Exact] = defaultdict(int)  # one division a number of raters, not one a part
    weights: Exact = 0
    rated = asked_for = 0
    for weight, total, count in parts:
        asked_for += 1
        if count:
            rated += 1
            weights += weight
            by_count[count] += weight * total
    if not rated:
        return Score(None, 0, asked_for)
    summed = sum((Fraction(total) / count for count, total in by_count.items()), Fraction(0))
    return Score(summed / weights, rated, asked_for)


def rater_score(ratings: Iterable[tuple[Exact, Rating]]) -> Rating | None:
    """One rater's ratings of several questions as one, by their weights; None where nothing was rated."""
    weights: Exact = 0
    points: Exact = 0
    levels: Exact = 0
    for weight, rating in ratings:
        weights += weight
        points += weight * rating.points
        levels += weight * rating.level
    return Rating(Fraction(points) / weights, Fraction(levels) / weights) if weights else None


def strength(points: Exact, lowest: Exact, highest: Exact) -> int:
    """One to five, by the share of the scale: the shade that a rating is shown in."""
    if highest <= lowest:
        return 3
    share = min(max(Fraction(points - lowest) / (highest - lowest), Fraction(0)), Fraction(1))
    return 1 + _half_up(4 * share)


def one_decimal(value: Exact) -> str:
    """Rounded half up, as people do by hand."""
    tenths = _half_up(10 * Fraction(value))
    sign, size = ("-", -tenths) if tenths < 0 else ("", tenths)
    return f"{sign}{size // 10}.{size % 10}"


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
