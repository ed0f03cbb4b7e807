"""The calibration error: nothing where claims come true as often as claimed, their distance where they do not."""

from __future__ import annotations

import pytest

from evaluation.confidence import curve, error, figures


def test_claims_that_come_true_as_often_as_claimed_have_no_error() -> None:
    assert error([(0.75, True)] * 3 + [(0.75, False)]) == 0


def test_the_error_is_the_distance_weighted_by_the_bins() -> None:
    claims = [(0.95, False)] * 10 + [(0.25, True)] * 5 + [(0.25, False)] * 15
    assert error(claims) == pytest.approx((10 * 0.95) / 30, abs=1e-4)


def test_two_wrongs_in_one_bin_do_not_make_a_right_in_another() -> None:
    claims = [(0.85, False), (0.15, True)]
    assert error(claims) == pytest.approx(0.85)


def test_no_claim_has_no_error() -> None:
    assert error([]) is None
    assert curve([]) == []


def test_certainty_has_a_bin_of_its_own_side() -> None:
    (last,) = curve([(1.0, True), (0.91, False)])
    assert last == {"from": 0.9, "n": 2, "claimed": 0.955, "true": 0.5}


def test_figures_say_how_many_and_how_sure() -> None:
    assert figures([(0.8, True), (0.6, False)]) == {"n": 2, "claimed": 0.7, "true": 0.5, "ece": 0.4}
