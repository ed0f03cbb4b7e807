"""`tocsin explain`: sentences for people, JSON for programs, one line where it cannot be had; nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.records import Explanation, Part, Reason, RunnerUp, Words
from tocsin.store import Filter, Project

from .conftest import Cli

HARMFUL = ("\x1b", "\x07", "\u202e", "\u202c")


@pytest.fixture
def explained(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Stands for the coder: explains the one record of wire-1, under another version; returns the record's id."""
    with Project.open(folder) as project:
        (record,) = project.records(Filter(documents=("wire-1",)))
        line = project.document("wire-1").text.partition("\n")[0]
    words = Words(0, 5, "Niger", (0, len(line)))
    given = {"word": "took \x1b[31m", "root": "ASSAULT"}
    change = Reason("without its company", given | {"company": "Zinder", "else": "COERCE"})
    part = Part(
        "type", ("ASSAULT",), (words,), "lexicon", (Reason("lexicon has the word", given),), 0.91,
        RunnerUp("COERCE", "encoder", 0.06), (change,),
    )  # fmt: skip
    found = Explanation(record.id, "wire-1", "event", words, "running", 0.5, 0.75, (part,))
    monkeypatch.setattr(pipeline, "_explained", lambda *_: (found,))
    return record.id


def test_a_record_is_explained_in_sentences(cli: Cli, folder: Path, explained: str) -> None:
    said = cli("explain", "wire-1", "1", "--project", folder)
    assert said.code == 0
    assert "⟦Niger⟧'s army took Zinder." in said.out
    assert "Probability that it is told as happened or happening: 0.75." in said.out
    assert "Another version of the coder made the record" in said.out
    assert "Came second: COERCE (used pressure or repression), by the encoder, with 6%, against 91%." in said.out
    assert "Otherwise if “Zinder” did not stand beside" in said.out
    assert not [mark for mark in HARMFUL if mark in said.out + said.err]
    assert cli("explain", "wire-1", explained[:6], "--project", folder).out == said.out


def test_as_json_it_is_whole_and_worded(cli: Cli, folder: Path, explained: str) -> None:
    told = json.loads(cli("explain", "wire-1", explained, "--json", "--project", folder).out)
    assert (told["record"], told["coder"], told["stored"]) == (explained, "running", told["stored"])
    assert told["stored"].startswith("scripted-")
    (part,) = told["parts"]
    assert part["words"] == [{"start": 0, "end": 5, "text": "Niger", "around": [0, 25]}]
    assert part["runner_up"] == {"value": "COERCE", "how": "encoder", "probability": 0.06}
    assert part["told"]["changes"][0].startswith("if “Zinder”")


def test_a_record_that_the_coder_no_longer_makes_is_told_by_its_note(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_explained", lambda *_: ())
    said = cli("explain", "wire-2", "1", "--project", folder)
    assert said.code == 0
    assert "does not make this record" in said.out
    assert "⟦Paris⟧" in said.out


@pytest.mark.parametrize("asked", ["7", "0", "nothing", ""])
def test_a_record_that_is_not_there_is_one_line(cli: Cli, folder: Path, asked: str) -> None:
    said = cli("explain", "wire-1", asked, "--project", folder)
    assert said.code != 0
    assert said.out == ""
    assert said.err.startswith("tocsin: wire-1 has ")
    assert "`tocsin show wire-1` numbers them" in said.err


def test_a_document_that_is_not_there_is_one_line(cli: Cli, folder: Path) -> None:
    assert cli("explain", "wire-9", "1", "--project", folder).err.count("\n") == 1
