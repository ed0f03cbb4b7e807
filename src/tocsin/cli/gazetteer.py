"""`tocsin gazetteer`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tocsin.errors import UsageError

from .group import VERBS, Examples, without_project
from .progress import steps
from .terminal import put, put_table, say

if TYPE_CHECKING:
    from tocsin.registry.gazetteer import Candidate, Gazetteer

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_QUIET = click.option("-q", "--quiet", is_flag=True, help="Show no progress.")


@click.group(short_help=VERBS["gazetteer"])
@without_project
def gazetteer() -> None:
    """Look after the gazetteer, the list of places with their coordinates."""


@gazetteer.command(
    cls=Examples,
    examples=(
        "tocsin gazetteer build",
        "tocsin gazetteer build NE.zip --ged GEDEvent_v24_1.csv",
        "tocsin gazetteer build allCountries.zip --admin1 admin1CodesASCII.txt --admin2 admin2Codes.txt",
    ),
)
@click.argument("table", type=_FILE, required=False, metavar="[GEONAMES.zip]")
@click.option("--admin1", type=_FILE, metavar="FILE", help="GeoNames' names of first-order units.")
@click.option("--admin2", type=_FILE, metavar="FILE", help="GeoNames' names of second-order units.")
@click.option("--ged", type=_FILE, metavar="FILE", help="UCDP GED events as CSV, for the places that they name.")
@_QUIET
@without_project
def build(table: Path | None, admin1: Path | None, admin2: Path | None, ged: Path | None, quiet: bool) -> None:
    """Compile the gazetteer anew, with your own GeoNames files on top of what Tocsin brings.

    GeoNames' files lie at https://download.geonames.org/export/dump/: allCountries.zip, or one country's (NE.zip).
    Without any file, the gazetteer is again the one that Tocsin brings.
    """
    from tocsin.registry.gazetteer.rebuild import rebuild  # noqa: PLC0415

    with steps(quiet) as show:
        path = rebuild(table, tuple(filter(None, (admin1, admin2))), ged, show)
    say(f"compiled {path}")


@gazetteer.command(cls=Examples, examples=("tocsin gazetteer status", "tocsin gazetteer status --json"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_QUIET
@without_project
def status(as_json: bool, quiet: bool) -> None:
    """Where the gazetteer lies, how large it is, what is in it and where that comes from."""
    with _opened(quiet) as opened:
        facts = {
            "file": str(opened.path),
            "bytes": opened.path.stat().st_size,
            "digest": opened.digest,
            **opened.facts,
            "sources": [{"name": one.name, "licence": one.licence, "places": one.places} for one in opened.sources()],
        }
    if as_json:
        put(json.dumps(facts, ensure_ascii=False))
        return
    put_table(("", ""), _summary(facts))
    put_table(("source", "places", "licence"),
              ((one["name"], f"{one['places']:,}", one["licence"]) for one in facts["sources"]))  # fmt: skip


def _summary(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "file", facts["file"]
    yield "size", f"{facts['bytes'] / 1e6:.1f} MB"
    yield "places", f"{facts['places']:,}"
    yield "names", f"{facts['names']:,}"
    for kind, count in sorted(facts["kinds"].items(), key=lambda one: -one[1]):
        yield f"  {kind}", f"{count:,}"
    yield "digest", facts["digest"][:16]


@gazetteer.command(cls=Examples, examples=("tocsin gazetteer find Gao", 'tocsin gazetteer find "Saint Louis" --json'))
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one reading a line.")
@_QUIET
@without_project
def find(name: str, as_json: bool, quiet: bool) -> int:
    """All places of a name, the likeliest first, and why they stand in that order. Exit code 1 if there is none."""
    from tocsin.registry.gazetteer import fold  # noqa: PLC0415

    if not (folded := fold(name)):
        raise UsageError("a place needs a name with letters or digits")
    with _opened(quiet) as opened:
        readings = opened.candidates(folded)
        rows = [_reading(reading, opened) for reading in readings]
    if not rows:
        say(f"no place of that name: {name}")
        return 1
    if as_json:
        for row in rows:
            put(json.dumps(row, ensure_ascii=False))
    else:
        put_table(tuple(_HEADINGS), (tuple(_cell(row[key]) for key in _HEADINGS) for row in rows))
    return 0


_HEADINGS = ("id", "name", "kind", "latitude", "longitude", "country", "admin1", "admin2", "population", "why")


def _reading(reading: Candidate, opened: Gazetteer) -> dict[str, Any]:
    place = reading.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "country": place.country,
        "admin1": opened.admin1_name(place),
        "admin2": opened.admin2_name(place),
        "population": place.population,
        "weight": reading.weight,
        "main_name": reading.main,
        "source": place.source,
        "why": _why(reading),
    }


def _why(reading: Candidate) -> str:
    place = reading.place
    seat = {"country": ", capital of its country", "admin1": ", seat of its unit"}.get(place.capital, "")
    lesser = "" if reading.main else ", one of its other names"
    return f"weight {reading.weight:,.0f}: {place.kind}{seat}{lesser}"


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


@contextmanager
def _opened(quiet: bool) -> Iterator[Gazetteer]:
    from tocsin.registry.gazetteer import open_gazetteer  # noqa: PLC0415

    with steps(quiet) as show:
        opened = open_gazetteer(progress=show)
    try:
        yield opened
    finally:
        opened.close()
