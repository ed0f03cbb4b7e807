"""Keeps one answer of somebody who judges: the project is open for writing for that moment alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tocsin.errors import ProjectBusy
from tocsin.records import AuditJudgement

from .project import Project


def keep_answer(
    folder: Path,
    said: AuditJudgement,
    *,
    tries: int,
    pause: float,
    waiting: Callable[[], None] = lambda: None,
) -> None:
    """Append one answer, so that others can judge beside and `tocsin run` may begin between two answers.

    Another writer is waited for: so many tries, so many seconds apart; ``waiting`` hears once that it is. Raises
    ``ProjectBusy`` where that was not enough.
    """
    for attempt in range(1, tries + 1):
        try:
            with Project.open(folder, write=True) as project:
                project.judge_drawn(said)
        except ProjectBusy:
            if attempt == tries:
                raise
            if attempt == 1:
                waiting()
            time.sleep(pause)
        else:
            return
