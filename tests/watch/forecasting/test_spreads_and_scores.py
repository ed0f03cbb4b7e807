"""Distributions, what they are scored by, and a country's own past."""

from __future__ import annotations

import numpy as np
import pytest
from panels import panel

from tocsin.errors import UsageError
from tocsin.watch.forecasting.features import features
from tocsin.watch.forecasting.history import last, none, own
from tocsin.watch.forecasting.panel import make_panel, months_between
from tocsin.watch.forecasting.scores import crps, scores
from tocsin.watch.forecasting.spread import mix, spread


def test_the_score_is_that_of_its_definition() -> None:
    rng = np.random.default_rng(1)
    values, weights = rng.integers(0, 50, (6, 9)).astype(float), rng.random((6, 9))
    came = rng.integers(0, 60, 6).astype(float)
    made = spread(values, weights)
    for row in range(6):
        x, w = made.values[row], made.weights[row]
        by_hand = (w * abs(x - came[row])).sum() - 0.5 * (w[:, None] * w * abs(x[:, None] - x)).sum()
        assert crps(made, came)[row] == pytest.approx(by_hand)


def test_a_sure_and_right_forecast_loses_nothing_and_a_sure_and_wrong_one_much() -> None:
    two = panel([[0.0, 0.0], [7.0, 7.0]])
    right = scores(last(two, 1, 1), np.array([0.0, 7.0]))
    assert [right[name].sum() for name in ("crps", "log_crps", "msle", "brier_25")] == [0, 0, 0, 0]
    assert right["ign"] == pytest.approx(-np.log2(1001 / 1011))
    wrong = scores(none(two, 1), np.array([0.0, 30.0]))
    assert wrong["crps"][1] == 30
    assert wrong["ign"][1] == pytest.approx(np.log2(1011))
    assert wrong["brier_25"][1] == 1


def test_quantiles_and_shares() -> None:
    made = spread(np.array([[30.0, 0.0, 5.0, 0.0]]), np.ones(1))
    assert made.quantiles((0.05, 0.5, 0.75, 0.95)).tolist() == [[0, 0, 5, 30]]
    assert made.share_from(1).tolist() == [0.5]
    both = mix([(made, 0.5), (spread(np.array([[100.0]]), np.ones(1)), 0.5)])
    assert both.share_from(100).tolist() == [0.5]
    assert both.weights.sum() == pytest.approx(1)


def test_own_past_is_the_last_twelve_months_for_each_month_ahead() -> None:
    made = own(panel([[float(count) for count in range(24)]]), 23, 2)
    assert made.values.tolist() == [list(range(12, 24))] * 2


def test_a_panel_knows_what_is_missing() -> None:
    made = panel([[1, 2, 3, 4], [-1, -1, 5, -1], [6, 7, 8, -1]])
    assert made.months == months_between("2020-01", "2020-04")
    assert np.isnan(made.deaths[1]).tolist() == [True, True, False, True]
    assert made.last() == 2, "of April only one country of three is known"
    with pytest.raises(UsageError, match="import ucdp"):
        make_panel([])


def test_features_know_nothing_that_came_later() -> None:
    before = panel([[0, 3, 0, 40] * 10, [0] * 40])
    after = panel([[0, 3, 0, 40] * 5 + [999] * 20, [0] * 20 + [5] * 20])
    assert np.array_equal(features(before, 19), features(after, 19), equal_nan=True)
    assert np.isnan(features(panel([[-1] * 12 + [1] * 3, [1] * 15]), 14)[0]).sum() > 0
