"""Places as the UCDP Georeferenced Event Dataset names them: villages that no other list has.

Columns and ``where_prec``: UCDP GED codebook (https://ucdp.uu.se/downloads).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.records import PlaceKind, PlacePrecision

from .fold import fold
from .types import Place, Row

_NEEDED = ("where_coordinates", "where_prec", "adm_1", "latitude", "longitude", "country")
_MEANT: dict[str, tuple[PlaceKind, PlacePrecision]] = {
    "1": ("city", "place"),
    "2": ("city", "near"),
    "3": ("admin2", "admin2"),
    "4": ("admin1", "admin1"),
}
"""``where_prec``: 1 the place itself, 2 within some 25 km of it, 3 second-order unit, 4 first-order unit."""
_CLASS = re.compile(r"\s+(?:town|village|city|suburb|neighbourhood|settlement|camp|hamlet|locality)\Z", re.I)
_UNIT = re.compile(
    r"\s+(?:state|region|province|governorate|district|department|county|lga|prefecture|oblast|division|cercle)\Z", re.I
)


def ged_rows(path: Path, countries: Mapping[str, str], admin1s: Mapping[tuple[str, str], str]) -> tuple[Row, ...]:
    """Each place once. ``countries``: alpha-3 by folded name; ``admin1s``: code by alpha-3 and folded name.

    Raises ``GazetteerError`` where the file is not such a table or a row has no number for a coordinate.
    """
    found: dict[str, Row] = {}
    for number, event in _events(path):
        row = _row(event, path, number, countries, admin1s)
        if row and (row.place.id not in found or row.place.precision == "place"):
            found[row.place.id] = row
    return tuple(found.values())


def countries_by_name(states: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Alpha-3 code by folded name."""
    return {fold(name): code for code, names in states.items() for name in names}


def _events(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            missing = [name for name in _NEEDED if name not in (table.fieldnames or ())]
            if missing:
                raise GazetteerError(f"{path}: is not a table of UCDP GED events: it has no column {missing[0]}")
            for event in table:
                if not (event["where_coordinates"] or "").startswith("#"):  # HDX puts tags into a second heading
                    yield table.line_num, event
    except (UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{path}: is not a table of UCDP GED events ({error})") from error
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror or error}") from error


def _row(
    event: dict[str, str], path: Path, number: int, countries: Mapping[str, str],
    admin1s: Mapping[tuple[str, str], str],
) -> Row | None:  # fmt: skip
    meant = _MEANT.get((event["where_prec"] or "").removesuffix(".0"))
    name = (event["where_coordinates"] or "").strip()
    country = _country(event["country"] or "", countries)
    if meant is None or not name or not country:
        return None
    try:
        latitude, longitude = float(event["latitude"]), float(event["longitude"])
    except (TypeError, ValueError) as error:
        raise GazetteerError(f"{path}: line {number}: latitude and longitude must be degrees") from error
    kind, precision = meant
    bare = (_CLASS if kind == "city" else _UNIT).sub("", name)
    unit = event["adm_1"] or ""
    admin1 = admin1s.get((country, fold(unit))) or admin1s.get((country, fold(_UNIT.sub("", unit)))) or ""
    place = Place(
        f"ts:ged-{fold(bare).replace(' ', '-')}-{country.lower()}-{round(latitude * 4)}-{round(longitude * 4)}",
        bare, kind, latitude, longitude, country, admin1, "", 0, f"UCDP GED, {path.name}", "", precision,
    )  # fmt: skip
    return Row(place, tuple((one, True) for one in dict.fromkeys((bare, name))))


def _country(name: str, countries: Mapping[str, str]) -> str:
    """UCDP writes "DR Congo (Zaire)": either name may be the known one."""
    parts = (name, *re.split(r"[()]", name))
    return next((countries[fold(part)] for part in parts if fold(part) in countries), "")
