"""Scores: invariant under what must not matter, and never a zero for what is missing."""

from fractions import Fraction
from statistics import variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.scoring import (
    Missing,
    RaterScore,
    Rating,
    one_decimal,
    rater_score,
    statistics,
    statistics_of_raters,
    strength,
    weighted_score,
)

ratings = st.integers(1, 9).flatmap(lambda level: st.builds(Rating, st.integers(0, 900), st.just(level)))
outcomes = st.lists(st.one_of(ratings, st.sampled_from(Missing)), max_size=12)
weights = st.integers(1, 99_999)
parts = st.lists(st.tuples(weights, st.lists(st.integers(0, 900), max_size=6)), max_size=20)


def as_parts(given_parts: list[tuple[int, list[int]]]) -> list[tuple[int, int, int]]:
    return [(weight, sum(points), len(points)) for weight, points in given_parts]


def level(number: int) -> Rating:
    return Rating(100 * number, number)


def test_the_mean_the_spread_and_the_deviation_of_three_raters() -> None:
    found = statistics([level(5), level(3), level(4)])
    assert (found.mean, found.count, found.lowest, found.highest) == (
        Fraction(400),
        3,
        Fraction(300),
        Fraction(500),
    )
    assert (found.levels_apart, found.variance) == (Fraction(2), Fraction(10_000))


def test_nothing_rated_has_no_mean_and_no_spread() -> None:
    found = statistics([Missing.SKIPPED, Missing.CANNOT_JUDGE, Missing.SKIPPED])
    assert (found.count, found.mean, found.lowest, found.highest) == (0, None, None, None)
    assert (found.levels_apart, found.variance) == (None, None)
    assert found.missing == ((Missing.SKIPPED, 2), (Missing.CANNOT_JUDGE, 1))


def test_one_rater_alone_does_not_disagree() -> None:
    found = statistics([level(4)])
    assert (found.mean, found.levels_apart, found.variance) == (Fraction(400), None, None)


@given(st.data())
def test_the_order_of_the_outcomes_does_not_matter(data: st.DataObject) -> None:
    given_outcomes = data.draw(outcomes)
    assert statistics(data.draw(st.permutations(given_outcomes))) == statistics(given_outcomes)


@given(outcomes, st.lists(st.sampled_from(Missing), max_size=5))
def test_outcomes_without_a_rating_move_no_figure(
    given_outcomes: list[Rating | Missing], more: list[Missing]
) -> None:
    alone, with_more = statistics(given_outcomes), statistics([*given_outcomes, *more])
    assert with_more.ratings == alone.ratings
    assert (with_more.mean, with_more.variance) == (alone.mean, alone.variance)
    assert sum(n for _, n in with_more.missing) == sum(n for _, n in alone.missing) + len(more)


@given(outcomes)
def test_the_mean_lies_between_the_lowest_and_the_highest(given_outcomes: list[Rating | Missing]) -> None:
    found = statistics(given_outcomes)
    if found.mean is None:
        assert (found.count, found.lowest, found.highest) == (0, None, None)
    else:
        assert found.lowest is not None
        assert found.highest is not None
        assert found.lowest <= found.mean <= found.highest
        assert found.mean * found.count * found.unit == found.total


@given(outcomes)
def test_every_outcome_is_counted_once_in_its_kind(given_outcomes: list[Rating | Missing]) -> None:
    found = statistics(given_outcomes)
    assert found.count + sum(n for _, n in found.missing) == len(given_outcomes)
    assert dict(found.missing) == {why: n for why in Missing if (n := given_outcomes.count(why))}


@given(st.data())
def test_the_order_of_the_questions_does_not_matter(data: st.DataObject) -> None:
    given_parts = as_parts(data.draw(parts))
    assert weighted_score(data.draw(st.permutations(given_parts))) == weighted_score(given_parts)


@given(parts)
def test_the_score_is_the_plain_sum_over_what_was_rated(given_parts: list[tuple[int, list[int]]]) -> None:
    rated = [(weight, Fraction(sum(points), len(points))) for weight, points in given_parts if points]
    score = weighted_score(as_parts(given_parts))
    assert (score.rated, score.asked_for) == (len(rated), len(given_parts))
    if rated:
        weight_answered = sum(weight for weight, _ in rated)
        assert score.value == sum(weight * mean for weight, mean in rated) / weight_answered
        assert min(mean for _, mean in rated) <= score.value <= max(mean for _, mean in rated)
    else:
        assert score.value is None


@given(parts, weights)
def test_a_question_that_nobody_rated_lowers_the_coverage_alone(
    given_parts: list[tuple[int, list[int]]], weight: int
) -> None:
    before = weighted_score(as_parts(given_parts))
    after = weighted_score([*as_parts(given_parts), (weight, 0, 0)])
    assert (after.value, after.rated, after.asked_for) == (before.value, before.rated, before.asked_for + 1)


@given(parts, st.integers(2, 50))
def test_weights_count_by_their_proportion_alone(
    given_parts: list[tuple[int, list[int]]], factor: int
) -> None:
    heavier = [(weight * factor, points) for weight, points in given_parts]
    assert weighted_score(as_parts(heavier)) == weighted_score(as_parts(given_parts))


own_ratings = st.lists(st.tuples(weights, ratings), max_size=6)


@given(own_ratings)
def test_a_raters_score_lies_within_the_own_ratings(given_ratings: list[tuple[int, Rating]]) -> None:
    score = rater_score(given_ratings)
    if score is None:
        assert given_ratings == []
    else:
        points = [rating.points for _, rating in given_ratings]
        assert min(points) <= Fraction(score.points, score.weight) <= max(points)


@given(st.lists(own_ratings, max_size=5))
def test_each_rater_counts_once_with_the_own_mean(panel: list[list[tuple[int, Rating]]]) -> None:
    scores = [rater_score(own) or Missing.NOT_RATED for own in panel]
    found = statistics_of_raters(scores)
    means = [Fraction(one.points, one.weight) for one in scores if isinstance(one, RaterScore)]
    levels = [Fraction(one.levels, one.weight) for one in scores if isinstance(one, RaterScore)]
    assert found.count == len(means)
    assert found.mean == (sum(means) / len(means) if means else None)
    assert (found.lowest, found.highest) == ((min(means), max(means)) if means else (None, None))
    assert found.levels_apart == (max(levels) - min(levels) if len(levels) > 1 else None)


@given(st.data())
def test_raters_may_change_places(data: st.DataObject) -> None:
    scores = [rater_score(own) or Missing.SKIPPED for own in data.draw(st.lists(own_ratings, max_size=5))]
    assert statistics_of_raters(data.draw(st.permutations(scores))) == statistics_of_raters(scores)


@given(st.lists(st.integers(0, 900), min_size=2, max_size=8))
def test_the_variance_is_that_of_a_sample(points: list[int]) -> None:
    assert statistics(Rating(one, 1) for one in points).variance == variance(
        [Fraction(one) for one in points]
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (4, "4.0"),
        (Fraction(17, 4), "4.3"),
        (Fraction(13, 3), "4.3"),
        (Fraction(399, 100), "4.0"),
        (Fraction(-5, 4), "-1.2"),
    ],
)
def test_figures_are_rounded_half_up_to_one_decimal(value: Fraction, said: str) -> None:
    assert one_decimal(value) == said
    assert one_decimal(100 * value, 100) == said


@pytest.mark.parametrize(("points", "shade"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (Fraction(9, 2), 5)])
def test_five_levels_have_five_shades(points: Fraction, shade: int) -> None:
    assert strength(points, 1, 5) == shade


@given(st.fractions(0, 10), st.fractions(0, 10), st.fractions(0, 10))
def test_a_shade_is_one_of_five_whatever_the_scale(
    points: Fraction, lowest: Fraction, highest: Fraction
) -> None:
    assert strength(points, lowest, highest) in range(1, 6)
