"""Tables of incidents, POLECAT's columns, UCDP's columns, GeoJSON and Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import UsageError
from tocsin.export.csv import RECORDS, record_rows
from tocsin.export.document_rows import DOCUMENTS
from tocsin.export.entry_rows import ENTRIES, TIMELINE
from tocsin.export.ged import GED, ged_rows, is_killing, priogrid, type_of_violence
from tocsin.export.geojson import geojson_chunks
from tocsin.export.incidents import INCIDENTS, incident_line, incident_row, incident_rows, incident_to_dict
from tocsin.export.measured import error_rates
from tocsin.export.parquet import write_parquet
from tocsin.export.polecat import POLECAT, polecat_rows
from tocsin.export.table import Row, Table, csv_lines
from tocsin.export.tombstones import TOMBSTONES
from tocsin.records import TYPES, Document, Incident
from tocsin.registry import load_registry

from .telling import incident, report
from .test_wording import TEXT, make

DOCS = Path(__file__).parents[2] / "docs" / "export-layouts.md"
TABLES = {
    "incidents": INCIDENTS,
    "ledgers": ENTRIES,
    "timeline": TIMELINE,
    "documents": DOCUMENTS,
    "polecat": POLECAT,
    "ged": GED,
    "tombstones": TOMBSTONES,
}
CODER = "0.1/x"


def ged(*incidents: Incident) -> list[Row]:
    return list(ged_rows(incidents, lambda _: (CODER,), load_registry()))


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_documented_in_their_order(name: str) -> None:
    section = re.split(r"^## ", DOCS.read_text("utf-8"), flags=re.M)
    (told,) = [part for part in section if part.startswith(f"`{name}`")]
    named = [one for cell in re.findall(r"^\| (`.+?) \|", told, re.M) for one in re.findall(r"`([^`]+)`", cell)]
    assert tuple(named) == TABLES[name].columns


@pytest.mark.parametrize("table", [RECORDS, *TABLES.values()])
def test_columns_of_numbers_are_columns(table: Table) -> None:
    assert table.whole | table.numbers <= set(table.columns)
    assert not table.whole & table.numbers
    assert len(set(table.columns)) == len(table.columns)


def test_an_incident_is_a_row_that_says_who_says_so() -> None:
    claimed = incident(report(holders=("MLI.GOV",)), report("d2", holders=("unnamed", "MLI.OPP"), outlet="Gazette"))
    row = incident_row(claimed, [CODER], load_registry())
    assert (row["claim"], row["standing"], row["holders"]) == ("yes", "claim", "MLI.GOV; unnamed > MLI.OPP")
    assert str(row["headline"]).startswith("Mali’s government says: Mali (armed forces) used violence")
    assert (row["killed_low"], row["killed_best"], row["counts"]) == (14, 14, "killed 14..14 (best 14)")
    assert (row["origins"], row["single_origin"], row["version"]) == (2, "no", CODER)
    assert (row["origin"], row["error_rates"]) == ("machine-coded", error_rates())


@pytest.mark.parametrize(
    ("status", "told"),
    [("planned", "planned, not done: Mali (armed forces) to use violence"), ("denied", "said not to be so: ")],
)
def test_what_did_not_happen_never_reads_as_done(status: str, told: str) -> None:
    assert f"Strait Courier reports: {told}" in incident_line(incident(report(status=status)), load_registry())


def test_an_incident_as_json_holds_every_report_and_who_says_so() -> None:
    found = incident_to_dict(incident(report(holders=("MLI.GOV",))), [CODER], load_registry())
    assert json.loads(json.dumps(found))["reports"][0]["holders"] == ["MLI.GOV"]
    assert found["claim"] and found["holders"] == [("MLI.GOV",)]
    assert (found["origin"], found["versions"]) == ("machine-coded", [CODER])


def test_polecat_has_its_forty_columns_and_only_what_is_told_as_done() -> None:
    assert POLECAT.columns[:2] == ("Event ID", "Event Date")
    assert POLECAT.columns[39] == "Version"
    done = make("event", holders=("NER.GOV",), names=("Lena Marsk",), version=CODER)
    others = [make(kind) for kind in TYPES if kind != "event"]
    others += [make("event", status=status) for status in ("planned", "demanded", "denied", "possible", "conditional")]
    document = Document("d1", TEXT, outlet="The Herald", published="2031-05-05", lang="en")
    (row,) = polecat_rows([*others, done], lambda _: document, load_registry())
    assert (row["Claim"], row["Holders"], row["Source"], row["Version"]) == ("yes", "NER.GOV", "The Herald", CODER)
    assert row["Quad Code"] == "MATERIAL CONFLICT"
    assert row["Intensity"] == load_registry().ontology.roots["ASSAULT"].intensity
    assert {row.get(name, "") for name in ("Contexts", "Actor COW", "Wikipedia Actor ID")} == {""}
    assert set(row) <= set(POLECAT.columns)


def test_ged_has_killings_alone() -> None:
    other = [
        report(event_type="PROTEST"), report(status="denied"), report(status="planned"), report(numbers={}),
        report(numbers={"injured": (3, 3)}), report(numbers={"killed": (0, 0)}),
    ]  # fmt: skip
    assert not any(is_killing(incident(one)) for one in other)
    (row,) = ged(*(incident(one) for one in other), incident())
    assert (row["best"], row["low"], row["high"], row["deaths_unknown"]) == (14, 14, 14, 14)
    assert (row["where_prec"], row["date_prec"], row["year"], row["type_of_violence"]) == (1, 1, 2031, 3)
    assert (row["geom_wkt"], row["priogrid_gid"]) == ("POINT (13.160274 11.846440)", 146547)
    assert row["source_article"] == "Strait Courier,2031-05-06,Night at Velmora"
    assert set(row) <= set(GED.columns)


def test_ged_says_how_exact_place_and_day_are_and_invents_neither() -> None:
    undated = report(date_start="", date_end="", latitude=17.0, longitude=9.0, place_precision="country")
    (row,) = ged(incident(undated))
    assert row["where_prec"] == 6
    assert not {"date_start", "year", "date_prec", "latitude", "longitude", "geom_wkt", "priogrid_gid"} & set(row)
    for last, prec in (("2031-05-10", 2), ("2031-05-11", 3), ("2031-05-31", 4), ("2031-08-01", 5)):
        assert ged(incident(report(date_end=last)))[0]["date_prec"] == prec
    (claimed,) = ged(incident(report(holders=("MLI.OPP",), numbers={"killed": (10, None)})))
    assert (claimed["claim"], claimed["source_original"], claimed["high"]) == ("yes", "MLI.OPP", None)


@pytest.mark.parametrize(
    ("actors", "targets", "kind"),
    [
        (("MLI.MIL",), ("boko-haram",), 1),
        (("boko-haram",), ("MLI.GOV",), 1),
        (("MLI.REB",), ("boko-haram",), 2),
        (("boko-haram",), ("MLI.CVL",), 3),
        (("MLI.MIL",), (), None),
        ((), ("MLI.CVL",), None),
        (("MLI.OPP",), ("MLI.MED",), None),
    ],
)
def test_the_type_of_violence_follows_from_the_sides(
    actors: tuple[str, ...], targets: tuple[str, ...], kind: int | None
) -> None:
    assert type_of_violence(incident(report(actors=actors, targets=targets))) == kind


def test_cells_of_priogrid_are_counted_from_the_south_west() -> None:
    assert (priogrid(-90, -180), priogrid(90, 180)) == (1, 360 * 720)


def features(*rows: Row) -> list[Any]:
    return list(json.loads("".join(geojson_chunks(rows)))["features"])


@pytest.mark.parametrize("precision", ["country", "region", "admin1", "admin2", ""])
def test_an_area_is_no_dot_in_its_middle(precision: str) -> None:
    exact, vague = features(*incident_rows([incident(), incident(report(place_precision=precision))]))
    assert exact["geometry"] == {"type": "Point", "coordinates": [13.160274, 11.84644]}
    assert vague["geometry"] is None
    assert vague["properties"]["place"] == "Velmora"
    assert not {"latitude", "longitude"} & set(vague["properties"])


def test_a_feature_says_what_a_row_does() -> None:
    (one,) = features(*record_rows([make("event", holders=("NER.GOV",), version=CODER)]))
    assert (one["properties"]["claim"], one["properties"]["holders"]) == ("yes", "NER.GOV")
    assert (one["properties"]["origin"], one["properties"]["version"]) == ("machine-coded", CODER)
    assert features() == []


def test_formulas_are_neutralised_in_every_table() -> None:
    hostile = report(evidence="=HYPERLINK(1)", place="@cmd", outlet="+x", title="-1+1", longitude=-3.5)
    lines = csv_lines(GED, ged(incident(hostile)))
    (row,) = csv.DictReader(io.StringIO("".join(lines), newline=""))
    assert [row[name][:2] for name in ("evidence", "where_coordinates", "source_office")] == ["'=", "'@", "'+"]
    assert row["longitude"] == "-3.5"


def test_parquet_has_typed_columns_and_says_what_it_is(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "incidents.parquet"
    rows = list(incident_rows([incident(), incident(report(numbers={}, evidence="=1", fact=None))]))
    assert write_parquet(INCIDENTS, rows, file) == 2
    table = parquet.read_table(file)
    assert tuple(table.column_names) == INCIDENTS.columns
    assert table["killed_best"].to_pylist() == [14.0, None]
    assert table["origins"].to_pylist() == [1, 1]
    assert table["evidence"].to_pylist()[1] == "=1"
    assert table.schema.metadata[b"origin"] == b"machine-coded"


def test_without_pyarrow_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'tocsin\[parquet\]'"):
        write_parquet(INCIDENTS, [], tmp_path / "x.parquet")
