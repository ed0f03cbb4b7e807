"""Files of reference data in their dialects: HXL tags, epoch dates, floats for ids, GeoJSON; ACLED is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tocsin.collect.reference import open_reference
from tocsin.collect.reference.rows import day
from tocsin.collect.reference.ucdp import version_in
from tocsin.errors import UsageError
from tocsin.records.reference import BadRow, ReferenceEvent, ReferenceMonth, ReferenceSet, Row

COUNTRIES = {"dr congo": "COD", "nigeria": "NGA"}
HEAD = "id,type_of_violence,country,date_start,date_end,best,low,high,number_of_sources,where_prec,side_a,latitude"


def opened(tmp_path: Path, name: str, text: str, kind: str = "ucdp") -> tuple[ReferenceSet, list[Row]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = open_reference(path, kind, COUNTRIES, {"NI": "NGA"})
    return found.source, list(found.rows)


def test_tags_epochs_and_floats_are_read_and_bad_rows_told_with_their_line(tmp_path: Path) -> None:
    text = "\n".join(
        (
            HEAD,
            "#id,,#country+name,#date+start,#date+end,#affected+killed,#low,#high,#sources,,#group+name,#geo+lat",
            "15960.0,1.0,Nigeria,2009-06-09 00:00:00.000,2009-06-09 00:00:00.000,0,0,14.0,1.0,1.0,Government,11.8",
            "15961,2,DR Congo (Zaire),1357171200.0,1357257600.0,2.0,2.0,2.0,-1,6,,",
            "15962,1,Nigeria,2009-06-09,2009-06-01,1,1,1,1,1,,",
            "15963,1,Nigeria,soon,2009-06-01,1,1,1,1,1,,",
            "15964,1,Nigeria,2009-06-09,2009-06-09,,1,1,1,1,,",
        )
    )
    source, rows = opened(tmp_path, "ged201.csv", text)
    assert (source.family, source.version, source.licence) == ("ucdp-ged", "20.1", "CC BY 4.0")
    first, second, *bad = rows
    assert isinstance(first, ReferenceEvent) and isinstance(second, ReferenceEvent)
    assert (first.id, first.kind, first.country, first.date_start) == ("15960", "state-based", "NGA", "2009-06-09")
    assert (first.low, first.best, first.high, first.reports, first.precision) == (0, 0, 14, 1, "place")
    assert (second.country, second.date_start, second.date_end, second.reports) == (
        "COD",
        "2013-01-03",
        "2013-01-04",
        None,
    )
    assert [row.line for row in bad if isinstance(row, BadRow)] == [5, 6, 7]


def test_geojson_is_read_feature_by_feature(tmp_path: Path) -> None:
    properties = {"id": 7, "type_of_violence": 3, "country": "Nigeria", "date_start": "2009-02-20T00:00:00"}
    properties |= {"date_end": "2009-02-20T00:00:00", "best": 3, "high": 3, "low": 3}
    point = {"type": "Point", "coordinates": [26.5, 5.4]}
    whole = {
        "type": "FeatureCollection",
        "name": "GEDEvent_v23_1",
        "features": [{"type": "Feature", "properties": properties, "geometry": point}] * 3,
    }
    source, rows = opened(tmp_path, "events.geojson", json.dumps(whole, indent=1))
    assert source.version == "23.1"
    assert [(row.latitude, row.longitude) for row in rows if isinstance(row, ReferenceEvent)] == [(5.4, 26.5)] * 3


def test_deaths_by_country_and_month(tmp_path: Path) -> None:
    text = ",isocode,period,fatalities_UCDP,population\n0,NER,202301,12.0,27\n1,NER,202313,1,27\n2,NER,202302,,27\n"
    source, rows = opened(tmp_path, "country_month.csv", text)
    assert source.family == "ucdp-country-month"
    assert rows[0] == ReferenceMonth("NER", "2023-01", 12.0, 27.0)
    assert [row.line for row in rows if isinstance(row, BadRow)] == [3, 4]


def test_leads_are_marked_as_such(tmp_path: Path) -> None:
    cells = [""] * 61
    for at, value in {
        0: "42",
        1: "20200318",
        5: "NGAGOV",
        15: "NGAREB",
        26: "190",
        28: "19",
        33: "4",
        51: "4",
        52: "Kano, Nigeria",
        53: "NI",
        56: "12.0",
        57: "8.5",
        59: "20200318120000",
        60: "https://x",
    }.items():
        cells[at] = value
    source, rows = opened(tmp_path, "export.CSV", "\t".join(cells) + "\nshort\trow\n", "gdelt")
    assert source.trust == "lead"
    assert isinstance(rows[0], ReferenceEvent) and isinstance(rows[1], BadRow)
    assert (rows[0].event_type, rows[0].country, rows[0].told, rows[0].best) == ("ASSAULT", "NGA", "2020-03-18", None)


def test_plover_and_own_records(tmp_path: Path) -> None:
    entries: list[dict[str, Any]] = [
        {"event": "DOCUMENT"},
        {"id": "a", "event": "FIGHT", "date": "2000-01-01", "source": [{"code": "HUN", "sector": "GOV"}]},
        {"id": "b", "event": "DANCE"},
    ]
    _, rows = opened(tmp_path, "gsr.txt", json.dumps(entries), "plover")
    assert [getattr(row, "event_type", getattr(row, "line", None)) for row in rows] == ["ASSAULT", 3]
    lines = [
        {
            "type": "event",
            "event_type": "PROTEST",
            "status": "actual",
            "actors": ["NER.CVL"],
            "date_start": "2024-04-13",
        },
        {"type": "posture"},
    ]
    _, rows = opened(tmp_path, "records.jsonl", "\n".join(map(json.dumps, lines)), "records")
    assert isinstance(rows[0], ReferenceEvent) and isinstance(rows[1], BadRow)
    assert (rows[0].side_a, rows[0].kind, rows[0].date_end) == ("NER.CVL", "actual", "2024-04-13")


def test_acled_is_recognised_and_refused_with_the_reason(tmp_path: Path) -> None:
    text = '"event_id_cnty","event_date","sub_event_type","inter1","country"\n"NIR1","2024-01-01","x",1,"Niger"\n'
    with pytest.raises(UsageError, match="ACLED's terms forbid"):
        opened(tmp_path, "acled.csv", text)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "", "{\n"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        opened(tmp_path, "other.csv", text)


def test_versions_and_days_are_told_in_many_ways() -> None:
    names = ("GEDEvent_v23_1.csv", "hdx_ucdp_ged201_NGA.csv", "GEDEvent_v24_0_3.csv", "events.csv")
    assert [version_in(name) for name in names] == ["23.1", "20.1", "24.0.3", ""]
    assert {day(one) for one in ("2013-01-03", "20130103", "1357171200", 1357171200.0, "1357171200000")} == {
        "2013-01-03"
    }
    with pytest.raises(ValueError):
        day("3 January")
