"""How long reading may take: SQLite is interrupted in the middle of a query whose time is over.

Whoever serves requests sets the time for each; without one a query takes as long as it takes. The time is kept in a
context variable, so that it follows a request onto the thread that answers it.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

STEPS = 20_000
"""Instructions of SQLite's machine between two looks at the clock: some milliseconds."""
_until: ContextVar[float] = ContextVar("until", default=math.inf)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Whatever is read within must be done in so many seconds, or ends with ``TooSlow``."""
    before = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(before)


def watch(connection: sqlite3.Connection) -> None:
    """Have a connection look at the clock; it is interrupted when the time of whoever uses it is over."""
    connection.set_progress_handler(_is_over, STEPS)


def _is_over() -> bool:
    return time.monotonic() > _until.get()
