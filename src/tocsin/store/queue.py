"""What is still to be coded. Every start is committed before the document is handed out: no death goes uncounted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from .documents import State, inserted_key, now
from .schema import document, run

MAX_STARTS = 3
"""Starts after which a document during which whole runs ended is set aside."""


@dataclass
class Report:
    """How far a run is, and what came of it."""

    total: int = 0
    coded: int = 0
    failed: int = 0
    set_aside: int = 0
    records: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Documents that are dealt with."""
        return self.coded + self.failed + self.set_aside

    @property
    def counts(self) -> dict[str, int]:
        """How many documents came to which end."""
        return {"coded": self.coded, "failed": self.failed, "set_aside": self.set_aside}


def begin(connection: Connection, coder: str, *, retry: bool) -> tuple[int, int]:
    """Note that a run begins, and set aside what it must not start; returns its number and how many those were."""
    if retry:
        back = document.c.state.in_(("failed", "set-aside"))
        connection.execute(update(document).where(back).values(state="new", attempts=0, reason=""))
    reason = f"the run ended {MAX_STARTS} times while it was being coded; `tocsin run --retry` tries it again"
    over = and_(document.c.state != "set-aside", document.c.attempts >= MAX_STARTS)
    aside = connection.execute(update(document).where(over).values(state="set-aside", reason=reason)).rowcount
    values = {"started_at": now(), "ended_at": "", "coder": coder, "pid": os.getpid()}
    row = connection.execute(insert(run).values(**values, coded=0, failed=0, set_aside=0))
    return inserted_key(row), aside


def end(connection: Connection, number: int, report: Report, in_hand: Iterable[int] = ()) -> None:
    """Note how a run ended. Where it was stopped on purpose, what it had in hand did nothing wrong: those starts go."""
    stopped = document.c.n.in_(list(in_hand))
    connection.execute(update(document).where(stopped).values(attempts=document.c.attempts - 1))
    connection.execute(update(run).where(run.c.n == number).values(ended_at=now(), **report.counts))


def pending(connection: Connection, coder: str) -> list[int]:
    """The documents to code with this coder; those that a run did not survive come last."""
    outdated: ColumnElement[bool] = and_(document.c.state.in_(("coded", "failed")), document.c.coder != coder)
    query = select(document.c.n).where(or_(document.c.state == "new", outdated), document.c.withdrawn == 0)
    return list(connection.execute(query.order_by(document.c.attempts, document.c.n)).scalars())


def count_start(connection: Connection, n: int) -> None:
    """One more start of a document; commit before handing it out."""
    connection.execute(update(document).where(document.c.n == n).values(attempts=document.c.attempts + 1))


def close(connection: Connection, n: int, state: State, reason: str, coder: str) -> None:
    """Mark a document failed or set aside. Records that an older coder made of it are kept."""
    # A failure is the coder's answer, not a start that was cut short.
    values: dict[str, Any] = {"attempts": 0} if state == "failed" else {}
    values |= {"state": state, "reason": reason, "coder": coder, "coded_at": now()}
    connection.execute(update(document).where(document.c.n == n).values(**values))
