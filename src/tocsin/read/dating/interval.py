"""The shortest stretch of days that holds a text's day of writing in a stated share of cases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .weights import table

_EDGE = 1100
"""Days from either end of the grid within which a bound is taken for open: nothing in the text set it."""
_LONGEST = 36500


def likely_interval(chance: NDArray[np.float64]) -> tuple[int, int] | None:
    """Positions of the first and the last day; -1 where open, nothing where both are."""
    mass = float(table()["mass"])
    first, last = shortest(chance, mass)
    size = len(chance)
    if last >= size - _EDGE:
        first, last = _quantile(chance, 1 - mass), -1
    elif first <= _EDGE:
        first, last = -1, _quantile(chance, mass)
    if last == -1 and first <= _EDGE:
        return None
    return first, last


def shortest(chance: NDArray[np.float64], mass: float) -> tuple[int, int]:
    """First and last position of the shortest run of days whose chances add up to the mass."""
    whole = np.concatenate([[0.0], np.cumsum(chance)])
    ends = np.searchsorted(whole, whole[:-1] + mass - 1e-12)
    widths = np.where(ends < len(whole), ends - np.arange(len(chance)), _LONGEST)
    first = int(np.argmin(widths))
    return first, min(int(ends[first]), len(chance)) - 1


def _quantile(chance: NDArray[np.float64], mass: float) -> int:
    return min(int(np.searchsorted(np.cumsum(chance), mass)), len(chance) - 1)
