"""What analysts said of pairs of events: appended, never changed; found again after a document was coded anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, insert, or_, select, update

from tocsin.records.joining import Joining, Passage

from .documents import now
from .schema import document, incident_said, record
from .sqlite import parts

Key = tuple[str, str]
"""A document's and a record's id."""


def say(connection: Connection, said: Joining) -> None:
    """Append it, and have both documents merged anew at the next run."""
    sides = {
        f"{side}_{name}": getattr(passage, name)
        for side, passage in (("one", said.one), ("other", said.other))
        for name in ("document", "start", "end", "evidence")
    }
    words = {"kind": said.kind, "user": said.user, "note": said.note, "created_at": now()}
    connection.execute(insert(incident_said).values(**sides, **words))
    both = document.c.id.in_([said.one.document, said.other.document])
    connection.execute(update(document).where(both).values(unmerged=1))


def all_said(connection: Connection) -> list[Joining]:
    """Every word, oldest first."""
    return [_joining(row) for row in connection.execute(select(incident_said).order_by(incident_said.c.n))]


def standing(connection: Connection) -> list[Joining]:
    """What stands: the last word on each pair, unless it was taken back."""
    last = {said.pair: said for said in all_said(connection)}
    return [said for said in last.values() if said.kind != "neither"]


def passage(connection: Connection, key: Key) -> Passage | None:
    """Where an event record stands; None where there is none of that id in that document."""
    query = select(record.c.start, record.c.end, record.c.evidence).join(document, record.c.document == document.c.n)
    row = connection.execute(
        query.where(document.c.id == key[0], record.c.id == key[1], record.c.type == "event")
    ).first()
    return Passage(key[0], row.start, row.end, row.evidence) if row else None


def keys_of(connection: Connection, passages: Iterable[Passage]) -> dict[Passage, tuple[Key, ...]]:
    """The event records that stand now where each passage was: the same span with the same words, else none."""
    found: dict[Passage, tuple[Key, ...]] = {}
    for one in passages:
        here = (record.c.start == one.start, record.c.end == one.end, record.c.evidence == one.evidence)
        query = select(record.c.id).join(document, record.c.document == document.c.n)
        query = query.where(document.c.id == one.document, record.c.type == "event", *here).order_by(record.c.id)
        found[one] = tuple((one.document, name) for name in connection.execute(query).scalars())
    return found


def bound_to(connection: Connection, documents: Iterable[str]) -> list[int]:
    """The rows of the documents that were joined with these or parted from them, themselves included."""
    names = set(documents)
    sides = incident_said.c.one_document, incident_said.c.other_document
    for part in parts(sorted(names)):
        rows = connection.execute(select(*sides).where(or_(*(side.in_(part) for side in sides))))
        names |= {name for row in rows for name in row}
    query = select(document.c.n).order_by(document.c.n)
    return [
        n for part in parts(sorted(names)) for n in connection.execute(query.where(document.c.id.in_(part))).scalars()
    ]


def _joining(row: Row[tuple[object, ...]]) -> Joining:
    one, other = (
        Passage(*(getattr(row, f"{side}_{name}") for name in ("document", "start", "end", "evidence")))
        for side in ("one", "other")
    )
    return Joining(row.kind, one, other, row.user, row.note, row.created_at)
