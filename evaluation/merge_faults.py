"""Kills `tocsin run` with signal 9 at random moments; the end must be what an undisturbed run comes to."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from evaluation.merge_scale import PAIRS
from evaluation.pairs_of_reports import read_pairs
from tocsin import merging, views
from tocsin.following import LEDGERS
from tocsin.records import Document
from tocsin.records.wanted import WantedIncidents, WantedOfLedger
from tocsin.store import Project

ALL = 1_000_000


def measure_faults(kills: int, documents: int, seed: int) -> dict[str, Any]:
    """How many runs were killed, how many projects that took, and how many of these came out the same."""
    texts = [text for pair in read_pairs(PAIRS) for text in (pair.one, pair.two)][:documents]
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        _make(Path(folder) / "calm", texts)
        _run(Path(folder) / "calm", None)
        whole = time.perf_counter() - begun
        calm = _state(Path(folder) / "calm")
        done = projects = same = 0
        while done < kills:
            at = Path(folder) / f"p{projects}"
            _make(at, texts)
            projects += 1
            while done < kills and _run(at, chance.uniform(0, whole)):
                done += 1
                print(f"{done} killed, {_waiting(at)} documents left", file=sys.stderr, flush=True)
            _run(at, None)
            same += _state(at) == calm
    return {"kills": done, "projects": projects, "same": same, "faults_same": same / max(1, projects)}


def _make(folder: Path, texts: list[Document]) -> None:
    with Project.create(folder) as project:
        for text in texts:
            project.add(text, text.text.encode())


def _run(folder: Path, seconds: float | None) -> bool:
    """Run; with a time, kill it then. Whether it was killed."""
    command = [sys.executable, "-m", "tocsin", "run", "--quiet", "--retry", "--workers", "2", "--project", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:  # noqa: S603 - this program
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            return True
    return False


def _waiting(folder: Path) -> int:
    with Project.open(folder) as project, project.merged() as kept:
        return project.summary().documents["new"] + len(kept.waiting())


def _state(folder: Path) -> tuple[Any, ...]:
    with Project.open(folder) as project:
        records = Counter(record.to_json() for record in project.records())
        ledgers = {name: _entries(project, name) for name in LEDGERS}
        shown = views.incidents(project, WantedIncidents(standings=(), sure=0.0), limit=ALL).items
        return records, merging.read(project), project.summary(), shown, views.overview(project), ledgers


def _entries(project: Project, name: str) -> tuple[object, ...]:
    return views.ledger(project, name, WantedOfLedger(unsure=True), limit=ALL).items
