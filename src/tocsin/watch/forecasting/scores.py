"""How good a distribution was once the count is known. Lower is better in all of them.

Those of the ViEWS prediction challenge (Hegre et al., "The 2023/24 VIEWS Prediction challenge", 2024), and of the
logarithm beside them: the mean of a score in counts is ruled by the few worst months of the few worst wars.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from .panel import Floats
from .spread import Spread

BINS = np.array([0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5])
"""Upper edges of the challenge's bins; the last bin is open."""
DRAWS = 1000
"""The challenge scores so many draws, with one pseudo-count a bin; a distribution's own shares stand for its draws."""
MANY = 25
"""Deaths a month above which a month is a violent one in Brier's score."""
MEASURES = MappingProxyType(
    {
        "crps": "continuous ranked probability score, in deaths",
        "log_crps": "the same of log(1 + deaths)",
        "ign": "ignorance: minus log2 of the probability given to the bin that came",
        "msle": "squared error of the mean of log(1 + deaths)",
        "brier_25": "squared error of the probability of 25 deaths or more",
    }
)


def scores(forecast: Spread, came: Floats) -> dict[str, Floats]:
    """Every measure of each row, against what came."""
    logs = Spread(np.log1p(forecast.values), forecast.weights)
    right = np.searchsorted(BINS, forecast.values) == np.searchsorted(BINS, came)[:, None]
    share = (forecast.weights * right).sum(axis=1)
    return {
        "crps": crps(forecast, came),
        "log_crps": crps(logs, np.log1p(came)),
        "ign": -np.log2((DRAWS * share + 1) / (DRAWS + len(BINS) + 1)),
        "msle": (forecast.mean_log() - np.log1p(came)) ** 2,
        "brier_25": (forecast.share_from(MANY) - (came >= MANY)) ** 2,
    }


def crps(forecast: Spread, came: Floats) -> Floats:
    """E|X − y| − ½E|X − X'| (Gneiting and Raftery, "Strictly proper scoring rules", JASA 102, 2007)."""
    upto = np.cumsum(forecast.weights, axis=1)[:, :-1]
    within = (upto * (1 - upto) * np.diff(forecast.values, axis=1)).sum(axis=1)
    off = (forecast.weights * np.abs(forecast.values - came[:, None])).sum(axis=1)
    return np.asarray(off - within)
