"""Who acts and is not in the registry: listed by frequency, decided once, remembered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.records import Coded, Document, UnknownName
from tocsin.store import Project

from .conftest import Cli


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which two documents name a front that nobody knows, and one a ship."""
    with Project.create(tmp_path / "project") as project:
        for doc, name in (("a", "Tera Front"), ("b", "Tera Front"), ("c", "Sea Star")):
            text = f"Much happened.\nThe {name} came at dawn."
            project.add(Document(doc, text, source=doc), text.encode())
            one = UnknownName(
                name.lower().replace(" ", "-"), name, "group", 19, 19 + len(name), 2, ("a militia",), "NER"
            )
            project.keep(doc, Coded(unknown=(one,)), "coder-1")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def test_names_are_listed_by_frequency(cli: Cli, folder: Path) -> None:
    found = [json.loads(line) for line in cli("actors", "--json").out.splitlines()]
    assert [(one["name"], one["documents"], one["mentions"]) for one in found] == [
        ("Tera Front", 2, 4),
        ("Sea Star", 1, 2),
    ]
    assert "a militia" in cli("actors").out
    assert cli("actors", "--limit", "1").err == "1 more; `--limit 0` lists all\n"
    assert cli("actors", "--country", "mli").err.startswith("no unknown actors")


def test_a_name_is_shown_in_its_documents(cli: Cli, folder: Path) -> None:
    said = cli("actors", "show", "tera front")
    assert "The Tera Front came at dawn." in said.out
    assert "Much happened" not in said.out
    assert cli("actors", "show", "nobody").code == 2


def test_a_choice_is_remembered_and_handed_to_the_coder(cli: Cli, folder: Path) -> None:
    assert "from the next run on" in cli("actors", "set", "Tera Front", "NER.CVL", "--note", "elected").err
    (kept,) = [json.loads(line) for line in cli("actors", "choices", "--json").out.splitlines()]
    assert (kept["name"], kept["actor"], kept["note"]) == ("Tera Front", "NER.CVL", "elected")
    with Project.open(folder, write=True) as project:
        pipeline.run(project, workers=1, coder="stub_coders:scripted")
        (told,) = {entry.coder for entry in project.entries()}
    assert "('Tera Front', 'NER.CVL')" in told


def test_a_choice_can_be_taken_back(cli: Cli, folder: Path) -> None:
    cli("actors", "set", "Sea Star", "-")
    assert cli("actors", "unset", "Sea Star").code == 0
    assert cli("actors", "choices").err.startswith("no choices yet")
    assert cli("actors", "unset", "Sea Star").code == 2


def test_what_cannot_be_is_refused_in_one_line(cli: Cli, folder: Path) -> None:
    said = cli("actors", "set", "Tera Front", "NER.GOVV")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "did you mean NER.GOV?" in said.err
    assert cli("actors", "choices", "--json").out == ""


@pytest.mark.usefixtures("folder")
def test_a_user_without_a_name_is_told_by_number(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nameless)
    monkeypatch.setattr("os.getuid", lambda: 4711)
    assert cli("actors", "set", "Tera Front", "jnim").code == 0
    assert json.loads(cli("actors", "choices", "--json").out)["user"] == "4711"
