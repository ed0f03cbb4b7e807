"""`tocsin brief`, `forecast`, `resolve` and `holders`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from serve.crisis import build

from tocsin import forecasting
from tocsin.cli.group import tocsin
from tocsin.errors import TocsinError, UsageError
from tocsin.records.reference import ReferenceEvent
from tocsin.store import Project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("verbs") / "velmora")


def run(*words: str) -> Result:
    return CliRunner().invoke(tocsin, list(words), catch_exceptions=True)


def test_the_brief_goes_to_a_file_or_to_the_terminal(folder: Path, tmp_path: Path) -> None:
    assert run("brief", "--project", str(folder), "--sure", "0").stdout.startswith("# What changed")
    file = tmp_path / "brief.html"
    assert run("brief", "--project", str(folder), "--html", "-o", str(file)).exit_code == 0
    assert file.read_text().startswith("<!doctype html>")


def test_a_pdf_needs_a_file_and_a_browser(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(run("brief", "--project", str(folder), "--pdf").exception, UsageError)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    missing = run("brief", "--project", str(folder), "--pdf", "-o", str(tmp_path / "brief.pdf")).exception
    assert isinstance(missing, TocsinError)
    assert "apt install chromium" in str(missing)


def test_a_forecast_needs_counts(folder: Path, tmp_path: Path) -> None:
    none = run("forecast", "--project", str(folder)).exception
    assert isinstance(none, UsageError)
    assert "tocsin import ucdp" in str(none)
    short = tmp_path / "short.csv"
    rows = [f"MLI,2020{month:02d},{month},1" for month in range(1, 13)]
    short.write_text("\n".join(["isocode,period,fatalities_UCDP,population", *rows]))
    few = run("forecast", "--project", str(folder), "--from", str(short)).exception
    assert "12 months" in str(few)


def test_events_add_up_by_the_month_in_which_they_begin() -> None:
    events = [
        ReferenceEvent("1", "state-based", country="MLI", date_start="2023-01-30", date_end="2023-02-03", best=5),
        ReferenceEvent("2", "one-sided", country="MLI", date_start="2023-03-01", date_end="2023-03-01", best=2),
        ReferenceEvent("3", "one-sided", country="NER", date_start="2023-03-01", date_end="2023-03-01"),
        ReferenceEvent("4", "one-sided", date_start="2023-03-01", best=9),
    ]
    found = {(one.country, one.month): one.deaths for one in forecasting.by_month(events)}
    assert [found["MLI", f"2023-0{month}"] for month in (1, 2, 3)] == [5, 0, 2]
    assert found["NER", "2023-01"] == 0
    assert len(found) == 6


def test_an_analyst_resolves_a_forecast_and_its_holder_has_a_record(folder: Path) -> None:
    with Project.open(folder) as project:
        entry = forecasting.forecasts(project, sure=0.0)[0]
        assert entry.resolved == "open"
    said = run("resolve", entry.id[:8], "--project", str(folder), "--outcome", "did-not", "--note", "bread was there")
    assert said.exit_code == 0, said.exception
    assert "did not come" in said.output
    assert run("resolve", entry.id, "--project", str(folder), "--outcome", "came", "--user", "ana").exit_code == 0
    with Project.open(folder) as project:
        assert [one.outcome for one in forecasting.resolved(project)] == ["did-not", "came"]
        assert forecasting.forecasts(project, sure=0.0)[0].resolved == "came"
    record = json.loads(run("holders", "--project", str(folder), "--json").stdout.splitlines()[0])
    assert (record["holder"], record["resolved"], record["came"]) == ("grain-board", 1, 1)
    assert isinstance(run("resolve", "nosuch", "--project", str(folder), "--outcome", "came").exception, UsageError)
