"""The model is shown where it beat a country's own past, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from panels import panel

from tocsin.errors import UsageError
from tocsin.export.outlooks import share, skill_line, why_history
from tocsin.records.outlook import Outlook
from tocsin.records.reference import ReferenceSet
from tocsin.watch.forecasting import outlook, rolling
from tocsin.watch.forecasting.fit import forecast
from tocsin.watch.forecasting.panel import Panel
from tocsin.watch.forecasting.spread import Spread, mix, spread

SOURCE = ReferenceSet("ucdp-country-month", "1", "Counts", "CC BY 4.0", "Who counted.", "deaths", "month of beginning")
Model = Callable[[Panel, int, Sequence[int]], Spread]


def waves() -> Panel:
    """Three countries at war every second year, one always at peace."""
    war = [0.0] * 12 + [30.0] * 12
    return panel([war * 3, war * 3, war[::-1] * 3, [0.0] * 72])


def oracle(of: Panel, origin: int, horizons: Sequence[int]) -> Spread:
    """Knows what comes, and is hardly less sure of it than one may be; beyond the last month it says none."""
    wide = np.pad(of.deaths, ((0, 0), (0, 12)))
    told = wide[:, [origin + h for h in horizons]].ravel()[:, None]
    return mix([(spread(told, np.ones(1)), 0.99), (spread(told + 10, np.ones(1)), 0.01)])


def fool(of: Panel, origin: int, horizons: Sequence[int]) -> Spread:
    """Expects a thousand deaths everywhere."""
    return spread(np.full((len(of.countries) * len(horizons), 1), 1000.0), np.ones(1))


def made(monkeypatch: pytest.MonkeyPatch, model: Model) -> Outlook:
    monkeypatch.setattr(rolling, "forecast", model)
    monkeypatch.setattr(outlook, "forecast", model)
    return outlook.make_outlook(waves(), SOURCE)


def test_a_model_that_is_worse_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    told = made(monkeypatch, fool)
    assert {month.method for one in told.countries for month in one.months} == {"history"}
    first = told.countries[0]
    assert first.months[0].quantiles[2] == 30, "the last twelve months stand for it"
    assert "did not beat the last 12 months" in why_history(first, first.months[0])
    assert not told.skill.beats


def test_a_model_that_is_better_is_shown_with_its_skill(monkeypatch: pytest.MonkeyPatch) -> None:
    told = made(monkeypatch, oracle)
    at_war = told.countries[0]
    assert {month.method for month in at_war.months} == {"model"}
    assert at_war.months[0].skill.gain("log_crps").high < 0
    assert "country-months" in skill_line(at_war.months[0].skill)
    assert told.until == "2025-12"
    assert told.kept_back == ("2022-12", "2023-12", "2024-12"), "a year is kept back where three are known before it"
    assert at_war.months[-1].month == "2026-12"


def test_a_country_where_it_was_worse_has_its_own_past(monkeypatch: pytest.MonkeyPatch) -> None:
    def but_one(of: Panel, origin: int, horizons: Sequence[int]) -> Spread:
        known = oracle(of, origin, horizons)
        values = known.values.copy()
        values[: len(horizons)] = 1000.0
        return Spread(values, known.weights)

    told = made(monkeypatch, but_one)
    assert {month.method for month in told.countries[0].months} == {"history"}
    assert {month.method for month in told.countries[1].months} == {"model"}
    assert "in this country" in why_history(told.countries[0], told.countries[0].months[0])


def test_without_a_year_to_keep_back_there_is_no_forecast() -> None:
    with pytest.raises(UsageError, match="a test of it need 48"):
        outlook.make_outlook(panel([[1.0] * 40, [0.0] * 40]), SOURCE)


def test_levels_are_those_of_a_year() -> None:
    assert [outlook.level_of(deaths) for deaths in (0, 3, 25, 999, 1000)] == ["none", "few", "some", "some", "many"]


def test_no_certainty_comes_of_rounding() -> None:
    assert [share(value) for value in (0, 0.004, 0.5, 0.996, 1)] == ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]


def test_the_fitted_model_tells_war_from_peace_the_same_each_time() -> None:
    pytest.importorskip("sklearn")
    rng = np.random.default_rng(3)
    counts = [[float(rng.poisson(40 * (row % 2))) for _ in range(30)] for row in range(8)]
    one = forecast(panel(counts), 27, (1, 3))
    chance = one.share_from(1).reshape(8, 2)
    assert (chance[1::2] > 0.9).all()
    assert (chance[::2] < 0.1).all()
    later = forecast(panel([[*row[:28], 500, 500] for row in counts]), 27, (1, 3))
    assert np.array_equal(one.weights, later.weights), "nothing later is looked at, and nothing is left to chance"
    assert np.array_equal(one.values, later.values)
