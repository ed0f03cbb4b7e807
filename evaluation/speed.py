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
    """One run over the first ``max(sizes)`` articles, its clock read as each size is reached.

    ``marks`` hold seconds and articles a second up to each size: a cost that grows faster than the corpus shows;
    ``peak_mb`` is the most memory (PSS) that the run and its workers held together.
    """
    size = max(sizes)
    with tempfile.TemporaryDirectory(prefix="tocsin-speed-") as folder:
        project = Path(folder) / "project"
        first = Path(folder) / "first.jsonl"
        first.write_bytes(b"".join(_lines(articles, size)))
        _tocsin("init", str(project))
        _tocsin("add", str(first), "--project", str(project))
        counted = ["--workers", str(workers)] if workers else []
        peak, seconds, reached = _watched(project, sizes, "run", "--quiet", *counted, "--project", str(project))
        states = _states(project)
    marks = {str(mark): {"seconds": at, "articles_per_second": mark / at} for mark, at in sorted(reached.items())}
    return {
        "articles": size,
        "coded": states.get("coded", 0),
        "not_coded": size - states.get("coded", 0),
        "seconds": seconds,
        "articles_per_second": size / seconds,
        "peak_mb": peak,
        "marks": marks,
    }


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


def _watched(project: Path, sizes: list[int], *words: str) -> tuple[float, float, dict[int, float]]:
    """Run a command; return its peak memory in MB, its seconds, and when each size was reached."""
    start = time.monotonic()
    process = subprocess.Popen(_command(*words))  # noqa: S603 - our own command
    peak, reached, waiting = 0.0, {}, sorted(sizes)
    while process.poll() is None:
        peak = max(peak, sum(_pss(pid) for pid in _family(process.pid)))
        done = sum(count for state, count in _states(project).items() if state != "new")
        while waiting and done >= waiting[0]:
            reached[waiting.pop(0)] = time.monotonic() - start
        time.sleep(INTERVAL)
    seconds = time.monotonic() - start
    if process.returncode:
        raise TocsinError(f"tocsin {words[0]} ended with {process.returncode}")
    return peak / 1024, seconds, reached | dict.fromkeys(waiting, seconds)


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
