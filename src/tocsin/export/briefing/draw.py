"""The brief's map and chart as SVG: drawn from what is packaged, with nothing fetched and no script."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from tocsin.records.brief import Brief, Dot, Week

WIDTH, HEIGHT = 440, 300
_MARGIN = 1.5
"""Degrees around what is told of."""
_LEAST = 10.0
"""Degrees that the map shows at least, so that one town does not fill it."""
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def map_svg(brief: Brief) -> str:
    """Countries in which something is told of are shaded; a filled dot is told as fact, a ring is a claim.

    Empty where nothing has a place. A country that is only named as a whole is shaded and gets no dot in its middle.
    """
    box = _box(brief)
    if box is None:
        return ""
    at = _projection(box)
    shapes = [_shape(rings, at, code in brief.countries) for code, rings in _countries() if _touches(rings, box)]
    names = [
        _name(code, name, point, at) for code, name, point in _names() if code in brief.countries and _in(point, box)
    ]
    dots = [_dot(one, at) for one in sorted(brief.dots, key=lambda one: one.look, reverse=True)]
    label = f"Map: {len(brief.dots)} of the new incidents have a place"
    return (
        f'<svg class="brief-map" role="img" aria-label="{escape(label)}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'xmlns="http://www.w3.org/2000/svg"><rect class="sea" width="{WIDTH}" height="{HEIGHT}" fill="#eef2f5"/>'
        f"{''.join(shapes)}{''.join(names)}{''.join(dots)}</svg>"
    )


def chart_svg(weeks: Sequence[Week]) -> str:
    """Incidents by week: told as fact below, claims hatched on top; empty where there are none."""
    most = max((one.facts + one.claims for one in weeks), default=0)
    if not most:
        return ""
    height, floor, left = 150, 120, 34
    step = (WIDTH - left - 8) / len(weeks)
    bars = []
    for at, week in enumerate(weeks):
        x, y = left + at * step + 2, float(floor)
        for count, fill, name in ((week.facts, "#1f5f8b", "facts"), (week.claims, "url(#claims)", "claims")):
            tall = count / most * (floor - 14)
            y -= tall
            if count:
                bars.append(
                    f'<rect x="{x:.1f}" y="{y:.1f}" width="{step - 4:.1f}" height="{tall:.1f}" fill="{fill}" '
                    f'stroke="#1f5f8b" stroke-width="0.8"><title>{week.monday}: {count} {name}</title></rect>'
                )
        if at % 2 == len(weeks) % 2:
            bars.append(f'<text x="{x:.1f}" y="{floor + 14}" font-size="10" fill="#444">{week.monday[5:]}</text>')
    label = f"Incidents by week, {weeks[0].monday} to {weeks[-1].monday}; at most {most} in a week"
    return (
        f'<svg class="brief-chart" role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {height}" '
        'xmlns="http://www.w3.org/2000/svg"><defs><pattern id="claims" width="5" height="5" '
        'patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#fff"/>'
        '<path d="M0 5L5 0" stroke="#1f5f8b" stroke-width="1"/></pattern></defs>'
        f'<text x="{left - 6}" y="20" font-size="10" fill="#444" text-anchor="end">{most}</text>'
        f'<line x1="{left}" x2="{WIDTH - 8}" y1="{floor}" y2="{floor}" stroke="#888"/>{"".join(bars)}'
        f'<text x="{left}" y="{height - 4}" font-size="10" fill="#444">week of; filled: told as fact, hatched: '
        "claims</text></svg>"
    )


def _box(brief: Brief) -> Box | None:
    points = [(one.longitude, one.latitude) for one in brief.dots]
    points += [corner for code, rings in _countries() if code in brief.countries for corner in _mainland(rings)]
    if not points:
        return None
    west, east = min(x for x, _ in points) - _MARGIN, max(x for x, _ in points) + _MARGIN
    south, north = min(y for _, y in points) - _MARGIN, max(y for _, y in points) + _MARGIN
    wide, tall = max(east - west, _LEAST), max(north - south, _LEAST * HEIGHT / WIDTH)
    middle = (west + east) / 2, (south + north) / 2
    shrink = math.cos(math.radians(max(-70.0, min(70.0, middle[1]))))
    # One scale for both: the side that is short for the picture's shape is widened.
    wide, tall = max(wide, tall * WIDTH / HEIGHT / shrink), max(tall, wide * shrink * HEIGHT / WIDTH)
    return middle[0] - wide / 2, middle[1] - tall / 2, middle[0] + wide / 2, middle[1] + tall / 2


def _mainland(rings: Iterable[Sequence[Point]]) -> tuple[Point, Point]:
    """South-western and north-eastern corner of the widest ring: islands far away would shrink the rest."""

    def corners(ring: Sequence[Point]) -> tuple[Point, Point]:
        return (min(x for x, _ in ring), min(y for _, y in ring)), (max(x for x, _ in ring), max(y for _, y in ring))

    return max(map(corners, rings), key=lambda box: (box[1][0] - box[0][0]) * (box[1][1] - box[0][1]))


def _projection(box: Box) -> Any:
    west, south, east, north = box

    def at(point: Point) -> Point:
        return (point[0] - west) / (east - west) * WIDTH, (north - point[1]) / (north - south) * HEIGHT

    return at


def _touches(rings: Iterable[Sequence[Point]], box: Box) -> bool:
    return any(
        min(x for x, _ in ring) <= box[2]
        and max(x for x, _ in ring) >= box[0]
        and min(y for _, y in ring) <= box[3]
        and max(y for _, y in ring) >= box[1]
        for ring in rings
    )


def _in(point: Point, box: Box) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def _shape(rings: Iterable[Sequence[Point]], at: Any, told: bool) -> str:
    path = "".join("M" + "L".join("{:.1f} {:.1f}".format(*at(point)) for point in ring) + "Z" for ring in rings)
    return f'<path d="{path}" fill="{"#f3d9b1" if told else "#fff"}" stroke="#9aa5ad" stroke-width="0.7"/>'


def _name(code: str, name: str, point: Point, at: Any) -> str:
    x, y = at(point)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="middle" fill="#333">{escape(name or code)}</text>'
    )


def _dot(one: Dot, at: Any) -> str:
    x, y = at((one.longitude, one.latitude))
    fill = "none" if one.look == "claim" else "#b3261e"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="#b3261e" stroke-width="1.6">'
        f"<title>{escape(one.label)}</title></circle>"
    )


@cache
def _atlas() -> Any:
    return json.loads(files("tocsin").joinpath("serve/static/map/countries.json").read_text("utf-8"))


def _names() -> Iterator[tuple[str, str, Point]]:
    for shape in _atlas()["objects"]["countries"]["geometries"]:
        told = shape["properties"]
        yield told["code"], told["name"], (told["x"], told["y"])


@cache
def _arcs() -> tuple[tuple[Point, ...], ...]:
    """The topology's arcs in degrees: each point is told as the step from the one before."""
    (sx, sy), (tx, ty) = _atlas()["transform"]["scale"], _atlas()["transform"]["translate"]
    made = []
    for arc in _atlas()["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        made.append(tuple(points))
    return tuple(made)


@cache
def _countries() -> tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]:
    found = []
    for shape in _atlas()["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = tuple(_ring(ring) for polygon in polygons for ring in polygon)
        found.append((shape["properties"]["code"], rings))
    return tuple(found)


def _ring(numbers: Iterable[int]) -> tuple[Point, ...]:
    points: list[Point] = []
    for number in numbers:
        arc = _arcs()[number] if number >= 0 else _arcs()[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return tuple(points)
