"""Asks the compiled gazetteer: what a name may stand for, what a place lies in, what is nearest to a point."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tocsin.errors import GazetteerError

from .cells import cells_around
from .distance import distance_km
from .fold import fold, joined_up
from .types import Candidate, Place, Source

_NEAR_KM = 20.0
_KEPT = 32768
"""Names and places whose answers are kept: a project's texts name the same few thousand again and again."""


class Gazetteer:
    """A compiled gazetteer, read-only; several processes may hold one file, threads may share one object.

    Raises ``GazetteerError`` wherever the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._base.execute("PRAGMA mmap_size = 67108864")
            self._facts: dict[str, str] = dict(self._base.execute("SELECT name, value FROM fact"))
        except sqlite3.Error as error:
            raise _damaged(path, error) from error
        self.candidates = lru_cache(_KEPT)(self._candidates)
        self.get = lru_cache(_KEPT)(self._get)
        self._unit = lru_cache(_KEPT)(self._unit_of)

    @property
    def digest(self) -> str:
        """Of all sources and of the way they were compiled: part of the coder's version."""
        return self._facts["digest"]

    @property
    def max_words(self) -> int:
        """Words of the longest folded name."""
        return int(self._facts["max_words"])

    @property
    def facts(self) -> dict[str, Any]:
        """Counts of places by kind, of names and of the rows that were merged, as counted at compiling."""
        return dict(json.loads(self._facts["counts"]))

    def sources(self) -> tuple[Source, ...]:
        """All sources, with how many places each gave."""
        return tuple(Source(*row) for row in self._ask("SELECT name, licence, places FROM source ORDER BY key"))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """All places of that name, however it is written, the weightiest first; empty where none is known."""
        return tuple(candidate.place for candidate in self.candidates(fold(name)))

    def _candidates(self, folded: str) -> tuple[Candidate, ...]:
        rows = self._ask("SELECT n.main, p.* FROM name n JOIN placed p ON p.key = n.place WHERE n.folded = ?", folded)
        if not rows and (whole := joined_up(folded)):
            return self.candidates(whole)
        found = [Candidate(_place(row[1:]), bool(row[0])) for row in rows]
        return tuple(sorted(found, key=lambda one: (-one.weight, one.place.id)))

    def knows(self, folded: str) -> bool:
        """Whether any place has that name; takes what ``fold`` gives."""
        return bool(self._ask("SELECT 1 FROM name WHERE folded = ? LIMIT 1", folded))

    def begins(self, folded: str) -> bool:
        """Whether a longer name starts with these whole folded words: tells a scan of a text when to stop."""
        return bool(
            self._ask("SELECT 1 FROM name WHERE folded >= ? AND folded < ? LIMIT 1", folded + " ", folded + "!")
        )

    def _get(self, place_id: str) -> Place | None:
        kind, _, rest = place_id.partition(":")
        if kind == "gn" and rest.isdecimal():
            rows = self._ask("SELECT * FROM placed WHERE key = ?", int(rest))
        else:
            rows = self._ask("SELECT * FROM placed WHERE slug = ?", rest)
        return _place(rows[0]) if rows else None

    def admin1(self, place: Place) -> Place | None:
        """The first-order unit that it lies in or is."""
        return self._unit(place.admin1)

    def admin2(self, place: Place) -> Place | None:
        """The second-order unit that it lies in or is."""
        return self._unit(place.admin2)

    def admin1_name(self, place: Place) -> str:
        """Name of the first-order unit that it lies in or is; empty where none is known."""
        unit = self.admin1(place)
        return unit.name if unit else ""

    def admin2_name(self, place: Place) -> str:
        """Name of the second-order unit that it lies in or is; empty where none is known."""
        unit = self.admin2(place)
        return unit.name if unit else ""

    def _unit_of(self, code: str) -> Place | None:
        rows = self._ask("SELECT p.* FROM unit u JOIN placed p ON p.key = u.place WHERE u.code = ?", code)
        return _place(rows[0]) if rows else None

    def nearest(self, latitude: float, longitude: float, within_km: float = 200.0) -> Place | None:
        """The nearest town or village, whose units then stand for the point's; None where none is within reach."""
        reach = min(_NEAR_KM, within_km)
        while True:
            near = [
                (distance_km(latitude, longitude, place.latitude, place.longitude), place.id, place)
                for place in self._around(latitude, longitude, reach)
            ]
            best = min(near, default=None)
            if best and best[0] <= reach:
                return best[2]
            if reach >= within_km:
                return None
            reach = min(reach * 3, within_km)

    def _around(self, latitude: float, longitude: float, reach: float) -> Iterator[Place]:
        for span in cells_around(latitude, longitude, reach):
            yield from map(_place, self._ask("SELECT * FROM placed WHERE cell BETWEEN ? AND ?", *span))

    def close(self) -> None:
        """Lets the file go."""
        self._base.close()

    def _ask(self, query: str, *values: str | float) -> list[Any]:
        try:
            return self._base.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, error) from error


def _place(row: tuple[Any, ...]) -> Place:
    key, slug, *rest, _cell = row
    return Place(f"ts:{slug}" if slug else f"gn:{key}", *rest)


def _damaged(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        f"{path}: the gazetteer cannot be read ({error}); delete the file, the next run makes it anew"
    )
