"""Times `tocsin run` as a user runs it: a project on disk, worker processes, the memory of all of them together."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tocsin.errors import TocsinError

INTERVAL = 0.5
"""Seconds between two looks at the memory."""


def measure_speed(articles: Path, sizes: list[int], workers: int = 0) -> dict[str, Any]:
    """Articles a second, peak memory (PSS of all processes, in MB) and what was not coded, for each size."""
    runs = [_run(articles, size, workers) for size in sizes]
    return {"runs": runs, "slowest": min(run["articles_per_second"] for run in runs)}


def _run(articles: Path, size: int, workers: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="tocsin-speed-") as folder:
        project = Path(folder) / "project"
        first = Path(folder) / "first.jsonl"
        first.write_bytes(b"".join(_lines(articles, size)))
        _tocsin("init", str(project))
        _tocsin("add", str(first), "--project", str(project))
        start = time.monotonic()
        counted = ["--workers", str(workers)] if workers else []
        peak = _watched("run", "--quiet", *counted, "--project", str(project))
        seconds = time.monotonic() - start
        states = _states(project)
    coded = states.get("coded", 0)
    row = {
        "articles": size,
        "coded": coded,
        "not_coded": size - coded,
        "seconds": seconds,
        "articles_per_second": size / seconds,
        "peak_mb": peak,
    }
    print({k: round(v, 2) for k, v in row.items()}, file=sys.stderr)
    return row


def _lines(articles: Path, size: int) -> list[bytes]:
    with gzip.open(articles) if articles.suffix == ".gz" else articles.open("rb") as stream:
        return [line for line, _ in zip(stream, range(size), strict=False)]


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tocsin", *words]


def _tocsin(*words: str) -> str:
    done = subprocess.run(_command(*words), capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise TocsinError(f"tocsin {words[0]} failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def _watched(*words: str) -> float:
    """Run a command and return the most memory that it and its workers held together, in MB."""
    process = subprocess.Popen(_command(*words))  # noqa: S603 - our own command
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_pss(pid) for pid in _family(process.pid)))
        time.sleep(INTERVAL)
    if process.returncode:
        raise TocsinError(f"tocsin {words[0]} ended with {process.returncode}")
    return peak / 1024


def _family(pid: int) -> list[int]:
    """The process and all that it started, from /proc."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # ended while we looked
        parents.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += parents.get(one, [])
    return found


def _pss(pid: int) -> int:
    """Proportional set size in kB: pages shared between workers are counted once."""
    try:
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(match.group(1)) if match else 0


def _states(project: Path) -> dict[str, int]:
    from tocsin.store import Project  # noqa: PLC0415 - after the run

    with Project.open(project) as opened:
        return {str(state): count for state, count in opened.summary().documents.items()}
