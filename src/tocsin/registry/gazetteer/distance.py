"""How far two points lie from each other."""

from __future__ import annotations

import math

EARTH_KM = 6371.0
"""Mean radius."""


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    high, other = math.radians(latitude), math.radians(other_latitude)
    wide = math.radians(other_longitude - longitude)
    half = math.sin((other - high) / 2) ** 2 + math.cos(high) * math.cos(other) * math.sin(wide / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
