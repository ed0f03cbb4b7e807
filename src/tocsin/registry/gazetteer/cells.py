"""Squares of half a degree, by which places near a point are found without going through all of them."""

from __future__ import annotations

import math
from collections.abc import Iterator

PER_DEGREE = 2
_AROUND = 360 * PER_DEGREE
"""Cells in one row around the earth."""
_KM_A_DEGREE = 111.2


def cell(latitude: float, longitude: float) -> int:
    """Number of the square that a point lies in: row by row from the south pole, eastward from the date line."""
    return _row(latitude) * _AROUND + math.floor((longitude + 180.0) * PER_DEGREE) % _AROUND


def cells_around(latitude: float, longitude: float, reach: float) -> Iterator[tuple[int, int]]:
    """Runs of squares, first and last, that hold every point within ``reach`` kilometres."""
    high = reach / _KM_A_DEGREE
    shrink = math.cos(math.radians(min(abs(latitude) + high, 89.9)))
    wide = min(high / shrink, 180.0)
    for row in range(_row(latitude - high), _row(latitude + high) + 1):
        for west, east in _spans(longitude, wide):
            yield row * _AROUND + west, row * _AROUND + east


def _row(latitude: float) -> int:
    return math.floor((min(max(latitude, -90.0), 90.0) + 90.0) * PER_DEGREE)


def _spans(longitude: float, wide: float) -> tuple[tuple[int, int], ...]:
    """Columns from west to east, in two runs where they cross the date line."""
    west = math.floor((longitude - wide + 180.0) * PER_DEGREE)
    east = math.floor((longitude + wide + 180.0) * PER_DEGREE)
    if east - west >= _AROUND - 1:
        return ((0, _AROUND - 1),)
    west, east = west % _AROUND, east % _AROUND
    return ((west, east),) if west <= east else ((west, _AROUND - 1), (0, east))
