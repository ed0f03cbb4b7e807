"""The map draws nothing more exactly than it is told, leaves nothing out unsaid, and shows nobody who needs shelter."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS
from tocsin.records.shown import MapIncident
from tocsin.serve import create_app
from tocsin.serve.asked_map import asked_map, listed
from tocsin.serve.mapped import COLUMNS, Level, areas, level_of, levels, row
from tocsin.serve.symbols import FILLS, KIND_OF, KINDS

from .asking import ask
from .shelling import build_shelling

STATIC = Path(__file__).parents[2] / "src" / "tocsin" / "serve" / "static"
KANDADJI = MapIncident(
    id="k1", event_type="ASSAULT", mode="", standing="fact", latitude=14.62, longitude=0.98, precision="place",
    country="NER", admin1="Tillabéri", place="Kandadji", first="2023-08-15", last="2023-08-15", low=12, best=12,
    high=12, fact=0.9, origins=1, documents=1, actors=(), targets=(), title="",
)  # fmt: skip


def told(**changes: Any) -> MapIncident:
    return KANDADJI._replace(**changes)


def cells(incident: MapIncident) -> dict[str, Any]:
    return dict(zip(COLUMNS, row(incident), strict=True))


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, "place"),
        ({"precision": "near"}, "near"),
        ({"precision": "admin1"}, "area"),
        ({"precision": "admin2"}, "area"),
        ({"precision": "admin1", "admin1": "No Such Province"}, "country"),
        ({"precision": "country"}, "country"),
        ({"precision": "", "latitude": None, "longitude": None}, "country"),
        ({"precision": "region", "country": ""}, "nowhere"),
        ({"precision": "place", "latitude": None, "longitude": None}, "country"),
        ({"event_type": "AID"}, "country"),
        ({"event_type": "AID", "country": ""}, "nowhere"),
        ({"place": "Dadaab refugee camp"}, "country"),
        ({"place": "Hôpital de Gao"}, "country"),
        ({"place": "Campeche"}, "place"),
        ({"precision": "admin1", "event_type": "AID"}, "country"),
    ],
)
def test_an_incident_is_drawn_as_exactly_as_it_is_told_and_no_more(changes: dict[str, Any], level: Level) -> None:
    assert level_of(told(**changes)) == level


@pytest.mark.parametrize("changes", [{"precision": "country"}, {"precision": "admin1"}, {"event_type": "AID"}])
def test_coordinates_are_not_even_sent_where_no_point_is_drawn(changes: dict[str, Any]) -> None:
    found = cells(told(**changes))
    assert found["lat"] is None and found["lon"] is None and found["place"] == ""


def test_a_row_has_its_count_its_days_and_how_it_stands() -> None:
    found = cells(told(standing="claim", low=10, best=12, high=None, last="2023-08-16"))
    assert (found["low"], found["best"], found["high"]) == (10, 12, None)
    assert (found["first"], found["last"], found["standing"]) == ("2023-08-15", "2023-08-16", "claim")
    assert (found["kind"], found["lat"], found["lon"]) == ("assault", 14.62, 0.98)


def test_every_incident_is_counted_at_one_level() -> None:
    many = [told(), told(precision="near"), told(precision="country"), told(precision="", country="")]
    assert levels(map(level_of, many)) == {"place": 1, "near": 1, "area": 0, "country": 1, "nowhere": 1}


def test_every_root_has_one_kind_and_every_standing_one_fill() -> None:
    assert sorted(root for kind in KINDS for root in kind.roots) == sorted(ROOTS)
    assert set(KIND_OF) == set(ROOTS)
    assert tuple(fill for fill, _ in FILLS) == STANDINGS
    assert len({kind.path for kind in KINDS}) == len(KINDS)


def test_provinces_have_areas_by_the_gazetteers_names() -> None:
    assert {"Agadez", "Tillabéri", "Niamey"} <= set(areas()["NER"])
    assert "Ménaka" in areas()["MLI"]
    for country in ("NER", "MLI", "BFA"):
        assert (STATIC / "map" / "areas" / f"{country}.json").is_file()


def test_what_is_downloaded_is_what_is_listed() -> None:
    want = asked_map({"standing": "any", "country": "NER", "layer": "postures", "sort": "doubt"})
    assert listed(want) == "?country=NER&" + "&".join(f"standing={one}" for one in STANDINGS)
    assert listed(asked_map({})) == ""
    assert asked_map({"layer": "hospitals"}).ignored == ("layer",)


def test_vendored_files_are_those_that_the_manifest_names() -> None:
    vendor = STATIC / "vendor"
    manifest = (vendor / "README.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", manifest, re.MULTILINE))
    licences = set(re.findall(r"\]\(([^)]+LICENSE[^)]*)\)", manifest))
    assert named.keys() | licences == {file.name for file in vendor.iterdir()} - {"README.md"}
    for name, digest in named.items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest, name


@pytest.fixture(scope="module")
def shelling(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(build_shelling(tmp_path_factory.mktemp("map") / "shelling"))


def test_the_data_are_the_incidents_of_the_list(shelling: FastAPI) -> None:
    found = ask(shelling, "/map.json?country=MLI").json()
    rows = [dict(zip(found["columns"], one, strict=True)) for one in found["rows"]]
    assert found["total"] == len(rows) == sum(found["levels"].values()) > 1
    (market,) = (one for one in rows if one["level"] == "place")
    assert (market["place"], market["lat"], market["low"], market["high"]) == ("Tessit", 15.21, 12, 15)
    weeks = [monday for monday, _ in found["weeks"]]
    assert all(a < b for a, b in pairwise(weeks)) and "2024-05-06" in weeks
    assert ask(shelling, "/map.json?country=NER").json()["rows"] == []
    assert len(ask(shelling, "/map.json?since=2024-05-08").json()["rows"]) < len(rows)
    assert ask(shelling, "/map.json?since=2024-05-08").json()["weeks"] == found["weeks"]


def test_one_incident_can_be_asked_for_alone(shelling: FastAPI) -> None:
    found = ask(shelling, "/map.json?standing=any").json()
    denied = next(one for one in found["rows"] if one[found["columns"].index("standing")] == "denied")
    assert ask(shelling, f"/map.json?id={denied[0]}").json()["rows"] == [denied]
    assert ask(shelling, "/map.json?id=nothing-of-that-name").json()["rows"] == []


def test_a_click_brings_the_words_and_who_says_so(shelling: FastAPI) -> None:
    found = ask(shelling, "/map.json?country=MLI").json()
    ids = ",".join([one[0] for one in found["rows"]] + ["nothing"])
    part = ask(shelling, f"/map/picked?ids={ids}").text
    assert "shelled the cattle market of Tessit" in part
    assert part.count("data-incident=") == len(found["rows"])
    assert "<html" not in part


def test_forces_are_shown_by_country_and_past_ones_are_not_drawn(shelling: FastAPI) -> None:
    page = ask(shelling, "/map?layer=postures").text
    assert "Forces told of" in page and "was there" in page and 'data-country="MLI"' in page
    assert ask(shelling, "/map.json?layer=postures").json()["hosts"] == {}
    then = ask(shelling, "/map.json?layer=postures&until=2024-06-01").json()["hosts"]
    assert then == {"MLI": ["France: troops"]}
    assert ask(shelling, "/map.json").json()["hosts"] == {}


def test_the_page_says_how_much_is_not_on_the_map(shelling: FastAPI, empty_app: FastAPI) -> None:
    page = ask(shelling, "/map?standing=any").text
    assert "not on the map" in page and "on the map at its place" in page
    assert 'href="/api/v1/incidents.geojson?standing=fact&amp;standing=claim' in page
    assert "No incidents yet" in ask(empty_app, "/map").text
    assert ask(empty_app, "/map.json").json()["rows"] == []
