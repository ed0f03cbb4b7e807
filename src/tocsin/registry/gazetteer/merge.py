"""Joins rows of several sources: one place, one row, with the names of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tocsin.errors import RegistryError

from .distance import distance_km
from .fold import fold
from .types import Row

SAME_KM = {"city": 10.0, "site": 10.0, "admin2": 60.0, "admin1": 250.0, "continent": 5000.0}
"""Two rows of one kind and one name are one place within this distance; other kinds only by id."""


def joined(rows: Iterable[Row], added: Iterable[Row], more_names: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """The rows with names added by id, then those of ``added`` that none of them is.

    Raises ``RegistryError`` where names are for an id that no row has.
    """
    waiting = list(added)
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(waiting):
        for name in row.names:
            by_name[fold(name[0])].append(index)
    met: set[int] = set()
    lost = set(more_names)
    for row in rows:
        lost.discard(row.place.id)
        names = row.names + tuple((name, True) for name in more_names.get(row.place.id, ()))
        for index in sorted({index for name, _ in row.names for index in by_name.get(fold(name), ())}):
            if _same(row, waiting[index]):
                met.add(index)
                names += waiting[index].names
        yield row if names is row.names else replace(row, names=names)
    if lost:
        raise RegistryError(f"the supplement names places that no source holds: {', '.join(sorted(lost))}")
    yield from (row for index, row in enumerate(waiting) if index not in met)


def _same(one: Row, other: Row) -> bool:
    a, b = one.place, other.place
    reach = SAME_KM.get(a.kind, 0.0)
    return (
        a.kind == b.kind
        and a.country == b.country
        and distance_km(a.latitude, a.longitude, b.latitude, b.longitude) < reach
    )
