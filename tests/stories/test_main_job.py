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

PAGE = (
    "<!doctype html><html lang='en'><head><title>Strike closes Zinder market</title>"
    "<meta property='article:published_time' content='2024-05-07'></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Strike closes Zinder market</h1>"
    + "".join(f"<p>Traders in Zinder went on strike on Monday, the {n} day of it, and the market was closed.</p>"
              for n in ("first", "second", "third", "fourth"))
    + "<p>Police fired tear gas at protesters in the centre of the city, witnesses said.</p>"
    "</article><footer>Subscribe to our newsletter</footer></body></html>"
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, tocsin: Tocsin) -> Path:
    folder = tmp_path_factory.mktemp("story")
    reports = write_reports(folder / "reports")
    (reports / "strike.html").write_text(PAGE, encoding="utf-8")
    row = {"id": "row-1", "text": REPORTS["march"], "title": "March", "outlet": "The Post", "published": "2024-05-07"}
    (reports / "wire.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "meta.jsonl").write_text('{"doc": "seizure", "published": "2024-05-07", "outlet": "The Wire"}\n')
    for words in (
        ("init", folder / "p"),
        ("add", reports, "--meta", folder / "meta.jsonl", "--project", folder / "p"),
        ("--project", folder / "p", "run"),
    ):
        done = tocsin(*words)
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""
    assert "coded 5, failed 0, set aside 0 of 5 to code" in done.stderr
    assert re.search(r"\d+ events tell \d+ incidents", done.stderr)
    return folder / "p"


def records(asking: Tocsin, project: Path, *narrowed: str) -> list[dict[str, object]]:
    done = asking("records", "--json", "--project", project, *narrowed)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_record_is_explained_by_the_coder_that_made_it(project: Path, tocsin: Tocsin) -> None:
    shown = json.loads(tocsin("show", "seizure", "--json", "--project", project).stdout)
    first = shown["records"][0]
    told = json.loads(tocsin("explain", "seizure", "1", "--json", "--project", project).stdout)
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


def test_coding_without_a_project_gives_the_same(project: Path, tocsin: Tocsin, asking: Tocsin, tmp_path: Path) -> None:
    write_reports(tmp_path)
    meta = project.parent / "meta.jsonl"
    done = tocsin("code", tmp_path / "seizure.txt", tmp_path / "talks.txt", "--meta", meta)
    assert (done.returncode, done.stderr) == (0, "")
    here = {json.loads(line)["id"]: json.loads(line) for line in done.stdout.splitlines()}
    kept = {str(r["id"]): r for r in records(asking, project, "--doc", "seizure", "--doc", "talks")}
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


def test_a_second_run_has_nothing_to_do(project: Path, tocsin: Tocsin) -> None:
    assert "nothing new to code" in tocsin("run", "--project", project).stderr


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
    assert 'class="weeks"' in overview
    assert "Algiers" in document
    assert "<mark" in document


def get(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    with closing(connection):
        connection.request("GET", path)
        return connection.getresponse().read().decode()


def test_a_text_in_another_language_is_refused_in_words_and_french_is_known_untold(
    tocsin: Tocsin, tmp_path: Path
) -> None:
    french = "L'armée nigérienne a attaqué les rebelles près d'Agadez jeudi.\n"
    german = "Die Armee hat am Donnerstag die Rebellen bei Agadez angegriffen.\n"
    for name, text in {"de": german, "fr": french, "untold": french, "en": REPORTS["march"]}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "meta.jsonl").write_text(
        '{"doc": "de", "lang": "de"}\n{"doc": "fr", "lang": "fr-FR"}\n{"doc": "en", "lang": "en"}\n'
    )
    refused = f"tocsin: {tmp_path}/de.txt: is in German, which this version does not read\n"
    done = tocsin("code", *sorted(tmp_path.glob("*.txt")), "--meta", tmp_path / "meta.jsonl")
    assert (done.returncode, done.stderr) == (0, refused)
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {"fr", "untold", "en"}
    alone = tocsin("code", tmp_path / "de.txt", "--meta", tmp_path / "meta.jsonl")
    assert (alone.returncode, alone.stdout, alone.stderr) == (1, "", refused)
