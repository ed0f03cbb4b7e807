"""What is still to be coded. Every start is committed before the document is handed out: no death goes uncounted."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from .documents import State, inserted_key, now
from .schema import document, run

MAX_STARTS = 3
"""Starts after which a document during which whole runs ended is set aside."""


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


def end(connection: Connection, number: int, counts: dict[str, int], in_hand: Iterable[int] = ()) -> None:
    """Note how a run ended. Where it was stopped on purpose, what it had in hand did nothing wrong: those starts go."""
    stopped = document.c.n.in_(list(in_hand))
    connection.execute(update(document).where(stopped).values(attempts=document.c.attempts - 1))
    connection.execute(update(run).where(run.c.n == number).values(ended_at=now(), **counts))


def pending(connection: Connection, coder: str) -> list[int]:
    """The documents to code with this coder; those that a run did not survive come last."""
    outdated: ColumnElement[bool] = and_(document.c.state.in_(("coded", "failed")), document.c.coder != coder)
    query = select(document.c.n).where(or_(document.c.state == "new", outdated))
    return list(connection.execute(query.order_by(document.c.attempts, document.c.n)).scalars())


def count_start(connection: Connection, n: int) -> None:
    """One more start of a document; commit before handing it out."""
    connection.execute(update(document).where(document.c.n == n).values(attempts=document.c.attempts + 1))


def close(connection: Connection, n: int, state: State, reason: str, coder: str) -> None:
    """Mark a document failed or set aside. Records that an older coder made of it are kept."""
    values: dict[str, Any] = {"state": state, "reason": reason, "coder": coder, "coded_at": now()}
    connection.execute(update(document).where(document.c.n == n).values(**values))
