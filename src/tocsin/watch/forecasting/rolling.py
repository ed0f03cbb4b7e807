"""How the model would have done: fitted as of earlier years, and scored on the months that then came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.records.outlook import Gain, Skill

from .fit import forecast
from .history import own
from .panel import Floats, Panel
from .scores import MEASURES, scores

RESAMPLES = 1000
"""Times that countries are drawn with replacement for an interval."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Cells of kept-back months: of each its country, months ahead, deaths before, what came, and both scores."""

    country: NDArray[np.int64]
    ahead: NDArray[np.int64]
    before: Floats
    """Deaths in the twelve months before the origin."""
    came: Floats
    model: Mapping[str, Floats]
    history: Mapping[str, Floats]

    def where(self, chosen: NDArray[np.bool_]) -> Scored:
        """Some of the cells."""
        return Scored(
            self.country[chosen], self.ahead[chosen], self.before[chosen], self.came[chosen],
            {name: one[chosen] for name, one in self.model.items()},
            {name: one[chosen] for name, one in self.history.items()},
        )  # fmt: skip


def roll(
    panel: Panel,
    origins: Sequence[int],
    horizons: Sequence[int],
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Scored:
    """Score the model and the country's own last twelve months from each origin, on what came."""
    parts = []
    for at, origin in enumerate(origins):
        progress(at, len(origins))
        parts.append(_window(panel, origin, horizons))
    return Scored(
        np.concatenate([one.country for one in parts]),
        np.concatenate([one.ahead for one in parts]),
        np.concatenate([one.before for one in parts]),
        np.concatenate([one.came for one in parts]),
        {name: np.concatenate([one.model[name] for one in parts]) for name in MEASURES},
        {name: np.concatenate([one.history[name] for one in parts]) for name in MEASURES},
    )


def year_before(panel: Panel, origin: int) -> Floats:
    """Deaths of each country in the twelve months up to the origin."""
    return np.asarray(np.nansum(panel.deaths[:, max(0, origin - 11) : origin + 1], axis=1))


def _window(panel: Panel, origin: int, horizons: Sequence[int]) -> Scored:
    cells = np.concatenate(
        [panel.deaths[:, [origin + h]] if origin + h < len(panel.months) else _unknown(panel) for h in horizons], axis=1
    )
    came = cells.ravel()
    known = np.isfinite(came) & np.repeat(np.isfinite(panel.deaths[:, origin]), len(horizons))
    rows = np.flatnonzero(known)
    ahead = len(horizons)
    return Scored(
        np.repeat(np.arange(len(panel.countries)), ahead)[rows],
        np.tile(np.array(horizons), len(panel.countries))[rows],
        np.repeat(year_before(panel, origin), ahead)[rows],
        came[rows],
        scores(forecast(panel, origin, horizons).rows(rows), came[rows]),
        scores(own(panel, origin, ahead).rows(rows), came[rows]),
    )


def _unknown(panel: Panel) -> Floats:
    return np.full((len(panel.countries), 1), np.nan)


def skill(scored: Scored) -> Skill:
    """The scores side by side, with intervals by resampling countries, for months of one country hang together."""
    countries, place = np.unique(scored.country, return_inverse=True)
    gains = []
    if len(countries):
        draws = np.random.default_rng(0).multinomial(
            len(countries), np.full(len(countries), 1 / len(countries)), RESAMPLES
        )
        cells = np.bincount(place)
        for name in MEASURES:
            model, history = scored.model[name], scored.history[name]
            difference = draws @ np.bincount(place, weights=model - history) / (draws @ cells)
            low, high = np.quantile(difference, (0.05, 0.95))
            gains.append(Gain(name, float(model.mean()), float(history.mean()), float(low), float(high)))
    return Skill(len(scored.came), len(countries), tuple(gains))
