"""The shortest stretch of days that holds a text's day of writing in a stated share of cases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .weights import table

_EDGE = 1100
"""Days from either end of the grid within which a bound is taken for open: nothing in the text set it."""
_WIDEST = 3650
"""Days. An end that lies farther off than ten years is only chance thinning out, and is left open."""
_LONGEST = 36500


def likely_interval(chance: NDArray[np.float64]) -> tuple[int, int] | None:
    """Positions of the first and the last day; -1 where open, nothing where both are."""
    mass = float(table()["mass"])
    first, last = shortest(chance, mass)
    size = len(chance)
    if last >= size - _EDGE or (first > _EDGE and last - first > _WIDEST):
        last = -1
    if first <= _EDGE:
        first = -1
    return None if first == last == -1 else (first, last)


def shortest(chance: NDArray[np.float64], mass: float) -> tuple[int, int]:
    """First and last position of the shortest run of days whose chances add up to the mass."""
    whole = np.concatenate([[0.0], np.cumsum(chance)])
    ends = np.searchsorted(whole, whole[:-1] + mass - 1e-12)
    widths = np.where(ends < len(whole), ends - np.arange(len(chance)), _LONGEST)
    first = int(np.argmin(widths))
    return first, min(int(ends[first]), len(chance)) - 1
