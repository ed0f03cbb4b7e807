"""What each verb prints: data on stdout alone, and nothing from a document that a terminal would obey."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.records import TYPES

from .conftest import Cli

HARMFUL = ("\x1b", "\x07", "\u202e", "\u202c")


def test_init_add_and_what_next(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("One report.")
    (tmp_path / "meta.jsonl").write_text('{"doc": "one", "title": "Uno", "colour": 1}\n')
    assert "made a project" in cli("init", "p").err
    first = cli("add", "one.txt", "absent.txt", "--meta", "meta.jsonl", "--project", "p")
    assert first.err.splitlines()[-1] == "added 1, failed 1; next: `tocsin run`"
    assert first.err.startswith("tocsin: absent.txt: ")
    again = cli("add", "one.txt", "--project", "p")
    assert (again.code, again.out, again.err) == (0, "", "already here 1\n")
    assert "Uno" in cli("documents", "--project", "p").out


@pytest.mark.parametrize("words", [("records",), ("documents",), ("show", "wire-1"), ("export", "--format", "csv")])
def test_a_terminal_is_never_sent_what_it_would_obey(cli: Cli, folder: Path, words: tuple[str, ...]) -> None:
    said = cli("--project", folder, *words)
    assert said.code == 0
    assert "wire-1" in said.out
    if words[0] != "export":
        assert not [mark for mark in HARMFUL if mark in said.out + said.err]


def test_records_as_a_table_says_who_says_so(cli: Cli, folder: Path) -> None:
    said = cli("records", "--project", folder)
    assert "The outlet reports" in said.out
    assert "“Niger”" in said.out


def test_records_as_json_are_whole(cli: Cli, folder: Path) -> None:
    lines = cli("records", "--json", "--project", folder).out.splitlines()
    assert [json.loads(line)["doc"] for line in lines] == ["wire-1", "wire-2"]
    (one,) = cli("records", "--json", "--project", folder, "--doc", "wire-2").out.splitlines()
    assert json.loads(one)["evidence"] == "Paris"


def test_records_are_narrowed(cli: Cli, folder: Path) -> None:
    def found(*words: str) -> int:
        return len(cli("records", "--json", "--project", folder, *words).out.splitlines())

    assert found("--actor", "NER", "--type", "event", "--country", "ner", "--status", "actual") == 2
    assert found("--text", "niger AND (") == 0
    assert found("--text", "Niger") == 1
    assert found("--since", "2023-01-01") == 0
    assert found("--limit", "1") == 1


def test_a_table_cut_short_says_so(cli: Cli, folder: Path) -> None:
    assert cli("records", "--limit", "1", "--project", folder).err.startswith("1 of 2;")


def test_show_marks_the_evidence_without_colour(cli: Cli, folder: Path) -> None:
    said = cli("show", "wire-1", "--project", folder)
    assert "⟦Niger⟧[1]'s army took Zinder.\nA second line [2J of it." in said.out
    assert "[1] event: The outlet reports" in said.out
    told = json.loads(cli("show", "wire-1", "--json", "--project", folder).out)
    assert told["text"].startswith("Niger's army")
    assert [record["evidence"] for record in told["records"]] == ["Niger"]


def test_documents_say_why_one_failed(cli: Cli, folder: Path) -> None:
    said = cli("documents", "--state", "failed", "--project", folder)
    assert "ValueError: the text said so" in said.out
    assert "wire-1" not in said.out
    (line,) = cli("documents", "--json", "--text", "zinder", "--project", folder).out.splitlines()
    assert json.loads(line)["id"] == "wire-1"


def test_export_is_whole_or_not_there(cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    assert "wrote 2 records" in cli("export", "-o", target, "--project", folder).err
    with target.open(newline="") as stream:
        assert [row["doc"] for row in csv.DictReader(stream)] == ["wire-1", "wire-2"]
    before = target.read_bytes()

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tocsin.exporting.csv_lines", fail)
    said = cli("export", "-o", target, "--project", folder)
    assert said.code == 1
    assert "the disk is full" in said.err
    assert target.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.csv", "project", "reports"]


def test_export_to_stdout_is_data_alone(cli: Cli, folder: Path) -> None:
    said = cli("export", "--project", folder)
    assert [json.loads(line)["doc"] for line in said.out.splitlines()] == ["wire-1", "wire-2"]
    assert said.err == ""


@pytest.mark.parametrize("kind", TYPES)
def test_schema_of_a_type(cli: Cli, kind: str) -> None:
    told = json.loads(cli("schema", kind).out)
    assert told["properties"]["type"]["const"] == kind
    assert {"doc", "start", "end", "evidence"} <= set(told["required"])


def test_schema_of_any(cli: Cli) -> None:
    assert set(json.loads(cli("schema").out)["discriminator"]["mapping"]) == set(TYPES)


def test_code_and_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real coder takes seconds to load: it is run as users run it in the stories."""
    for name in ("code", "run"):
        monkeypatch.setattr(pipeline, name, partial(getattr(pipeline, name), coder="stub_coders:scripted"))
    monkeypatch.setenv("TOCSIN_RUN__WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    text = "Soldiers of the Nigerien army attacked rebels near Agadez on Thursday, officials said.\n"
    (tmp_path / "one.txt").write_text(text)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "bad.txt").write_text("RAISE an error")
    said = cli("code", "one.txt", "empty.txt", "bad.txt", "--published", "2023-07-28")
    assert said.code == 0
    complaints = [line for line in said.err.splitlines() if line.startswith("tocsin: ")]  # beside the first compiling
    assert [line.split(": ")[1] for line in complaints] == ["empty.txt", "bad.txt"]
    records = [json.loads(line) for line in said.out.splitlines()]
    assert records
    assert all(r["doc"] == "one" and text[r["start"] : r["end"]] == r["evidence"] for r in records)
    alone = cli("code", "bad.txt")
    assert (alone.code, alone.out) == (1, "")
    cli("init", "p")
    cli("add", "one.txt", "--project", "p")
    ran = cli("run", "--workers", "1", "-q", "--project", "p")
    assert ran.code == 0
    assert ran.out == ""
    assert "coded 1, failed 0, set aside 0 of 1 to code" in ran.err
    assert len(cli("records", "--json", "--project", "p").out.splitlines()) == len({r["id"] for r in records})


def test_code_of_nothing_codable_fails(cli: Cli, tmp_path: Path) -> None:
    said = cli("code", tmp_path / "absent.txt")
    assert (said.code, said.out) == (1, "")


def test_ctrl_c_is_one_line(cli: Cli, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tocsin import pipeline; from tocsin.cli import main\n"
        "pipeline.run.__kwdefaults__['coder'] = 'stub_coders:scripted'\nmain()"
    )
    (tmp_path / "in.txt").write_text("HANG now")
    cli("init", tmp_path / "p")
    cli("add", tmp_path / "in.txt", "--project", tmp_path / "p")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", script, "run", "--project", str(tmp_path / "p")]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while not Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().strip():
            time.sleep(0.02)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert process.stderr.read().strip() == "tocsin: stopped; what was done is kept"
    assert process.returncode == 130
