"""Exports: every record in every format, nothing a spreadsheet would run, columns as documented."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import RecordError
from tocsin.export.csv import COLUMNS, row, write_csv
from tocsin.export.jsonl import record_from_export, write_jsonl
from tocsin.export.table import safe_cell
from tocsin.records import TYPES, Document, Event, Record

from .test_wording import FIELDS, HOLDERS, TEXT, make

DOCS = Path(__file__).parents[2] / "docs" / "export-columns.md"


def everything() -> list[Record]:
    return [make(kind, holders=holders, version="0.1/x") for kind in TYPES for holders in HOLDERS]


def rows(records: list[Record], **given: Any) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert write_csv(records, stream, **given) == len(records)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_every_record_is_one_row_that_says_what_it_is() -> None:
    records = everything()
    table = rows(records)
    assert [r["id"] for r in table] == [r.id for r in records]
    assert {r["origin"] for r in table} == {"machine-coded"}
    assert {r["version"] for r in table} == {"0.1/x"}


def test_a_held_record_is_a_claim_in_its_row() -> None:
    for record, line in zip(everything(), rows(everything()), strict=True):
        if record.holders:
            assert line["claim"] == "yes"
            assert line["holders"] == "; ".join(record.holders)
    assert rows([make("event")])[0]["claim"] == "no"


def test_every_field_of_every_type_has_its_column() -> None:
    paired = {"count", "value"}
    for model in TYPES.values():
        for field in model.model_fields:
            called = {"state": "status", "review": "origin"}.get(field, field)
            wanted = {f"{field}_low", f"{field}_high"} if field in paired else {called}
            assert wanted <= set(COLUMNS), field


def test_the_columns_are_documented_in_their_order() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", DOCS.read_text("utf-8"), re.M)) == COLUMNS


def test_flat_cells() -> None:
    line = rows([make("event", numbers={"killed": (3, 3), "injured": (10, None)}, ambiguous=("one", "two"))])[0]
    assert line["numbers"] == "killed 3..3; injured 10.."
    assert line["ambiguous"] == "one; two"
    posture = rows([make("posture")])[0]
    assert (posture["count_low"], posture["count_high"], posture["status"]) == ("250", "", "present")
    assert rows([make("dispute")])[0]["sides"] == "NER.GOV; boko-haram"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "  =1"])
def test_formulas_are_neutralised(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_formulas_from_the_text_and_from_the_document_are_neutralised_but_numbers_stay() -> None:
    text = "=HYPERLINK(1) was attacked"
    record = Event.of(
        text,
        doc="@d",
        start=0,
        end=13,
        event_type="ASSAULT",
        status="actual",
        place="=cmd()",
        latitude=-3.5,
        longitude=1.0,
    )
    line = rows([record], document={"@d": Document("@d", text, title="+title", outlet="-o")}.get)[0]
    assert [line[k][:2] for k in ("doc", "evidence", "place", "title", "outlet")] == ["'@", "'=", "'=", "'+", "'-"]
    assert line["latitude"] == "-3.5"


def test_plain_text_is_left_alone() -> None:
    assert safe_cell("a = b, “c” - d") == "a = b, “c” - d"


def test_the_document_is_joined_where_given() -> None:
    document = Document("d1", TEXT, title="Night at Velmora", outlet="The Herald", published="2031-05-05")
    assert row(make("event"), document)["outlet"] == "The Herald"
    assert rows([make("event")])[0]["title"] == ""


def test_json_lines_read_back_as_the_same_records() -> None:
    records, stream = everything(), io.StringIO()
    assert write_jsonl(records, stream) == len(records)
    lines = stream.getvalue().splitlines()
    assert [record_from_export(line, TEXT) for line in lines] == records
    assert all(json.loads(line)["origin"] == "machine-coded" for line in lines)
    assert all(json.loads(line)["claim"] is True for line, r in zip(lines, records, strict=True) if r.holders)
    with pytest.raises(RecordError):
        record_from_export("not json", TEXT)


def test_a_lone_surrogate_breaks_no_export() -> None:
    text = "Velmora \ud800 was attacked"
    record = TYPES["event"].of(text, doc="d", start=0, end=len(text), **FIELDS["event"])
    stream = io.StringIO()
    write_jsonl([record], stream)
    assert stream.getvalue().encode("utf-8")
    assert record_from_export(stream.getvalue(), text) == record
    assert rows([record])[0]["evidence"].encode("utf-8")
