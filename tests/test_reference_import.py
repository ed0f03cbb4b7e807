"""Reference data in a project: imported twice it is there once, cut off it goes on, and it is never mixed with ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from landing import MONTHS, build_landing

from tocsin import indicating, reference
from tocsin.errors import UsageError
from tocsin.records.reference import BadRow
from tocsin.store import Project
from tocsin.store import reference as kept
from tocsin.watch.indicators import Asked


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "country_month.csv"
    path.write_text(MONTHS)
    return path


def test_importing_twice_changes_nothing(tmp_path: Path, table: Path) -> None:
    bad: list[BadRow] = []
    with Project.create(tmp_path / "p") as project:
        first = reference.bring_in(project, table, "ucdp", on_bad=bad.append)
        again = reference.bring_in(project, table, "ucdp", on_bad=bad.append)
        (held,) = reference.held(project)
    assert (first.rows, first.new, first.bad, first.already) == (3, 3, 1, False)
    assert (again.rows, again.new, again.already) == (3, 0, True)
    assert [(row.line, bool(row.reason)) for row in bad] == [(4, True)]
    assert (held.months, held.first, held.last, held.countries, held.finished) == (
        3,
        "2022-01",
        "2023-01",
        ("MLI", "NER"),
        True,
    )
    assert held.source.licence == "CC BY 4.0" and "UCDP" in held.source.credit


def test_an_import_that_was_cut_off_goes_on_where_it_stopped(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "BATCH", 1)

    def cut(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with Project.create(tmp_path / "p") as project:
        with pytest.raises(KeyboardInterrupt):
            reference.bring_in(project, table, "ucdp", progress=cut)
        assert not reference.held(project)[0].finished
        done = reference.bring_in(project, table, "ucdp")
        assert (done.resumed_at, done.rows, done.new) == (2, 3, 3)
        with project.transaction() as connection:
            months = kept.months(connection, done.source)
    assert [(one.country, one.month, one.deaths) for one in months] == [
        ("MLI", "2023-01", 7.0), ("NER", "2022-01", 200.0), ("NER", "2023-01", 150.0),
    ]  # fmt: skip


def test_another_version_is_another_edition_and_a_revised_row_takes_its_place(tmp_path: Path, table: Path) -> None:
    with Project.create(tmp_path / "p") as project:
        reference.bring_in(project, table, "ucdp", version="23.1")
        table.write_text(MONTHS.replace("150", "160"))
        revised = reference.bring_in(project, table, "ucdp", version="23.1")
        reference.bring_in(project, table, "ucdp", version="24.1")
        assert [one.source.version for one in reference.held(project)] == ["23.1", "24.1"]
    assert (revised.rows, revised.new) == (3, 1)


def test_a_quoted_figure_stands_beside_what_ucdp_and_our_own_incidents_give(tmp_path: Path, table: Path) -> None:
    folder = build_landing(tmp_path / "p")
    with Project.open(folder, write=True) as project:
        reference.bring_in(project, table, "ucdp")
        found = indicating.indicators(project, Asked(countries=("NER",)), ("2023",))
    (beside,) = found.quoted
    assert (beside.quoted.value, beside.quoted.source, beside.quoted.countries) == (38.0, ("acled",), ("NER",))
    told = {change.now.source: change.percent for change in beside.computed}
    assert told == {"own incidents": None, "UCDP deaths by country and month": -25.0}
    assert [held.source.family for held in found.editions] == ["ucdp-country-month"]
    events = {c.now.period: c.now for c in found.changes if (c.now.metric, c.now.source) == ("events", "own incidents")}
    assert events["2023"].value is None  # both documents are of 2024: nothing was read in 2023


def test_leads_are_kept_apart_and_counted_nowhere(tmp_path: Path) -> None:
    cells = [""] * 61
    for at, value in {0: "1", 1: "20240413", 5: "NER", 28: "14", 53: "NG", 59: "20240413", 60: "https://x"}.items():
        cells[at] = value
    path = tmp_path / "x.CSV"
    path.write_text("\t".join(cells) + "\n")
    with Project.create(tmp_path / "p") as project:
        reference.bring_in(project, path, "gdelt")
        assert [(one.event_type, one.country) for one in reference.leads(project)] == [("PROTEST", "NER")]
        assert indicating.indicators(project, Asked(countries=("NER",)), ("2024",)).editions == ()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as project, pytest.raises(UsageError, match="no such file"):
        reference.bring_in(project, tmp_path / "none.csv", "ucdp")
