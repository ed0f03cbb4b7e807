"""Models that are fitted where they run, on what is known by the month from which they forecast.

Two read the same features: hurdle gradient boosting (is anybody killed; if so, in which band of numbers), and a random
forest whose leaves are distributions. Half of the mixture is the country's own last twelve months, which know how high
a war runs. On UCDP's years 2015 to 2021 the means hardly move with the weights; with half of its own past the mixture
was better than that past in most single years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.errors import UsageError

from .features import features
from .history import own
from .panel import YEAR, Floats, Panel
from .scores import BINS
from .spread import Spread, mix, spread

SEED = 0
MOST_ROWS = 30_000
"""Rows that a model is fitted on: more take longer and changed nothing."""
HALF_LIFE = 60.0
"""Months after which what happened counts half in fitting."""
SHARES = {"own": 0.5, "boosting": 0.25, "forest": 0.25}
_EDGES = np.array(
    [0.5, 1.5, 2.5, 4.5, 7.5, 10.5, 16.5, 24.5, 38.5, 50.5, 75.5, 100.5, 160.5, 250.5, 400.5, 500.5, 750.5, 1000.5,
     2000.5, 5000.5]
)  # fmt: skip
"""Between the bands of numbers that the forest tells apart."""
_TRAINED = (1, 2, 3, 5, 6, 8, 10, 12, 14)
"""Months ahead that are learned from, of those between the first and the last asked for; the trees fill in the rest."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is learned from: features with the months ahead as the last, what came, and how much it weighs."""

    known: Floats
    came: Floats
    weight: Floats


def forecast(panel: Panel, origin: int, horizons: Sequence[int]) -> Spread:
    """A distribution for each country and each month ahead, from what was known in the month ``origin``.

    Rows stand country by country, the months ahead in the order given. Raises ``UsageError`` where scikit-learn is not
    installed, or where less than two years are known.
    """
    ensemble, limits = _libraries()
    if origin + 1 < 2 * YEAR:
        raise UsageError(f"only {origin + 1} months are known; a forecast needs two years")
    rows = _rows(panel, origin, horizons)
    told = np.isfinite(rows.known).any(axis=0)  # a short past, or no population: columns that say nothing
    rows = replace(rows, known=rows.known[:, told])
    asked = _ahead(features(panel, origin), horizons)[:, told]
    with limits(1):  # two jobs that share cores by threads take twenty times as long, and sums depend on their number
        boosted = _boosting(ensemble, rows, asked)
        grown = _forest(ensemble, rows, asked)
    parts = {
        "own": own(panel, origin, len(horizons)),
        "boosting": boosted,
        "forest": grown,
    }
    return mix([(parts[name], weight) for name, weight in SHARES.items()])


def _libraries() -> tuple[Any, Any]:
    try:
        from sklearn import ensemble  # noqa: PLC0415 - optional, and takes a second
        from threadpoolctl import threadpool_limits  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("forecasts need scikit-learn: pip install 'tocsin[forecast]'") from error
    return ensemble, threadpool_limits


def _rows(panel: Panel, origin: int, horizons: Sequence[int]) -> _Rows:
    """Months of the past, as they looked then, each with what came so many months later."""
    learned = [h for h in _TRAINED if min(horizons) <= h <= max(horizons)] or [min(horizons)]
    first = YEAR
    each = len(panel.countries) * len(learned)
    step = max(1, round((origin - first) * each / MOST_ROWS))
    known, came, weight = [], [], []
    for then in range(origin - min(learned), first - 1, -step):
        seen = features(panel, then)
        for ahead in (h for h in learned if then + h <= origin):
            told = panel.deaths[:, then + ahead]
            whole = np.isfinite(told) & np.isfinite(panel.deaths[:, then])
            known.append(_ahead(seen[whole], [ahead]))
            came.append(told[whole])
            weight.append(np.full(int(whole.sum()), 0.5 ** ((origin - then) / HALF_LIFE)))
    return _Rows(np.concatenate(known), np.concatenate(came), np.concatenate(weight))


def _ahead(seen: Floats, horizons: Sequence[int]) -> Floats:
    return np.column_stack([np.repeat(seen, len(horizons), axis=0), np.tile(np.array(horizons, float), len(seen))])


def _boosting(ensemble: Any, rows: _Rows, asked: Floats) -> Spread:
    """Whether anybody is killed; and of months in which somebody was, which of the challenge's bins."""
    any_killed = rows.came > 0
    if any_killed.all() or not any_killed.any():
        raise UsageError("every month known is alike: there is nothing to learn a forecast from")
    hurdle = ensemble.HistGradientBoostingClassifier(
        max_iter=80, learning_rate=0.06, max_leaf_nodes=10, min_samples_leaf=60, l2_regularization=5.0,
        early_stopping=False, random_state=SEED,
    ).fit(rows.known, any_killed, sample_weight=rows.weight)  # fmt: skip
    over = hurdle.predict_proba(asked)[:, 1]
    bins = np.searchsorted(BINS, rows.came)
    shares = np.zeros((len(asked), len(BINS) + 1))
    if len(set(bins[any_killed])) > 1:
        sizes = ensemble.HistGradientBoostingClassifier(
            max_iter=40, learning_rate=0.08, max_leaf_nodes=8, min_samples_leaf=40, l2_regularization=5.0,
            early_stopping=False, random_state=SEED,
        ).fit(rows.known[any_killed], bins[any_killed], sample_weight=rows.weight[any_killed])  # fmt: skip
        shares[:, sizes.classes_] = sizes.predict_proba(asked) * over[:, None]
    else:
        shares[:, bins[any_killed][0]] = over
    shares[:, 0] = 1 - over
    return _banded(shares, rows.came, BINS, 8)


def _forest(ensemble: Any, rows: _Rows, asked: Floats) -> Spread:
    """Trees that split on how many months ahead passed each edge: a leaf is the distribution of what came there."""
    passed = (rows.came[:, None] > _EDGES[None]).astype(np.float32)
    trees = ensemble.RandomForestRegressor(
        n_estimators=40, min_samples_leaf=20, max_features=0.4, max_samples=0.5, n_jobs=1, random_state=SEED
    ).fit(rows.known, passed, sample_weight=rows.weight)
    above = np.column_stack([np.ones(len(asked)), trees.predict(asked), np.zeros(len(asked))])
    return _banded(-np.diff(above, axis=1), rows.came, _EDGES, 4)


def _banded(shares: Floats, came: Floats, edges: Floats, each: int) -> Spread:
    """Probabilities of bands as probabilities of counts: each band by ``each`` quantiles of what came in it."""
    band: NDArray[np.int64] = np.searchsorted(edges, came)
    within = (np.arange(each) + 0.5) / each
    lows = np.concatenate([[0.0], np.ceil(edges)])
    values = [
        np.quantile(came[band == at], within) if (band == at).any() else np.full(each, low)
        for at, low in enumerate(lows)
    ]
    atoms = np.broadcast_to(np.concatenate(values), (len(shares), each * len(lows)))
    return spread(atoms, np.repeat(np.maximum(shares, 0) / each, each, axis=1))
