"""Killed runs and newer coders: what was committed stays, nothing is doubled, judgements outlive it all."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from shutil import copytree

from tocsin import pipeline
from tocsin.records import Judgement
from tocsin.store import Project

from .conftest import REPORTS, environment

DOCUMENTS = 24


def kept(project: Path) -> Counter[str]:
    """Records by id, and documents coded."""
    with Project.open(project) as reader:
        return Counter(f"{record.doc} {record.id}" for record in reader.records())


def coded(reader: Project) -> int:
    return reader.summary().documents.get("coded", 0)


def start(project: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tocsin", "run", "--quiet", "--project", str(project)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment(TOCSIN_RUN__WORKERS="2"))


def test_kill_9_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """With the real coder, once; a coder that loads at once is killed again and again in the pipeline's tests."""
    texts = tmp_path / "in"
    texts.mkdir()
    for n in range(DOCUMENTS):
        (texts / f"d{n:02}.txt").write_text("\n\n".join(REPORTS.values()))
    with Project.create(tmp_path / "p") as project:
        list(pipeline.add(project, [texts]))
    with Project.open(tmp_path / "p") as reader, start(tmp_path / "p") as process:
        try:
            while not coded(reader) and process.poll() is None:
                time.sleep(0.02)
            before = kept(tmp_path / "p")
        finally:
            process.kill()
        process.wait()
        assert before, "the run ended before it coded anything"
        assert before <= kept(tmp_path / "p"), "what was committed is lost"
        assert coded(reader) < DOCUMENTS, "the run was not killed amid its work"
    with start(tmp_path / "p") as process:
        assert process.wait(120) == 0
    found = kept(tmp_path / "p")
    assert before <= found
    assert set(found.values()) == {1}
    by_document = Counter(key.split()[0] for key in found)
    assert len(by_document) == DOCUMENTS
    assert len(set(by_document.values())) == 1, "documents alike have as many records each"


def test_a_newer_coder_replaces_records_and_keeps_judgements(coded_once: Path, tmp_path: Path) -> None:
    with Project.open(copytree(coded_once, tmp_path / "p"), write=True) as project:
        documents = project.summary().documents["coded"]
        old = list(project.records())
        assert {record.type for record in old} >= {"event", "statement"}
        judged = next(record for record in old if record.type == "event")
        project.judge(Judgement.of(judged, "wrong", "ana", note="look again"))
        assert pipeline.run(project, workers=1, coder="stories.newer:newer").coded == documents
        new = list(project.records())
        assert {record.version for record in new} == {f"{old[0].version}.newer"}
        events = {record.id for record in old if record.type == "event"}
        assert {record.id for record in new} == events - {judged.id}
        (said,) = project.judgements(judged.doc)
        assert said.is_of(judged)
        assert (said.verdict, said.note) == ("wrong", "look again")
