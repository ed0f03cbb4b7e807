"""The program as a user runs it: the real coder, own processes, a project on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.cli.main import run

Tocsin = Callable[..., "subprocess.CompletedProcess[str]"]
HERE = Path(__file__).parent

REPORTS = {
    "seizure": (
        "Soldiers of the Nigerien army attacked rebels near Agadez on Thursday, killing 12 fighters, the defence "
        "ministry said.\n\nThe rebels denied that any of their men had died. France condemned the attack.\n"
    ),
    "talks": (
        "The government of Mali and the rebels signed a ceasefire in Algiers on Friday.\n\n"
        "“We will not leave the north,” a rebel spokesman told reporters. Burkina Faso plans to send 500 soldiers to "
        "the border.\n"
    ),
    "march": "Thousands of people protested against the government in Niamey on Saturday. Police arrested 40.\n",
}
"""Written for these tests."""


def environment(**more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TOCSIN_")}
    return clean | {"TOCSIN_RUN__WORKERS": "1", "PYTHONPATH": str(HERE.parent)} | more


@pytest.fixture(scope="session")
def tocsin() -> Tocsin:
    def call(*words: str | Path, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tocsin", *map(str, words)],
            input=stdin, capture_output=True, text=True, check=False, timeout=120, env=environment(**more),
        )  # fmt: skip

    return call


@pytest.fixture
def asking(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tocsin:
    """The same for commands that only look things up: in this process, for starting one takes a second."""

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["tocsin", *map(str, words)])
        capsys.readouterr()
        code = run()
        return subprocess.CompletedProcess(words, code, *capsys.readouterr())

    return call


def write_reports(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
