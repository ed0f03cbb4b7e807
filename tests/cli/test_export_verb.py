"""`tocsin export`: what, in which form, narrowed how, and what it says of what has no place in a layout."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from rumours import build_rumours

from tocsin import entering, merging
from tocsin.export.ged import GED
from tocsin.export.incidents import INCIDENTS
from tocsin.export.polecat import POLECAT
from tocsin.store import Project

from .conftest import Cli


@pytest.fixture
def rumours(tmp_path: Path) -> Path:
    folder = build_rumours(tmp_path / "p")
    with Project.open(folder, write=True) as project:
        merging.update(project)
        entering.update(project)
    return folder


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_incidents_go_out_in_every_form(cli: Cli, rumours: Path, tmp_path: Path) -> None:
    table = tmp_path / "i.csv"
    said = cli("export", "incidents", "--sure", "0", "-o", table, "--project", rumours)
    assert (said.code, said.err) == (0, f"wrote {len(rows(table))} incidents to {table}\n")
    assert tuple(rows(table)[0]) == INCIDENTS.columns
    assert table.stat().st_mode & 0o077 == 0
    lines = cli("export", "incidents", "--sure", "0", "--project", rumours).out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows(table)]
    found = json.loads(cli("export", "incidents", "--sure", "0", "--format", "geojson", "--project", rumours).out)
    assert len(found["features"]) == len(lines)


def test_what_is_less_sure_than_the_setting_is_left_out_unless_asked_for(cli: Cli, rumours: Path) -> None:
    usual = cli("export", "incidents", "--project", rumours).out.count("\n")
    assert 0 < usual < cli("export", "incidents", "--sure", "0", "--project", rumours).out.count("\n")


def test_layouts_say_what_has_no_place_in_them(cli: Cli, rumours: Path, tmp_path: Path) -> None:
    ged, polecat = tmp_path / "k.csv", tmp_path / "e.csv"
    said = cli("export", "--layout", "ged", "--sure", "0", "-o", ged, "--project", rumours)
    assert "incidents are left out, for which ged has no place" in said.err
    assert ged.read_text("utf-8").strip() == ",".join(GED.columns)  # nobody is told dead
    assert "wrote" in cli("export", "--layout", "polecat", "-o", polecat, "--project", rumours).err
    assert tuple(rows(polecat)[0]) == POLECAT.columns


def test_a_ledger_goes_out_by_its_name(cli: Cli, rumours: Path) -> None:
    lines = cli("export", "relations", "--unsure", "--as-of", "2024-06-01", "--project", rumours).out.splitlines()
    assert {json.loads(line)["ledger"] for line in lines} == {"relations"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("postures", "--format", "geojson"), "told of no spot"),
        (("postures", "--layout", "ged"), "is of incidents"),
        (("incidents", "--layout", "ged", "--format", "jsonl"), "is a table"),
        (("incidents", "--status", "planned"), "--status does not narrow incidents"),
        (("records", "--as-of", "2024-06-01"), "--as-of does not narrow records"),
        (("incidents", "--type", "event"), "no type of incidents"),
        (("records", "--format", "parquet"), "name one with -o"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(words: tuple[str, ...], said: str, cli: Cli, rumours: Path) -> None:
    answer = cli("export", *words, "--project", rumours)
    assert answer.code == 2
    assert said in answer.err
    assert answer.err.count("\n") == 1
