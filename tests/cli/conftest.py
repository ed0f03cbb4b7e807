from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.cli.main import run
from tocsin.store import Project

HOSTILE = "Coup \x1b[31mred\x1b]0;owned\x07 \u202eesrever\u202c [bold]title"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command line in this process."""

    def call(*words: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["tocsin", *map(str, words)])
        capsys.readouterr()
        code = run()
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two coded documents and one that failed; the working directory is another."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "wire-1.txt").write_text("Niger's army took Zinder.\nA second line \x1b[2J of it.\n")
    (reports / "wire-2.txt").write_text("Paris denied it.")
    (reports / "bad.txt").write_text("RAISE an error")
    with Project.create(tmp_path / "project") as project:
        list(pipeline.add(project, [reports], {"wire-1": {"title": HOSTILE, "published": "2023-07-27"}}))
        pipeline.run(project, workers=1, coder="stub_coders:scripted")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "project"
