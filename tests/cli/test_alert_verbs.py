"""`tocsin alerts`, `tocsin indicators` and `tocsin import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from landing import MONTHS, build_landing

from .conftest import Cli


@pytest.fixture
def landed(tmp_path: Path) -> Path:
    return build_landing(tmp_path / "landed")


def test_alerts_are_listed_shown_acknowledged_and_hidden(cli: Cli, landed: Path) -> None:
    told = [json.loads(line) for line in cli("alerts", "--json", "--project", landed).out.splitlines()]
    assert [(one["rule"], one["severity"], one["told"]) for one in told] == [
        ("forces-arrive", "high", "fact"),
        ("quoted-rise", "medium", "quoted"),
    ]
    assert told[0]["title"] == "Foreign forces arrive: Russia (armed forces), in Niger"
    assert told[0]["records"][0]["words"] == "Russian instructors landed in Niamey"
    assert "quoted" in told[1]["why_now"] and told[0]["single_origin"]
    name = told[0]["id"][:8]
    shown = cli("alerts", "show", name, "--project", landed).out
    assert "one origin alone" in shown and "Post reports" in shown
    assert cli("alerts", "ack", name, "--note", "seen", "--project", landed).code == 0
    assert "acknowledged" in cli("alerts", "--project", landed).err
    assert "acknowledged" in cli("alerts", "--all", "--project", landed).out


def test_alerts_that_would_be_sent_are_shown_and_without_an_address_nothing_is(cli: Cli, landed: Path) -> None:
    dry = cli("alerts", "send", "--dry-run", "--project", landed)
    assert dry.out.startswith("Subject: Tocsin: 2 alerts, 1 of them high")
    assert "nothing was sent" in dry.err
    assert "no address" in cli("alerts", "send", "--project", landed).err
    assert "agreement-ended" in cli("alerts", "rules", "--project", landed).out


def test_reference_data_stand_beside_what_is_quoted(cli: Cli, landed: Path, tmp_path: Path) -> None:
    table = tmp_path / "country_month.csv"
    table.write_text(MONTHS)
    first = cli("import", "ucdp", table, "--version", "23.1", "--project", landed)
    assert first.code == 0
    assert "country_month.csv: line 4" in first.err and "3 of them new; 1 bad" in first.err
    assert "nothing changed" in cli("import", "ucdp", table, "--version", "23.1", "--project", landed).err
    assert "CC BY 4.0" in cli("import", "--list", "--project", landed).out
    words = ("indicators", "--countries", "NER,MLI", "--years", "2023", "--project", landed)
    told = [json.loads(line) for line in cli(*words, "--json").out.splitlines()]
    ours = [one for one in told if one["kind"] == "computed" and one["metric"] == "deaths" and one["credit"]]
    assert [(one["scope"], one["value"], one["change_percent"]) for one in ours] == [
        (["NER", "MLI"], 157, -21.5),
        (["MLI"], 7, None),
        (["NER"], 150, -25.0),
    ]
    assert told[-1]["kind"] == "quoted" and told[-1]["change_percent"] == 38.0
    assert "neither is put in the other's place" in told[-1]["difference"]
    assert "not known" in cli(*words).out


@pytest.mark.parametrize("years", ["23", "twenty"])
def test_years_and_countries_are_refused_where_they_mean_nothing(cli: Cli, landed: Path, years: str) -> None:
    assert cli("indicators", "--years", years, "--project", landed).code == 2
    assert cli("indicators", "--countries", "Niger", "--project", landed).code == 2
