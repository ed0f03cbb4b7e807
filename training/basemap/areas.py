"""Areas of first-order units: the part of a country that lies nearest to the gazetteer's towns of each unit.

No free polygons of today's provinces are to be had as a package, and those that are have other names than the
gazetteer (Burkina Faso's old provinces, Mali without Ménaka). So a country is laid out in cells, each cell goes to the
unit of the nearest town or district, and the outline of a unit's cells is smoothed. It is an approximation for
shading, good to some ten kilometres where towns stand close, and never a border.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from .geometry import Point, Polygon, Ring, area, name_point

CELLS = 16_000
"""About so many over a country's box: some twelve kilometres a side in Niger."""
SMALLEST, LARGEST = 0.01, 0.25
"""Degrees that a cell has at least and at most."""
_ROUNDED = 0.03
"""Degrees a cell from which on two decimals, a kilometre, are fine enough."""
_CUT = 1.5
"""Cells that a corner loses at most: a long straight side keeps its ends."""
_SPECK = 0.02
"""Share of a unit's largest part below which another part is left out: a cell or two around a stray town."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A town or a district's middle, and the unit that it lies in."""

    longitude: float
    latitude: float
    unit: str


def areas(country: Sequence[Polygon], seeds: Iterable[Seed]) -> dict[str, list[Ring]]:
    """By unit the outlines of its parts, the largest first. A country of one unit has none of its own."""
    known = sorted(set(seeds), key=lambda seed: (seed.unit, seed.longitude, seed.latitude))
    names = sorted({seed.unit for seed in known})
    main = [polygon for polygon in country if area(polygon[0]) >= _SPECK * max(area(one[0]) for one in country)]
    if len(names) < 2:
        return {}
    grid = _Grid.over(main)
    labels = np.where(grid.inside(main), grid.nearest(known, names), -1)
    return {name: rings for number, name in enumerate(names) if (rings := grid.outlines(labels == number))}


def features(found: Mapping[str, Sequence[Ring]]) -> dict[str, Any]:
    """As GeoJSON, each with the unit's name and the point where a label has most room."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name, "at": name_point([rings[0]])},
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
            }
            for name, rings in sorted(found.items())
        ],
    }


@dataclass(frozen=True, slots=True)
class _Grid:
    west: float
    south: float
    side: float
    columns: int
    rows: int

    @classmethod
    def over(cls, polygons: Sequence[Polygon]) -> _Grid:
        xs = [x for polygon in polygons for x, _ in polygon[0]]
        ys = [y for polygon in polygons for _, y in polygon[0]]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        side = min(max(math.sqrt(width * height / CELLS), SMALLEST), LARGEST)
        return cls(min(xs), min(ys), side, math.ceil(width / side), math.ceil(height / side))

    @property
    def xs(self) -> NDArray[np.floating[Any]]:
        return self.west + (np.arange(self.columns) + 0.5) * self.side

    def inside(self, polygons: Sequence[Polygon]) -> NDArray[np.bool_]:
        """Whether the middle of each cell lies in the country; row by row, by the even-odd rule."""
        found = np.zeros((self.rows, self.columns), dtype=bool)
        edges = np.array([(*a, *b) for polygon in polygons for ring in polygon for a, b in itertools.pairwise(ring)])
        for row in range(self.rows):
            y = self.south + (row + 0.5) * self.side
            crossing = edges[(edges[:, 1] > y) != (edges[:, 3] > y)]
            x1, y1, x2, y2 = crossing.T
            at = np.sort(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
            found[row] = np.searchsorted(at, self.xs) % 2 == 1
        return found

    def nearest(self, seeds: Sequence[Seed], names: Sequence[str]) -> NDArray[np.int64]:
        """The number of the unit of the nearest seed; a degree of longitude counts less away from the equator."""
        narrow = math.cos(math.radians(self.south + self.rows * self.side / 2))
        numbers = {name: number for number, name in enumerate(names)}
        tree = cKDTree([(seed.longitude * narrow, seed.latitude) for seed in seeds])
        x, y = np.meshgrid(self.xs, self.south + (np.arange(self.rows) + 0.5) * self.side)
        _, index = tree.query(np.column_stack([x.ravel() * narrow, y.ravel()]))
        units: NDArray[np.int64] = np.array([numbers[seed.unit] for seed in seeds], dtype=np.int64)
        nearest: NDArray[np.int64] = units[index].reshape(x.shape)
        return nearest

    def outlines(self, mask: NDArray[np.bool_]) -> list[Ring]:
        """Outer rings of the cells, smoothed, the largest first, without specks. Holes are left filled."""
        rings = [[self._point(corner) for corner in _smooth(ring)] for ring in _rings(mask)]
        rings.sort(key=lambda ring: -area(ring))
        return [ring for ring in rings if area(ring) >= _SPECK * area(rings[0])]

    def _point(self, corner: tuple[float, float]) -> Point:
        digits = 2 if self.side >= _ROUNDED else 3
        return round(self.west + corner[0] * self.side, digits), round(self.south + corner[1] * self.side, digits)


Corner = tuple[int, int]


def _rings(mask: NDArray[np.bool_]) -> list[list[Corner]]:
    """The outer outlines of a mask along the sides of its cells, counter-clockwise."""
    padded = np.pad(mask, 1)
    ahead: dict[Corner, list[Corner]] = {}
    for row, column in np.argwhere(mask).tolist():
        sides = (
            (padded[row, column + 1], (column, row), (column + 1, row)),
            (padded[row + 1, column + 2], (column + 1, row), (column + 1, row + 1)),
            (padded[row + 2, column + 1], (column + 1, row + 1), (column, row + 1)),
            (padded[row + 1, column], (column, row + 1), (column, row)),
        )
        for covered, begin, end in sides:
            if not covered:
                ahead.setdefault(begin, []).append(end)
    found = []
    while ahead:
        begin = min(ahead)
        ring = [begin]
        while True:
            nexts = ahead[ring[-1]]
            ring.append(nexts.pop(_turn(ring, nexts)))
            if not ahead[ring[-2]]:
                del ahead[ring[-2]]
            if ring[-1] == begin:
                break
        if _signed(ring) > 0:
            found.append(ring)
    return found


def _turn(ring: Sequence[Corner], nexts: Sequence[Corner]) -> int:
    """Where two parts touch at a corner, the way that keeps them two: the sharpest left."""
    if len(nexts) == 1 or len(ring) < 2:
        return 0
    (x0, y0), (x1, y1) = ring[-2], ring[-1]
    turns = [(x1 - x0) * (y - y1) - (y1 - y0) * (x - x1) for x, y in nexts]
    return turns.index(max(turns))


def _signed(ring: Sequence[Corner]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def _smooth(ring: Sequence[Corner]) -> list[tuple[float, float]]:
    """Stairs made slopes: thinned to within three quarters of a cell, then cut once at each corner (Chaikin, 1974)."""
    middle = len(ring) // 2
    thin = [*_thinned(ring[: middle + 1])[:-1], *_thinned(ring[middle:])]
    cut: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in itertools.pairwise(thin):
        off = min(0.25, _CUT / math.hypot(x2 - x1, y2 - y1))
        cut += [(x1 + off * (x2 - x1), y1 + off * (y2 - y1)), (x2 - off * (x2 - x1), y2 - off * (y2 - y1))]
    return [*cut, cut[0]]


def _thinned(line: Sequence[Corner], within: float = 0.75) -> list[Corner]:
    """By Ramer, Douglas and Peucker, without recursion."""
    kept, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        length = math.hypot(x2 - x1, y2 - y1)
        best, at = within, 0
        for index in range(first + 1, last):
            x, y = line[index]
            off = (
                abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
                if length
                else math.hypot(x - x1, y - y1)
            )  # fmt: skip
            if off > best:
                best, at = off, index
        if at:
            kept.add(at)
            stack += [(first, at), (at, last)]
    return [line[index] for index in sorted(kept)]
