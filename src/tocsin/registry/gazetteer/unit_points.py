"""Where GeoNames itself puts states and large units, for the middle of a state's towns may be far from there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from tocsin.registry.files import read_yaml

_FILE = Path(__file__).with_name("unit_points.yaml")
Point = tuple[float, float]


@lru_cache(maxsize=1)
def _points() -> Mapping[str, Mapping[str | int, list[float]]]:
    return read_yaml(_FILE)


def state_point(alpha3: str) -> Point | None:
    """Latitude and longitude of a state's point; None where the middle of its towns must do."""
    return _pair(_points()["countries"].get(alpha3))


def unit_point(geonames_id: int) -> Point | None:
    """Latitude and longitude of a large first-order unit's point; None where the middle of its towns must do."""
    return _pair(_points()["admin1"].get(geonames_id))


def _pair(point: list[float] | None) -> Point | None:
    return (float(point[0]), float(point[1])) if point else None


def points_digest() -> str:
    """Of the file, for what is compiled from it."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()
