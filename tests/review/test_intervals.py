"""Intervals, held against published values and against chance itself."""

from __future__ import annotations

import math
import random

import pytest

from tocsin.review.intervals import mean_count, share_found, wilson


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17, 1998, table I, method 3 (95 %).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_what_is_published(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right / n, n, 0.95) == pytest.approx((low, high), abs=5e-5)


def test_what_is_judged_whole_has_no_interval() -> None:
    assert wilson(0.4, math.inf) == (0.4, 0.4)
    assert mean_count(0.4, math.inf) == (0.4, 0.4)


@pytest.mark.parametrize(("mean", "n"), [(0.05, 80), (0.3, 60), (1.2, 30)])
def test_a_mean_of_counts_is_covered(mean: float, n: int) -> None:
    chance, hits, runs = random.Random(5), 0, 3000
    for _ in range(runs):
        # A sum of Poisson counts is the number of unit exponentials that fit in its mean.
        total, spent = 0, chance.expovariate(1)
        while spent < mean * n:
            total, spent = total + 1, spent + chance.expovariate(1)
        low, high = mean_count(total / n, n)
        hits += low <= mean <= high
    assert 0.87 < hits / runs < 0.95


def test_nothing_missed_leaves_room_below_one() -> None:
    value, (low, high) = share_found((100, (90, 110)), (0, (0, 12)))
    assert value == high == 1
    assert low == pytest.approx(0.89, abs=0.01)


def test_nothing_found_is_nothing() -> None:
    value, (low, high) = share_found((0, (0, 5)), (10, (5, 20)))
    assert value == low == 0
    assert high <= 1


def test_known_without_error_the_share_is_plain() -> None:
    value, bounds = share_found((30, (30, 30)), (10, (10, 10)))
    assert (value, *bounds) == pytest.approx((0.75, 0.75, 0.75))


def test_neither_found_nor_missed_has_no_share() -> None:
    with pytest.raises(ValueError, match="no share"):
        share_found((0, (0, 0)), (0, (0, 0)))
