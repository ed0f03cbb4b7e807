"""`tocsin audit`, as somebody does it: draw, judge key by key, be cut off, go on, let another judge, read figures."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from tocsin.cli.group import tocsin
from tocsin.records import Coded, Document, Event, Record, Statement
from tocsin.store import Project, documents, records

from .conftest import HOSTILE, Cli

DOCUMENTS = 12
KNOWN: dict[str, Any] = {"event_type": "ASSAULT", "status": "actual", "actors": ("NER.MIL",), "country": "NER"}


def text(n: int) -> str:
    return f"Talks went on in town {n}. Soldiers shelled the camp at dawn. “We will stay,” France said.\n"


def coded(n: int, **fields: Any) -> tuple[Record, ...]:
    body, at = text(n), text(n).index("Soldiers")
    quote = body.index("We will")
    return (
        Event.of(body, doc=f"d{n}", start=at, end=at + 25, **(KNOWN | fields)),
        Statement.of(body, doc=f"d{n}", start=quote, end=quote + 12, speaker=("FRA.GOV",), quote="direct"),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve documents of two outlets, each with an event, a statement and a sentence without a record."""
    with Project.create(tmp_path / "project") as project, project.transaction() as connection:
        for n in range(DOCUMENTS):
            outlet = "The Post" if n % 3 else "The Wire"
            document = Document(f"d{n}", text(n), HOSTILE, outlet, "2024-05-07", source=f"d{n}")
            documents.add(connection, document, text(n).encode())
            records.keep(connection, n + 1, Coded(coded(n)), "coder-1")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def type_in(*words: str, keys: str) -> Result:
    """Run `tocsin audit judge` and press keys."""
    result = CliRunner().invoke(tocsin, ["audit", "judge", *words], input=keys, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def report(cli: Cli) -> Any:
    return json.loads(cli("audit", "report", "--json").out)


def answers(folder: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    with Project.open(folder) as project:
        return [(one.user, one.answer, one.details) for one in project.drawn_judgements()]


def test_from_draw_to_report(cli: Cli, folder: Path) -> None:
    said = cli("audit", "sample", "-n", "14", "--sentences", "12")
    assert said.err == "drawn are 14 of 24 records and 12 of 36 sentences; next: `tocsin audit judge`\n"
    assert "chance of each" in said.out
    shown = type_in("--user", "ana", keys="r" * 10 + "wd\r" * 4 + "n" * 9 + "ye\r" * 3)
    assert "kept 26 answers by ana; `tocsin audit report` says what follows" in shown.output
    assert type_in("--user", "ana", keys="").output.startswith("ana has judged all that was drawn")
    figures = report(cli)
    assert 0.4 < figures["right"]["low"] < figures["right"]["value"] < figures["right"]["high"] < 1
    assert (figures["right"]["judged"], figures["right"]["of"]) == (14, 24)
    assert figures["faults"]["place"]["judged"] == 7, "a statement is not asked for its place"
    assert figures["missed"]["value"] > 0
    assert figures["records"]["coders"] == ["coder-1"]
    assert set(figures["found_by_type"]) == {"event", "statement"}
    told = cli("audit", "report").out
    assert "24 records, 14 drawn, 14 judged by ana" in told
    assert "right in everything asked" in told
    assert "things in a hundred sentences" in told


def test_too_few_are_said_to_be_too_few(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "14")
    type_in(keys="rrrrq")
    said = cli("audit", "report")
    assert "too few judged to say" in said.out
    assert "go on with `tocsin audit judge`" in said.err
    assert report(cli)["right"] == {"value": None, "low": None, "high": None, "judged": 4, "of": 24}


def test_a_record_is_shown_in_its_sentence_with_what_it_says(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "6", "--sentences", "0")
    shown = type_in("--user", "ana", keys="r" * 6).output
    assert "⟦Soldiers shelled the camp⟧ at dawn." in shown
    assert "Niger (armed forces)" in shown
    assert "left empty: target, place, date" in shown
    assert not [mark for mark in ("\x1b", "\x07", "\u202e") if mark in shown]


def test_a_sentence_is_shown_with_what_is_listed(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "0", "--sentences", "10")
    shown = type_in("--only", "sentences", keys="n" * 10).output
    assert "Does this sentence tell something that should be a record and is not listed?" in shown
    assert "⟦Talks went on in town" in shown
    assert "listed for this sentence: nothing" in shown
    assert "listed elsewhere in this text:" in shown


def test_what_is_wrong_can_be_several_things(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "10", "--sentences", "0")
    shown = type_in("--user", "ana", keys="w?wd\rq").output
    assert "What is wrong?" in shown
    assert "said: who, date (Enter: done)" in shown
    assert answers(folder) == [("ana", "wrong", ("who", "date"))]


def test_back_across_sittings_takes_the_place_of_what_was_said(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "10", "--sentences", "0")
    type_in("--user", "ana", keys="rrq")
    assert "you said: right; a new answer takes its place" in type_in("--user", "ana", keys="bwx\rq").output
    assert answers(folder)[2] == ("ana", "wrong", ("nothing",))
    assert report(cli)["records"]["judged"] == 2


def test_what_was_skipped_can_be_asked_again(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "10", "--sentences", "0")
    type_in("--user", "ana", keys="s" + "r" * 9)
    assert report(cli)["records"]["skipped"] == 1
    assert "1 of 1" in type_in("--user", "ana", "--skipped", keys="r").output
    assert report(cli)["records"]["skipped"] == 0
    assert "has skipped nothing" in type_in("--user", "ana", "--skipped", keys="").output


def test_two_people_on_the_same_records(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "10", "--sentences", "0")
    type_in("--user", "ana", keys="r" * 10)
    shown = type_in("--user", "ben", "--again", keys="r" * 7 + "wx\r" * 3).output
    assert "you said" not in shown
    figures = report(cli)
    (pair,) = figures["record_agreement"]
    assert (pair["users"], pair["judged"], pair["same"], pair["raw"]) == (["ana", "ben"], 10, 7, 0.7)
    assert pair["kappa"] == 0
    assert figures["records"]["users"] == ["ana", "ben"]
    assert "ana and ben on 10 records: 7 judged alike, 0.70" in cli("audit", "report").out


def test_a_second_person_goes_on_where_the_first_stopped(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "6", "--sentences", "0")
    type_in("--user", "ana", keys="rrq")
    type_in("--user", "ben", keys="rrrrq")
    assert report(cli)["records"]["judged"] == 6


def test_drawing_again_adds_and_keeps_what_was_judged(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "4", "--sentences", "4", "--seed", "5")
    type_in(keys="rrrrnnnn")
    assert cli("audit", "sample", "-n", "6", "-q").err.startswith("drawn are 10 of 24 records and 10 of 36 sentences")
    assert cli("audit", "sample", "-n", "6", "-q").out == ""
    figures = report(cli)
    assert (figures["records"]["judged"], figures["records"]["drawn"], figures["records"]["seed"]) == (4, 16, 5)
    refused = cli("audit", "sample", "--seed", "6")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "seed 5, which cannot change" in refused.err


def test_the_same_seed_draws_the_same(cli: Cli, folder: Path, tmp_path: Path) -> None:
    def members() -> list[str]:
        with Project.open(folder) as project:
            found = project.last_draw("record")
            assert found
            return [item.key for item, _ in found.members]

    copy = (folder / "tocsin.sqlite").read_bytes()
    cli("audit", "sample", "-n", "10", "-q")
    first = members()
    (folder / "tocsin.sqlite").write_bytes(copy)
    cli("audit", "sample", "-n", "10", "-q")
    assert members() == first


def test_coding_anew_is_told_and_taken_in(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "8", "--sentences", "0", "-q")
    type_in(keys="r" * 8)
    with Project.open(folder, write=True) as project, project.transaction() as connection:
        for n in range(DOCUMENTS):
            records.keep(connection, n + 1, Coded(coded(n, actors=("MLI.MIL",))), "coder-2")
    said = cli("audit", "report")
    assert "4 of the records drawn were coded anew since" in said.err
    assert report(cli)["records_changed_since"] == 4
    assert cli("audit", "sample", "-n", "0", "-q").code == 0
    figures = report(cli)
    progress = figures["records"]
    assert (figures["records_changed_since"], progress["judged"], progress["drawn"]) == (0, 4, 8)
    assert figures["records"]["coders"] == ["coder-2"]
    assert len(answers(folder)) == 8, "what was said of the others is kept"


@pytest.mark.parametrize("verb", ["judge", "report"])
def test_before_anything_is_drawn_it_is_said_what_to_do(cli: Cli, folder: Path, verb: str) -> None:
    said = cli("audit", verb)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "`tocsin audit sample` draws" in said.err


def test_there_must_be_something_to_draw_from(cli: Cli, tmp_path: Path) -> None:
    Project.create(tmp_path / "empty").close()
    said = cli("audit", "sample", "--project", tmp_path / "empty")
    assert (said.code, said.err) == (2, "tocsin: there are no records to draw from yet; `tocsin run` makes them\n")


def test_ctrl_c_keeps_what_was_said(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("audit", "sample", "-n", "10")
    keys = iter("rr")

    def pressed() -> str:
        key = next(keys, "")
        if not key:
            raise KeyboardInterrupt
        return key

    monkeypatch.setattr(click, "getchar", pressed)
    said = cli("audit", "judge", "--user", "ana")
    assert (said.code, said.err.strip()) == (130, "tocsin: stopped; what was done is kept")
    assert answers(folder) == [("ana", "right", ())] * 2


def test_without_a_terminal_it_is_said_that_one_is_needed(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> str:
        raise OSError(6, "No such device or address")

    cli("audit", "sample", "-n", "10")
    monkeypatch.setattr(click, "getchar", nowhere)
    said = cli("audit", "judge")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "needs a terminal" in said.err


def test_another_writer_is_waited_for(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("audit", "sample", "-n", "10")
    writer: list[Project] = []
    keys = iter("rq")

    def pressed() -> str:
        if not writer:
            writer.append(Project.open(folder, write=True))
        return next(keys)

    def waited(_: float) -> None:
        writer[0].close()

    monkeypatch.setattr(click, "getchar", pressed)
    monkeypatch.setattr(time, "sleep", waited)
    said = cli("audit", "judge", "--user", "ana")
    assert said.code == 0
    assert said.err.startswith("another tocsin is writing to this project; waiting for it\n")
    assert answers(folder) == [("ana", "right", ())]


def test_kill_9_loses_no_answer(cli: Cli, folder: Path) -> None:
    cli("audit", "sample", "-n", "10", "--sentences", "0")
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "tocsin", "audit", "judge", "--user", "ana", "--project", str(folder)]
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    for asked in range(1, 4):
        wait_for(keyboard, f"{asked} of 10")
        wait_for(keyboard, "more text")
        time.sleep(0.2)  # what is typed before the terminal listens for single keys is thrown away by it
        os.write(keyboard, b"r")
    wait_for(keyboard, "4 of 10")
    process.send_signal(signal.SIGKILL)
    process.wait()
    os.close(keyboard)
    assert answers(folder) == [("ana", "right", ())] * 3
    assert "1 of 7" in type_in("--user", "ana", keys="q").output


def wait_for(keyboard: int, words: str) -> None:
    seen, end = b"", time.monotonic() + 60
    while words.encode() not in seen:
        ready, _, _ = select.select([keyboard], [], [], max(end - time.monotonic(), 0))
        assert ready, f"no {words!r} in {seen.decode(errors='replace')}"
        seen += os.read(keyboard, 1)
