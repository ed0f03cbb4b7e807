"""The program as a user runs it: the real coder, own processes, a project on disk."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
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
PAGE = (
    "<!doctype html><html lang='en'><head><title>Strike closes Zinder market</title>"
    "<meta property='article:published_time' content='2024-05-07'></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Strike closes Zinder market</h1>"
    + "".join(f"<p>Traders in Zinder went on strike on Monday, the {n} day of it, and the market was closed.</p>"
              for n in ("first", "second", "third", "fourth"))
    + "<p>Police fired tear gas at protesters in the centre of the city, witnesses said.</p>"
    "</article><footer>Subscribe to our newsletter</footer></body></html>"
)  # fmt: skip


def environment(**more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TOCSIN_")}
    return clean | {"TOCSIN_RUN__WORKERS": "1", "PYTHONPATH": str(HERE.parent)} | more


@pytest.fixture(scope="session")
def tocsin() -> Tocsin:
    def call(*words: str | Path, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tocsin", *map(str, words)],
            input=stdin, capture_output=True, text=True, check=False, timeout=200, env=environment(**more),
        )  # fmt: skip

    return call


@pytest.fixture(scope="session")
def asking() -> Tocsin:
    """The same in this process, for starting one takes a second: for commands that need none of their own."""

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        with pytest.MonkeyPatch.context() as patch, io.StringIO() as out, io.StringIO() as err:
            patch.setattr(sys, "argv", ["tocsin", *map(str, words)])
            with redirect_stdout(out), redirect_stderr(err):
                code = run()
            return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def coded_once(tmp_path_factory: pytest.TempPathFactory, tocsin: Tocsin, asking: Tocsin) -> Path:
    """A project that `tocsin run` has coded: to be looked at, or copied."""
    folder = tmp_path_factory.mktemp("story")
    reports = write_reports(folder / "reports")
    (reports / "strike.html").write_text(PAGE, encoding="utf-8")
    row = {"id": "row-1", "text": REPORTS["march"], "title": "March", "outlet": "The Post", "published": "2024-05-07"}
    (reports / "wire.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "meta.jsonl").write_text('{"doc": "seizure", "published": "2024-05-07", "outlet": "The Wire"}\n')
    for call, words in (
        (asking, ("init", folder / "p")),
        (asking, ("add", reports, "--meta", folder / "meta.jsonl", "--project", folder / "p")),
        (tocsin, ("--project", folder / "p", "run")),
    ):
        done = call(*words)
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""
    assert "coded 5, failed 0, set aside 0 of 5 to code" in done.stderr
    assert re.search(r"\d+ events tell \d+ incidents", done.stderr)
    return folder / "p"


def write_reports(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
