"""`tocsin incidents` and `tocsin records`, by how sure they are: nothing is left out silently."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rumours import build_rumours

from tocsin.cli.merged import incidents_line
from tocsin.watch import Overview

from .conftest import Cli


@pytest.fixture
def rumours(tmp_path: Path) -> Path:
    return build_rumours(tmp_path / "rumours")


def test_incidents_say_how_sure_they_are_who_tells_them_and_what_is_left_out(cli: Cli, rumours: Path) -> None:
    said = cli("incidents", "--project", rumours)
    assert said.code == 0
    assert "0.80" in said.out
    assert "Post, Wire" in said.out
    assert "0.20" not in said.out
    assert said.err == "1 less sure incident is left out (below 0.5); --sure 0 shows it\n"
    assert cli("incidents", "--sure", "0", "--project", rumours).err == ""


def test_incidents_as_json_have_their_reports(cli: Cli, rumours: Path) -> None:
    words = ("incidents", "--json", "--sure", "0", "--sort", "doubt", "--project", rumours)
    told = [json.loads(line) for line in cli(*words).out.splitlines()]
    assert [one["fact"] for one in told] == [0.2, 0.8, None]
    assert [(report["outlet"], report["fact"]) for report in told[1]["reports"]] == [("Post", 0.8), ("Wire", 0.3)]


def test_incidents_are_narrowed(cli: Cli, rumours: Path) -> None:
    assert cli("incidents", "--type", "assault", "--project", rumours).err == ""
    assert cli("incidents", "--standing", "denied", "--project", rumours).err == "no incidents match\n"
    assert cli("incidents", "--limit", "1", "--project", rumours).err.startswith("1 of 2; --limit 0 shows all")
    everything_unsure = cli("incidents", "--type", "RETREAT", "--project", rumours)
    assert everything_unsure.err.splitlines() == [
        "no incidents match", "1 less sure incident is left out (below 0.5); --sure 0 shows it",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["2", "-0.1", "nan", "high"])
def test_what_is_no_probability_is_refused_in_one_line(cli: Cli, rumours: Path, value: str) -> None:
    for verb in ("incidents", "records"):
        said = cli(verb, f"--sure={value}", "--project", rumours)
        assert said.code == 2
        assert "is no probability; write it 0.7" in said.err
        assert said.err.count("\n") == 1


def test_records_are_narrowed_and_sorted_by_how_sure_they_are(cli: Cli, rumours: Path) -> None:
    def found(*words: str) -> list[float | None]:
        lines = cli("records", "--json", "--project", rumours, *words).out.splitlines()
        return [json.loads(line).get("confidence") for line in lines]

    assert found("--sort", "confidence") == [0.9, 0.7, 0.6, None]
    assert found("--sort", "doubt", "--limit", "1") == [0.6]
    assert found("--sure", "0.65") == [0.9, 0.7]
    assert found("--fact", "0.25", "--sure", "0.65") == [0.9]
    table = cli("records", "--project", rumours).out
    assert "sure" in table
    assert "0.30" in table


def test_show_tells_it_beside_each_record(cli: Cli, rumours: Path) -> None:
    assert "(sure 0.60, fact 0.30)" in cli("show", "b", "--project", rumours).out


def test_a_run_ends_with_what_is_left_out() -> None:
    left_out = "1 less sure incident is left out (below 0.5); `tocsin incidents --sure 0` shows it"
    assert incidents_line(Overview(3, 2, least=0.5, left_out=1)) == f"3 events tell 2 incidents; {left_out}"
    assert incidents_line(Overview(least=0.5, left_out=1)) == left_out
    assert incidents_line(Overview(1, 1, least=0.5)) == "1 event tells 1 incident"
