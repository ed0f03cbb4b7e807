"""Killed runs and newer coders: what was committed stays, nothing is doubled, judgements outlive it all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tocsin import pipeline
from tocsin.records import Judgement
from tocsin.store import Project

from .conftest import REPORTS, environment, write_reports

DOCUMENTS = 40


def kept(project: Path) -> Counter[str]:
    """Records by id, and documents coded."""
    with Project.open(project) as reader:
        return Counter(f"{record.doc} {record.id}" for record in reader.records())


def coded(project: Path) -> int:
    with Project.open(project) as reader:
        return reader.summary().documents["coded"]


def start(project: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tocsin", "run", "--quiet", "--project", str(project)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment(TOCSIN_RUN__WORKERS="2"))


def test_kill_9_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    for n in range(DOCUMENTS):
        (texts / f"d{n:02}.txt").write_text("\n\n".join(REPORTS.values()))
    with Project.create(tmp_path / "p") as project:
        list(pipeline.add(project, [texts]))
    before: Counter[str] = Counter()
    done, chance = 0, random.Random(3)
    for _ in range(2):
        with start(tmp_path / "p") as process:
            try:
                while coded(tmp_path / "p") <= done and process.poll() is None:
                    time.sleep(0.02)
                time.sleep(chance.uniform(0, 0.15))
            finally:
                process.kill()
        assert before <= kept(tmp_path / "p"), "what was committed is lost"
        before, done = kept(tmp_path / "p"), coded(tmp_path / "p")
    assert 2 <= done < DOCUMENTS, "the runs were not killed amid their work"
    with start(tmp_path / "p") as process:
        assert process.wait(120) == 0
    found = kept(tmp_path / "p")
    assert before <= found
    assert set(found.values()) == {1}
    assert coded(tmp_path / "p") == DOCUMENTS
    by_document = Counter(key.split()[0] for key in found)
    assert len(by_document) == DOCUMENTS
    assert len(set(by_document.values())) == 1, "documents alike have as many records each"


def test_a_newer_coder_replaces_records_and_keeps_judgements(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as project:
        list(pipeline.add(project, [write_reports(tmp_path / "in")]))
        assert pipeline.run(project, workers=1).coded == len(REPORTS)
        old = list(project.records())
        assert {record.type for record in old} >= {"event", "statement"}
        judged = next(record for record in old if record.type == "event")
        project.judge(Judgement.of(judged, "wrong", "ana", note="look again"))
        assert pipeline.run(project, workers=1, coder="stories.newer:newer").coded == len(REPORTS)
        new = list(project.records())
        assert {record.version for record in new} == {f"{old[0].version}.newer"}
        assert {record.id for record in new} == {record.id for record in old if record.type == "event"}
        (said,) = project.judgements(judged.doc)
        again = next(record for record in new if record.id == judged.id)
        assert said.is_of(again)
        assert (said.verdict, said.note) == ("wrong", "look again")
        assert pipeline.run(project, workers=1, coder="stories.newer:newer").total == 0
