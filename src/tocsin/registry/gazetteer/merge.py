"""Joins rows of several sources: one place, one row, with the names of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .distance import distance_km
from .fold import fold
from .types import Place, Row

SAME_KM = {"city": 10.0, "site": 10.0, "admin2": 60.0, "admin1": 250.0, "continent": 5000.0}
"""Two rows of one kind and one name are one place within this distance; other kinds only by id."""


def joined(rows: Iterable[Row], added: Iterable[Row], more_names: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """The rows with names added by id, then those of ``added`` that none of them is."""
    waiting, by_name = _waiting(added)
    met: set[int] = set()
    for row in rows:
        place, names = row.place, row.names + tuple((name, True) for name in more_names.get(row.place.id, ()))
        for index in sorted({index for name, _ in row.names for index in by_name.get(fold(name), ())}):
            if _same(place, waiting[index].place):
                met.add(index)
                names += waiting[index].names
                place = _better(place, waiting[index].place)
        yield row if names is row.names else Row(place, names)
    yield from (row for index, row in enumerate(waiting) if index not in met)


def _waiting(added: Iterable[Row]) -> tuple[list[Row], Mapping[str, list[int]]]:
    """The rows without those that an earlier one stands for, and where each folded name is in them."""
    waiting: list[Row] = []
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for row in added:
        folded = {fold(name) for name, _ in row.names}
        if any(_same(waiting[index].place, row.place) for name in folded for index in by_name[name]):
            continue
        for name in folded:
            by_name[name].append(len(waiting))
        waiting.append(row)
    return waiting, dict(by_name)


def _better(place: Place, other: Place) -> Place:
    """A unit's point as somebody gives it is better than the middle of its towns."""
    if place.kind not in ("admin1", "admin2") or not other.id.startswith("ts:"):
        return place
    return replace(place, latitude=other.latitude, longitude=other.longitude)


def _same(a: Place, b: Place) -> bool:
    return (
        a.kind == b.kind
        and a.country == b.country
        and distance_km(a.latitude, a.longitude, b.latitude, b.longitude) < SAME_KM.get(a.kind, 0.0)
    )
