"""Who a name stands for, as analysts said: appended, never changed; the last word on a name stands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from .documents import now
from .schema import actor_choice

NOBODY = "-"
"""Stands for no actor at all: a ship, a show, a slip of the reader."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One name and who it is."""

    name: str
    actor: str
    """An actor, ``-`` for nobody, empty where an earlier choice is taken back."""
    user: str = ""
    note: str = ""
    created_at: str = ""


def choose(connection: Connection, choice: Choice) -> None:
    """Append a choice; its time is set here."""
    fields = {name: getattr(choice, name) for name in ("name", "actor", "user", "note")}
    connection.execute(insert(actor_choice).values(**fields, created_at=now()))


def standing(connection: Connection) -> list[Choice]:
    """The choices that hold, by name."""
    columns = [actor_choice.c[name] for name in Choice.__slots__]
    rows = connection.execute(select(*columns).order_by(actor_choice.c.n))
    last = {row.name: Choice(**row._mapping) for row in rows}
    return [last[name] for name in sorted(last) if last[name].actor]
