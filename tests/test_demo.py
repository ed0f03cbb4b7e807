"""The demo throws nothing away that it did not make, and shows records that a reader can judge."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tocsin import demo
from tocsin.records import Document, Event
from tocsin.store import Project, queue

TEXT = "The army of Mali attacked the camp of the rebels near Kidal on Monday. An attack followed."


def event(evidence: str, **fields: object) -> Event:
    start = TEXT.index(evidence)
    common = {"event_type": "ASSAULT", "status": "actual"} | fields
    return Event.of(TEXT, doc="one", start=start, end=start + len(evidence), **common)


def test_fresh_leaves_a_folder_alone_that_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "thesis.odt").write_text("years of work")
    result = CliRunner().invoke(demo.main, ["--fresh"])
    assert result.exit_code == 2
    assert "left alone" in result.stderr
    assert (tmp_path / "demo" / "thesis.odt").exists()


def test_fresh_throws_an_old_demo_away(tmp_path: Path) -> None:
    Project.create(tmp_path / "demo").close()
    demo._throw_away(tmp_path / "demo")
    assert not (tmp_path / "demo").exists()


def test_it_says_once_why_reports_were_not_coded(tmp_path: Path) -> None:
    with Project.create(tmp_path / "demo") as project:
        for doc in ("one", "two", "three"):
            project.add(Document(doc, TEXT), TEXT.encode())
        with project.transaction() as connection:
            for number in (1, 2):
                queue.close(connection, number, "failed", "is in French", "coder-1")
        assert demo._why_not(project) == ["2 not coded: is in French\n"]


def test_a_full_record_tells_more_than_a_bare_one() -> None:
    full = event("The army of Mali attacked the camp of the rebels", actors=["MLI.MIL"], targets=["csp-dpa"])
    bare = event("An attack followed", actors=["MLI.MIL"])
    itself = event("The army of Mali attacked the camp of the rebels", actors=["MLI.MIL"], targets=["MLI.GOV"])
    assert demo._telling(full) > demo._telling(bare)
    assert demo._telling(full) > demo._telling(itself)
