"""How exactly a place is told, and which are drawn as a point.

A point is for what a report puts at a spot, or beside one. A country, a province or a district is an area: the middle
of it is a place where nothing was told to have happened, so it is never drawn there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DRAWN = frozenset({"place", "near"})
"""Precisions that are drawn as a point; see :data:`tocsin.records.PlacePrecision`."""
WHERE_PREC: Mapping[str, int] = MappingProxyType({"place": 1, "near": 2, "admin2": 3, "admin1": 4, "country": 6})
"""``where_prec`` of the UCDP GED codebook (https://ucdp.uu.se/downloads): 1 exact, 2 within some 25 km, 3 second-order
unit, 4 first-order unit, 5 a stretch of land or a line, which nothing here is, 6 country, 7 the sea or the air."""


def point(latitude: float | None, longitude: float | None, precision: str) -> tuple[float, float] | None:
    """Longitude and latitude, as GeoJSON has them, of what may be drawn as a point."""
    if latitude is None or longitude is None or precision not in DRAWN:
        return None
    return longitude, latitude
