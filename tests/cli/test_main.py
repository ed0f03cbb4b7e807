"""The entry: help, errors in one line, exit codes, and where --project may stand."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click
import pytest

from tocsin.cli.group import VERBS
from tocsin.store import Project

from .conftest import Cli

TOCSIN = (sys.executable, "-m", "tocsin")


def test_help_is_quick_and_lists_every_verb() -> None:
    # The best of five, for the machine may be busy with other things.
    spent = []
    for _ in range(5):
        begun = time.monotonic()
        told = subprocess.check_output([*TOCSIN, "--help"], text=True)
        spent.append(time.monotonic() - begun)
        if spent[-1] < 0.4:
            break
    assert min(spent) < 0.4
    assert all(f"  {verb} " in told for verb in VERBS)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['tocsin', '--help']\nfrom tocsin.cli.main import run; run()\n"
        "print([m for m in ('spacy', 'sqlalchemy', 'pydantic', 'rich', 'fastapi') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True).endswith("[]\n")


@pytest.mark.parametrize("verb", [*VERBS, "registry check", "gazetteer find"])
def test_every_verb_has_help_with_examples(cli: Cli, verb: str) -> None:
    said = cli(*verb.split(), "--help")
    assert said.code == 0
    assert (
        verb in ("registry", "gazetteer")
        or f"Examples:\n  tocsin {verb}" in said.out
        or "\n  " in said.out.partition("Examples:")[2]
    )


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_one_file(verb: str) -> None:
    name = f"{verb}_" if iskeyword(verb) else verb
    assert isinstance(getattr(import_module(f"tocsin.cli.{name}"), name), click.Command)


@pytest.mark.parametrize("words", [("--project", "P", "documents"), ("documents", "--project", "P")])
def test_project_stands_before_or_after_the_verb(cli: Cli, folder: Path, words: tuple[str, ...]) -> None:
    said = cli(*(str(folder) if word == "P" else word for word in words))
    assert said.code == 0
    assert "wire-1" in said.out


@pytest.mark.parametrize("verb", [*VERBS, "registry check"])
def test_every_verb_takes_project_before_and_after(cli: Cli, verb: str) -> None:
    # Help is asked for last, so that whatever stands before it has been understood.
    assert cli("--project", "P", *verb.split(), "--help").code == 0
    assert cli(*verb.split(), "--project", "P", "--help").code == 0


@pytest.mark.parametrize("words", [("schema", "event"), ("registry", "check")])
def test_verbs_without_a_project_do_not_look_for_one(cli: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert cli("--project", tmp_path / "absent", *words).code == 0
    assert cli(*words, "--project", tmp_path / "absent").code == 0
    assert not (tmp_path / "absent").exists()


def test_a_project_is_found_from_within(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder / "notes" / "old"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert "wire-1" in cli("documents").out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("documents",), 2, "no project here"),
        (("frob",), 2, "No such command 'frob'"),
        (("add",), 2, "Missing argument"),
        (("--project", "project", "show", "wire-3"), 2, "no document 'wire-3' here; nearest: wire-"),
        (("--project", "project", "records", "--since", "last week"), 2, "'last week' is not a day"),
        (("--project", "project", "records", "--type", "coup"), 2, "'coup' is not one of 'event'"),
        (("init", "project"), 1, "there is a project here already"),
        (("--project", "project", "export", "-o", "absent/x.csv"), 1, "No such file or directory"),
        (("--project", "project", "add", "absent.txt"), 1, "absent.txt"),
    ],
)
def test_errors_are_one_line_with_a_code(cli: Cli, folder: Path, words: tuple[str, ...], code: int, told: str) -> None:
    said = cli(*words)
    assert said.code == code
    first, *more = said.err.splitlines()
    assert first.startswith("tocsin: ")
    assert told in first
    assert not more or words[2] == "add"
    assert not said.out


def test_debug_shows_where(folder: Path) -> None:
    told = subprocess.run(
        [*TOCSIN, "show", "absent", "--project", folder, "--debug"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "Traceback" in told.stderr


def test_a_second_writer_is_told(cli: Cli, folder: Path, tmp_path: Path) -> None:
    with Project.open(folder, write=True):
        said = cli("add", tmp_path / "reports", "--project", folder)
    assert said.code == 1
    assert (
        said.err == f"tocsin: another tocsin (pid {os.getpid()}) is writing to this project; wait for it or stop it\n"
    )


def test_a_reader_that_has_had_enough_is_no_error(folder: Path) -> None:
    command = [*TOCSIN, "records", "--json", "--project", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("words", [(), ("registry",)])
def test_no_verb_shows_the_help(cli: Cli, words: tuple[str, ...]) -> None:
    said = cli(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Usage: tocsin")
    assert "\nCommands:\n" in said.err


def test_version(cli: Cli) -> None:
    assert cli("--version").out.startswith("tocsin 0.")
