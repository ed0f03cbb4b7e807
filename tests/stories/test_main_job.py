"""From a folder of reports to records on a page, and all the ways out."""

from __future__ import annotations

import csv
import json
import re
import signal
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tocsin.records import TYPES

from .conftest import REPORTS, Tocsin, environment, write_reports

FRENCH = "L'armée nigérienne a attaqué les rebelles près d'Agadez jeudi.\n"
GERMAN = "Die Armee hat am Donnerstag die Rebellen bei Agadez angegriffen.\n"


@pytest.fixture(scope="module")
def project(coded_once: Path) -> Path:
    return coded_once


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, tocsin: Tocsin) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Reports coded without a project, some in other languages than English, told or untold; and their folder."""
    folder = tmp_path_factory.mktemp("alone")
    write_reports(folder)
    for name, text in {"de": GERMAN, "fr": FRENCH, "untold": FRENCH}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "meta.jsonl").write_text(
        '{"doc": "seizure", "published": "2024-05-07", "outlet": "The Wire"}\n'
        '{"doc": "de", "lang": "de"}\n{"doc": "fr", "lang": "fr-FR"}\n{"doc": "march", "lang": "en"}\n'
    )
    return folder, tocsin("code", *sorted(folder.glob("*.txt")), "--meta", folder / "meta.jsonl")


def records(asking: Tocsin, project: Path, *narrowed: str) -> list[dict[str, object]]:
    done = asking("records", "--json", "--project", project, *narrowed)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_record_is_explained_by_the_coder_that_made_it(project: Path, asking: Tocsin) -> None:
    shown = json.loads(asking("show", "seizure", "--json", "--project", project).stdout)
    first = shown["records"][0]
    told = json.loads(asking("explain", "seizure", "1", "--json", "--project", project).stdout)
    assert (told["record"], told["coder"], told["stored"]) == (first["id"], first["version"], "")
    assert told["confidence"] == first["confidence"]
    (type_, *_) = told["parts"]
    assert type_["words"]
    assert all(shown["text"][w["start"] : w["end"]] == w["text"] for part in told["parts"] for w in part["words"])


def test_every_record_stands_beside_its_words(project: Path, asking: Tocsin) -> None:
    found = records(asking, project)
    assert {record["doc"] for record in found} == {"seizure", "talks", "march", "strike", "row-1"}
    assert {"event", "statement", "agreement"} <= {str(record["type"]) for record in found} <= set(TYPES)
    for doc in ("seizure", "strike"):
        shown = json.loads(asking("show", doc, "--json", "--project", project).stdout)
        assert shown["published"] == "2024-05-07"
        assert shown["records"]
        for record in shown["records"]:
            assert shown["text"][record["start"] : record["end"]] == record["evidence"]
            assert record["version"]


def test_what_is_denied_or_planned_is_no_fact(project: Path, asking: Tocsin) -> None:
    facts = records(asking, project, "--type", "event", "--status", "actual", "--status", "ongoing")
    assert any(fact["event_type"] == "ASSAULT" and fact["holders"] for fact in facts)
    assert not [fact for fact in facts if "500 soldiers" in str(fact["evidence"])]
    assert records(asking, project, "--status", "planned", "--text", "500 soldiers")


def test_coding_without_a_project_gives_the_same(
    project: Path, alone: tuple[Path, subprocess.CompletedProcess[str]], asking: Tocsin
) -> None:
    same = ("seizure", "talks")
    here = {one["id"]: one for one in map(json.loads, alone[1].stdout.splitlines()) if one["doc"] in same}
    kept = {str(r["id"]): r for r in records(asking, project, *(word for doc in same for word in ("--doc", doc)))}
    assert here == kept


def test_export_and_back(project: Path, asking: Tocsin, tmp_path: Path) -> None:
    for name in ("out.jsonl", "out.csv"):
        assert asking("export", "-o", tmp_path / name, "--project", project).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    kept = records(asking, project)
    assert [(line["id"], line["evidence"]) for line in lines] == [(one["id"], one["evidence"]) for one in kept]
    assert [row["doc"] for row in rows] == [line["doc"] for line in lines]


def test_a_second_run_has_nothing_to_do(project: Path, asking: Tocsin) -> None:
    assert "nothing new to code" in asking("run", "--workers", "1", "--project", project).stderr


def test_the_page_shows_it(project: Path) -> None:
    command = [sys.executable, "-m", "tocsin", "serve", "--port", "0", "--project", str(project)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment()) as server:
        try:
            assert server.stderr
            said = server.stderr.readline()
            port = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
            assert port, said
            overview, document = get(int(port[1]), "/"), get(int(port[1]), "/documents/talks")
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0
        finally:
            server.kill()
    assert "<strong>5</strong> documents" in overview
    assert 'data-chart="weeks"' in overview
    assert "Algiers" in document
    assert "<mark" in document


def get(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    with closing(connection):
        connection.request("GET", path)
        return connection.getresponse().read().decode()


def test_a_text_in_another_language_is_refused_in_words_and_french_is_known_untold(
    alone: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = alone
    refused = f"tocsin: {folder}/de.txt: is in German, which this version does not read\n"
    assert (done.returncode, done.stderr) == (0, refused)
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {"fr", "untold", *REPORTS}
