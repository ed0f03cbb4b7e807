"""A country's own past as its forecast: what every model has to beat, and what is shown where none does."""

from __future__ import annotations

import numpy as np

from .panel import YEAR, Floats, Panel
from .spread import Spread, spread


def own(panel: Panel, origin: int, ahead: int, months: int = YEAR) -> Spread:
    """The last so many months, each as likely: the challenge's "conflictology" where they are twelve.

    ``origin`` is the last month that is known, and each country's distribution stands ``ahead`` times in a row, once
    for each month ahead.
    """
    return _repeated(_past(panel, origin, months), np.ones(1), ahead)


def none(panel: Panel, ahead: int) -> Spread:
    """No deaths, for certain."""
    return _repeated(np.zeros((len(panel.countries), 1)), np.ones(1), ahead)


def last(panel: Panel, origin: int, ahead: int) -> Spread:
    """As many as in the last month, for certain."""
    return _repeated(_past(panel, origin, 1), np.ones(1), ahead)


def _past(panel: Panel, origin: int, months: int) -> Floats:
    past = panel.deaths[:, max(0, origin + 1 - months) : origin + 1]
    return np.nan_to_num(past)


def _repeated(values: Floats, weights: Floats, ahead: int) -> Spread:
    return spread(np.repeat(values, ahead, axis=0), weights)
