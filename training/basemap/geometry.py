"""Rings of longitudes and latitudes in degrees: how large they are, what lies inside, and where a name fits best."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = Sequence[Point]
"""Closed: the last point is the first."""
Polygon = Sequence[Ring]
"""The outline, then its holes."""


def area(ring: Ring) -> float:
    """In square degrees of the globe, whose meridians narrow towards the poles: enough to tell large from small."""
    total = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        total += math.radians(x2 - x1) * (math.sin(math.radians(y1)) + math.sin(math.radians(y2))) / 2
    return abs(total) * (180 / math.pi) ** 2


def is_inside(point: Point, polygon: Polygon) -> bool:
    """By the even-odd rule, so that holes are outside."""
    x, y = point
    odd = False
    for ring in polygon:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def name_point(polygon: Polygon, precision: float = 0.05) -> Point:
    """The point that lies deepest inside, where a name has most room.

    By the way of Mapbox's polylabel (Agafonkin, 2016): cells are halved where they may hold a deeper point than the
    best so far. ``precision`` is in degrees.
    """
    xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    half = min(width, height) / 2 or precision
    cells: list[tuple[float, float, float, float, float]] = []

    def add(x: float, y: float, size: float) -> float:
        depth = _depth((x, y), polygon)
        heapq.heappush(cells, (-(depth + size * math.sqrt(2)), depth, x, y, size))
        return depth

    x = min(xs)
    while x < max(xs):
        y = min(ys)
        while y < max(ys):
            add(x + half, y + half, half)
            y += 2 * half
        x += 2 * half
    best = max(cells, key=lambda cell: cell[1])
    while cells:
        cell = heapq.heappop(cells)
        if cell[1] > best[1]:
            best = cell
        if -cell[0] - best[1] <= precision:
            break
        quarter = cell[4] / 2
        for dx in (-quarter, quarter):
            for dy in (-quarter, quarter):
                add(cell[2] + dx, cell[3] + dy, quarter)
    return round(best[2], 2), round(best[3], 2)


def _depth(point: Point, polygon: Polygon) -> float:
    """Distance to the nearest edge in degrees, below zero outside."""
    x, y = point
    nearest = min(_to_edge(x, y, *a, *b) for ring in polygon for a, b in pairwise(ring))
    return math.sqrt(nearest) * (1 if is_inside(point, polygon) else -1)


def _to_edge(x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> float:
    dx, dy = x2 - x1, y2 - y1
    if dx or dy:
        along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
        x1, y1 = x1 + along * dx, y1 + along * dy
    return (x - x1) ** 2 + (y - y1) ** 2
