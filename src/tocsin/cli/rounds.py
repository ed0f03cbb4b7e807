"""Rounds: fetch, code, merge, and so on again, until somebody says stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

from tocsin import pipeline, watching
from tocsin.errors import ProjectBusy
from tocsin.store import Project, Report

from .alarm import alarm
from .terminal import say


def again_and_again(every: float, one: Callable[[], None]) -> None:
    """Do it now, and then every so many seconds; a round that takes longer delays the next, and none is made up for.

    Ctrl-C ends it, in the middle of a round too; so does whatever a round raises.
    """
    from apscheduler.schedulers.background import (  # type: ignore[import-untyped]  # noqa: PLC0415 - only needed here
        BackgroundScheduler,
    )

    due: SimpleQueue[None] = SimpleQueue()
    scheduler = BackgroundScheduler(timezone=UTC, daemon=True)
    # The scheduler only says when. Rounds are made here, in the main thread, where Ctrl-C arrives.
    scheduler.add_job(
        lambda: due.put(None) if due.empty() else None,
        "interval",
        seconds=every,
        next_run_time=datetime.now(UTC),
        coalesce=True,
        misfire_grace_time=None,
    )
    scheduler.start()
    try:
        while True:
            due.get()
            one()
    finally:
        scheduler.shutdown(wait=False)


def one_round(folder: Path, workers: int) -> str:
    """Fetch what is due, code and merge what came; what it came to, on one line.

    The project is open only in a round, so that other commands can write between two. Where one is writing, the round
    is left out.
    """
    try:
        with Project.open(folder, write=True) as project:
            fetched = watching.fetch(project)
            report = pipeline.run(project, workers=workers)
            alerts = alarm(project) if report.total else ""
    except ProjectBusy as error:
        return f"left out: {error}"
    return "; ".join(filter(None, (str(fetched), _coded(report), alerts)))


def tell(line: str) -> None:
    """A round's line, with the time."""
    say(f"{datetime.now(UTC):%Y-%m-%d %H:%M} {line}")


def _coded(report: Report) -> str:
    if not report.total:
        return "nothing new to code"
    lost = report.failed + report.set_aside
    records = report.records.total()
    return f"coded {report.coded:,}{f' ({lost:,} not)' if lost else ''}: {records:,} records"
