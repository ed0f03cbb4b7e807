"""Keeps one word of somebody who judges: the project is open for writing for that moment alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tocsin.errors import ProjectBusy
from tocsin.records import AuditJudgement

from .project import Project

T = TypeVar("T")


def keep_answer(
    folder: Path,
    said: AuditJudgement,
    *,
    tries: int,
    pause: float,
    waiting: Callable[[], None] = lambda: None,
) -> None:
    """Append one answer, so that others can judge beside and `tocsin run` may begin between two answers.

    Another writer is waited for, as :func:`write_soon` says.
    """
    write_soon(folder, lambda project: project.judge_drawn(said), tries=tries, pause=pause, waiting=waiting)


def write_soon(
    folder: Path,
    act: Callable[[Project], T],
    *,
    tries: int,
    pause: float,
    waiting: Callable[[], None] = lambda: None,
) -> T:
    """Write something short to a project, and return what came of it.

    Another writer is waited for: so many tries, so many seconds apart; ``waiting`` hears once that it is. Raises
    ``ProjectBusy`` where that was not enough.
    """
    for attempt in range(1, tries):
        try:
            with Project.open(folder, write=True) as project:
                return act(project)
        except ProjectBusy:
            if attempt == 1:
                waiting()
            time.sleep(pause)
    with Project.open(folder, write=True) as project:
        return act(project)
