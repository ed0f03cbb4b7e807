"""The middle point of a unit, from the towns in it: no packaged source tells where a district lies."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Sum:
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    population: int = 0
    cells: set[tuple[int, int]] = field(default_factory=set)


class Middles:
    """Adds towns to units and gives their middles. Sums unit vectors, so that Fiji lies in Fiji and not in Africa."""

    def __init__(self, cell: float) -> None:
        """``cell``: degrees; a unit's towns count once a cell, so that a conurbation does not pull the middle."""
        self._cell = cell
        self._sums: defaultdict[str, _Sum] = defaultdict(_Sum)

    def add(self, code: str, latitude: float, longitude: float, population: int) -> None:
        """Count a town in the unit of this code."""
        unit = self._sums[code]
        unit.population += population
        cell = (round(latitude / self._cell), round(longitude / self._cell))
        if cell not in unit.cells:
            unit.cells.add(cell)
            high, wide = math.radians(latitude), math.radians(longitude)
            unit.x += math.cos(high) * math.cos(wide)
            unit.y += math.cos(high) * math.sin(wide)
            unit.z += math.sin(high)

    def point(self, code: str) -> tuple[float, float] | None:
        """Latitude and longitude of the unit's middle; None where no town is known in it."""
        unit = self._sums.get(code)
        if unit is None or not unit.cells:
            return None
        latitude = math.degrees(math.atan2(unit.z, math.hypot(unit.x, unit.y)))
        return round(latitude, 5), round(math.degrees(math.atan2(unit.y, unit.x)), 5)

    def population(self, code: str) -> int:
        """Inhabitants of the unit's towns."""
        unit = self._sums.get(code)
        return unit.population if unit else 0
