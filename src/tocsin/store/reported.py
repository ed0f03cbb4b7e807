"""What following things through time asks of the store: records of some kinds, each beside its document.

The records come as they were kept, without being held against their texts once more: that was done when they were kept,
and reading a hundred thousand texts again for it takes minutes. Everything that is shown leads back to the text.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from tocsin.records import TYPES, Link, Record, Reported

from .schema import document, record, record_actor


@dataclass(frozen=True, slots=True)
class Asked:
    """Records of one type. What is empty does not narrow; what is given must all hold."""

    type: str
    statuses: Collection[str] = ()
    subtypes: Collection[str] = ()
    """Roots of events."""
    modes: Collection[str] = ()
    """Modes of events."""
    named: bool = False
    """Only those that name a person in a public role."""
    beside: str = ""
    """Only those of documents that hold a record of this type too."""
    over: str = ""
    """Only those whose words overlap those of a record of this type."""


_COLUMNS = (
    record.c.body, document.c.outlet, document.c.published, document.c.written_first, document.c.written_last,
    document.c.origin,
)  # fmt: skip


def reported(
    connection: Connection,
    asked: Collection[Asked],
    *,
    actors: Collection[str] = (),
    undated: bool = False,
    since: str = "",
) -> Iterator[Reported]:
    """Records that fit any of what is asked, in no particular order; all types where nothing is asked.

    ``actors`` narrows to records in which one of these codes has any part, ``undated`` to documents without a date of
    publication, ``since`` to documents that came out on this ISO day or later, or that no day is known of.
    """
    query = select(*_COLUMNS).join(document, record.c.document == document.c.n)
    if asked:
        query = query.where(or_(*map(_fits, asked)))
    if actors:
        query = query.where(record.c.n.in_(select(record_actor.c.record).where(record_actor.c.code.in_(actors))))
    if undated:
        query = query.where(document.c.published == "")
    if since:
        query = query.where(or_(document.c.published >= since, document.c.published == ""))
    for body, *beside in connection.execute(query):
        yield Reported(_record(json.loads(body)), *beside)


def of_documents(
    connection: Connection, asked: Collection[Asked], documents: Collection[int]
) -> Iterator[tuple[int, Reported]]:
    """Records of some documents that fit any of what is asked, each with its document's row."""
    query = select(record.c.document, *_COLUMNS).join(document, record.c.document == document.c.n)
    # Not by the index on types, by which a hundred thousand records would be looked at for a few documents.
    types = {one.type for one in asked}
    query = query.where(record.c.document.in_(documents), func.coalesce(record.c.type, "").in_(types), _any(asked))
    for n, body, *beside in connection.execute(query):
        yield n, Reported(_record(json.loads(body)), *beside)


def of_pair(connection: Connection, asked: Collection[Asked], one: str, other: str) -> Iterator[Reported]:
    """Records that fit any of what is asked and in which both of two codes have a part."""

    def held(code: str) -> ColumnElement[bool]:
        return record.c.n.in_(select(record_actor.c.record).where(record_actor.c.code == code))

    query = select(*_COLUMNS).join(document, record.c.document == document.c.n)
    for body, *beside in connection.execute(query.where(_any(asked), held(one), held(other))):
        yield Reported(_record(json.loads(body)), *beside)


def undated(connection: Connection) -> int:
    """How many documents with records have no date of publication."""
    query = select(func.count(func.distinct(document.c.n))).join(record, record.c.document == document.c.n)
    return int(connection.execute(query.where(document.c.published == "")).scalar_one())


def _any(asked: Collection[Asked]) -> ColumnElement[bool]:
    """Whether a record fits any of these, found otherwise than by its type."""
    return or_(*(_fits(one, func.coalesce(record.c.type, "")) for one in asked))


def _fits(asked: Asked, of_type: ColumnElement[str] = record.c.type) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [of_type == asked.type]
    if asked.statuses:
        conditions.append(record.c.status.in_(asked.statuses))
    if asked.subtypes:
        conditions.append(record.c.subtype.in_(asked.subtypes))
    if asked.modes:
        conditions.append(func.json_extract(record.c.body, "$.mode").in_(asked.modes))
    if asked.named:
        conditions.append(func.json_extract(record.c.body, "$.names").is_not(None))
    if asked.beside:
        holding = record.alias()
        there = holding.c.document == record.c.document, holding.c.type == asked.beside
        conditions.append(select(holding.c.n).where(*there).exists())
    if asked.over:
        other = record.alias()
        same = (other.c.document == record.c.document, other.c.start < record.c.end, record.c.start < other.c.end)
        conditions.append(select(other.c.n).where(other.c.type == asked.over, *same).exists())
    return and_(*conditions)


def _record(raw: dict[str, Any]) -> Record:
    raw["links"] = tuple(Link(**link) for link in raw.get("links", ()))
    if numbers := raw.get("numbers"):
        raw["numbers"] = {name: tuple(bounds) for name, bounds in numbers.items()}
    fields = {name: _frozen(value) for name, value in raw.items()}
    return TYPES[raw["type"]].model_construct(**fields)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
