"""A gazetteer of a few dozen places, compiled in a moment, and a reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.read import Reader
from tocsin.read.names import find_names
from tocsin.read.places import find_places
from tocsin.records import PlaceName
from tocsin.records.reading import PlaceKind, PlacePrecision
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import Gazetteer, Place, Source, open_gazetteer
from tocsin.registry.gazetteer.material import Material
from tocsin.registry.gazetteer.types import Row

PLACES: tuple[tuple[str, PlaceKind, float, float, str, str, int], ...] = (
    ("Niger", "country", 16.0, 8.0, "NER", "", 22_000_000),
    ("Nigeria", "country", 10.0, 8.0, "NGA", "", 195_000_000),
    ("Niger", "admin1", 9.9, 5.6, "NGA", "NG.31", 5_500_000),
    ("Mali", "country", 17.0, -4.0, "MLI", "", 19_000_000),
    ("Guinea", "country", 11.0, -10.0, "GIN", "", 12_000_000),
    ("Guinea-Bissau", "country", 12.0, -15.0, "GNB", "", 1_900_000),
    ("Equatorial Guinea", "country", 1.7, 10.3, "GNQ", "", 1_300_000),
    ("Papua New Guinea", "country", -6.0, 147.0, "PNG", "", 8_600_000),
    ("France", "country", 46.0, 2.0, "FRA", "", 67_000_000),
    ("United States", "country", 39.76, -98.5, "USA", "", 327_000_000),
    ("Georgia", "country", 42.0, 43.5, "GEO", "", 3_700_000),
    ("Jordan", "country", 31.0, 36.0, "JOR", "", 9_900_000),
    ("Georgia", "admin1", 32.75, -83.5, "USA", "US.GA", 10_700_000),
    ("Texas", "admin1", 31.25, -99.25, "USA", "US.TX", 29_000_000),
    ("Kentucky", "admin1", 38.2, -84.9, "USA", "US.KY", 4_500_000),
    ("Gao", "admin1", 17.0, 0.0, "MLI", "ML.09", 540_000),
    ("Lamar County", "admin2", 33.67, -95.57, "USA", "US.TX.277", 50_000),
    ("Paris", "city", 48.85, 2.35, "FRA", "FR.11", 2_138_551),
    ("Paris", "city", 33.66, -95.56, "USA", "US.TX", 24_782),
    ("Paris", "city", 38.21, -84.25, "USA", "US.KY", 9_846),
    ("Dallas", "city", 32.78, -96.81, "USA", "US.TX", 1_300_000),
    ("Atlanta", "city", 33.75, -84.39, "USA", "US.GA", 463_878),
    ("Athens", "city", 33.96, -83.38, "USA", "US.GA", 116_714),
    ("Athens", "city", 37.98, 23.73, "GRC", "GR.ESYE31", 664_046),
    ("Tbilisi", "city", 41.69, 44.83, "GEO", "GE.51", 1_049_498),
    ("Gao", "city", 16.27, -0.04, "MLI", "ML.09", 87_000),
    ("Gao", "city", 25.6, 114.9, "CHN", "CN.03", 90_000),
    ("Bourem", "city", 16.95, -0.35, "MLI", "ML.09", 27_486),
    ("Mobile", "city", 30.69, -88.04, "USA", "US.AL", 194_288),
    ("Independence", "city", 39.09, -94.42, "USA", "US.MO", 117_000),
    ("August", "city", 39.05, -121.9, "USA", "US.CA", 500),
    ("Outlook", "city", 51.49, -107.06, "CAN", "CA.11", 2_204),
    ("Air Base 101", "site", 13.48, 2.18, "NER", "NE.08", 0),
)


def _row(number: int, name: str, kind: PlaceKind, at: tuple[float, float], country: str, unit: str, people: int) -> Row:
    admin2 = unit if kind == "admin2" else ""
    admin1 = unit.rpartition(".")[0] if kind == "admin2" else unit
    precision: PlacePrecision = kind if kind in ("country", "admin1", "admin2") else "place"
    source = "ts" if kind == "site" else "gn"
    place = Place(f"{source}:{number}", name, kind, *at, country, admin1, admin2, people, "test", precision=precision)
    return Row(place, ((name, True),))


@pytest.fixture(scope="package")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    rows = [_row(n, p[0], p[1], (p[2], p[3]), p[4], p[5], p[6]) for n, p in enumerate(PLACES, 1)]
    material = Material("small", (Source("test", "none"),), lambda _: rows)
    folder: Path = tmp_path_factory.mktemp("gazetteer")
    return open_gazetteer(folder, material=material)


@pytest.fixture(scope="package")
def reader() -> Reader:
    return Reader(load_registry())


@pytest.fixture(scope="package")
def find(reader: Reader, gazetteer: Gazetteer) -> Callable[..., dict[str, PlaceName]]:
    def found(text: str, outlet: str = "", *, demonyms: bool = False) -> dict[str, PlaceName]:
        parse = reader.model.nlp(text)
        names = find_names(parse, reader.registry)
        places = find_places(parse, names, reader.registry, gazetteer, outlet, demonyms=demonyms)
        return {place.text: place for place in places}

    return found
