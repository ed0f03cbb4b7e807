"""Countries of world-atlas (Natural Earth 1:50m): ISO alpha-3 code, English name, and where the name stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from .geometry import Point, Polygon, Ring, area, name_point

Topology = Mapping[str, Any]
UNCODED: Mapping[str, str] = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Kosovo": "XKX"}
"""World-atlas draws these by themselves and gives them no ISO number. The gazetteer knows the first two as what the
United Nations count them to, so they carry that code and are shaded with the rest. Kosovo has GeoNames' own."""
LEFT_OUT = frozenset({"Antarctica", "Siachen Glacier", "Indian Ocean Ter."})
"""No records lie there, and Antarctica alone is a tenth of the file."""


def countries(atlas: Topology, codes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    """The topology of the map. ``codes``: alpha-3 by ISO number of three digits; ``names``: English by alpha-3."""
    shapes, kept = [], _Kept(atlas["arcs"])
    for shape in atlas["objects"]["countries"]["geometries"]:
        given = shape["properties"]["name"]
        if given in LEFT_OUT:
            continue
        code = UNCODED.get(given) or codes.get(shape.get("id", ""), "")
        polygon = max(_polygons(shape, atlas), key=lambda one: area(one[0]))
        x, y = name_point(polygon)
        told = {"code": code, "name": given if given in UNCODED else names.get(code, given), "x": x, "y": y}
        told["size"] = round(sum(area(one[0]) for one in _polygons(shape, atlas)), 1)
        shapes.append({"type": shape["type"], "arcs": kept.renumbered(shape["arcs"]), "properties": told})
    objects = {"countries": {"type": "GeometryCollection", "geometries": shapes}}
    return {"type": "Topology", "transform": atlas["transform"], "objects": objects, "arcs": kept.arcs}


class _Kept:
    """The arcs that are still needed, numbered anew."""

    def __init__(self, arcs: Sequence[Any]) -> None:
        self._all, self._numbers, self.arcs = arcs, dict[int, int](), list[Any]()

    def renumbered(self, arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [self.renumbered(one) for one in arcs]
        # An arc walked backwards is written as the complement of its number.
        index = ~arcs if arcs < 0 else arcs
        if index not in self._numbers:
            self._numbers[index] = len(self.arcs)
            self.arcs.append(self._all[index])
        return ~self._numbers[index] if arcs < 0 else self._numbers[index]


def polygons_by_code(topology: Topology) -> dict[str, list[Polygon]]:
    """All polygons of each country of a topology that :func:`countries` made."""
    found: dict[str, list[Polygon]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        found.setdefault(shape["properties"]["code"], []).extend(_polygons(shape, topology))
    return found


def _polygons(shape: Mapping[str, Any], topology: Topology) -> Iterator[Polygon]:
    many = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for rings in many:
        yield [_ring(ring, topology) for ring in rings]


def _ring(arcs: Sequence[int], topology: Topology) -> Ring:
    points: list[Point] = []
    for index in arcs:
        walked = _arc(topology, ~index if index < 0 else index)
        points.extend((walked[::-1] if index < 0 else walked)[bool(points) :])
    if all(abs(a[0] - b[0]) <= 180 for a, b in pairwise(points)):
        return points
    # It crosses the antimeridian (Russia, Fiji): its far side is written beyond 180°, as the map's script does too.
    return [(x + 360 if x < 0 else x, y) for x, y in points]


def _arc(topology: Topology, index: int) -> list[Point]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][index]:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points
