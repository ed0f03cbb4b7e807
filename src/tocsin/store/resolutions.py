"""What analysts said came of forecasts: append-only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from tocsin.records.resolution import Resolved

from .documents import now
from .schema_warned import forecast_said

_COLUMNS = ("document", "start", "end", "evidence", "outcome", "user", "note", "created_at")


def say(connection: Connection, word: Resolved) -> None:
    """Add one word; the time is now."""
    connection.execute(insert(forecast_said).values(**asdict(word) | {"created_at": now()}))


def said(connection: Connection) -> Iterator[Resolved]:
    """Every word, the first first."""
    c = forecast_said.c
    for row in connection.execute(select(*(c[name] for name in _COLUMNS)).order_by(c.n)):
        yield Resolved(*row)
