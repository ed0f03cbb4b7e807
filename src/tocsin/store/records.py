"""Records in the store: checked against the text once more, kept a document at a time, and found by filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from tocsin.errors import EvidenceError
from tocsin.records import Coded, Record, record_from_json
from tocsin.records.actor import base

from . import unknown
from .documents import now, written_columns
from .schema import document, overruled, record, record_actor, text
from .sqlite import matching

ROLES = ("actors", "targets", "holders", "speaker", "addressee", "parties", "owner", "a", "b", "source", "sides")
Order = Literal["place-in-text", "confidence", "doubt", "fact"]
"""By document and place in it; the likeliest right first; the least likely first; the likeliest facts first."""
ORDERS: tuple[Order, ...] = get_args(Order)
_TEXTS = 64
"""Texts held while records are read in an order that goes back and forth between documents."""
_SUBTYPES = ("event_type", "element", "quote", "change", "direction")


class Place(NamedTuple):
    """A place in a list of records. It stays where it is though a run codes other documents meanwhile, or this one."""

    weight: float | None
    """What the order goes by; None where it goes by place in the text, or the record was never weighed."""
    document: int
    """The document's row, which stays its own."""
    start: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are wanted; what is empty does not narrow. Within one field any value will do."""

    types: Sequence[str] = ()
    subtypes: Sequence[str] = ()
    """Roots of events, elements of postures, changes of relations, directions of indicators."""
    actors: Sequence[str] = ()
    """In any role and either case; ``NER`` is found as ``NER.GOV`` too, ``NER.GOV`` only as itself."""
    countries: Sequence[str] = ()
    """Where it is, not whose it is."""
    statuses: Sequence[str] = ()
    since: str = ""
    until: str = ""
    """Records whose own dates reach into the time from ``since`` to ``until``; undated ones are left out."""
    words: str = ""
    """All in the evidence."""
    documents: Sequence[str] = ()
    ids: Sequence[str] = ()
    sure: float = 0.0
    """Least ``confidence``. Above 0, what was never weighed is left out."""
    fact: float = 0.0
    """Least ``fact``. Above 0, events alone are found."""
    order: Order = "place-in-text"
    limit: int | None = None
    offset: int = 0
    after: Place | None = None
    """Records from this place on in the order asked for, that place included; ``offset`` skips what was shown of it."""


def keep(connection: Connection, n: int, coded: Coded, version: str, aside: Iterable[Record] = ()) -> int:
    """Put what was found in a document in the place of what it had; returns how many records there are.

    A store never trusts: evidence is held against the stored text once more. Two records of one id are one. ``aside``
    is what the coder made and a judgement took out.
    """
    kept = replace(connection, n, coded.records, aside)
    unknown.keep(connection, n, coded.unknown)
    changes: dict[str, Any] = {"state": "coded", "coder": version, "coded_at": now(), "attempts": 0, "reason": ""}
    changes |= written_columns(coded.written)
    connection.execute(update(document).where(document.c.n == n).values(**changes))
    return kept


def replace(connection: Connection, n: int, standing: Iterable[Record], aside: Iterable[Record] = ()) -> int:
    """Put records in the place of those that a document had, and mark it for merging; returns how many there are."""
    doc_id, body = connection.execute(select(document.c.id, text.c.body).join(text).where(document.c.n == n)).one()
    by_id = {r.id: _checked(r, doc_id, body) for r in standing}
    out = {r.id: _checked(r, doc_id, body) for r in aside}
    connection.execute(delete(record).where(record.c.document == n))
    connection.execute(delete(overruled).where(overruled.c.document == n))
    _insert(connection, n, list(by_id.values()))
    if out:
        rows = [{"document": n, "id": key, "body": one.to_json()} for key, one in out.items()]
        connection.execute(insert(overruled), rows)
    connection.execute(update(document).where(document.c.n == n).values(unmerged=1, untraced=1, unfollowed=1))
    return len(by_id)


def machine_made(connection: Connection, n: int) -> list[Record]:
    """What the coder made of a document, in text order, whatever analysts said of it since."""
    query = select(record.c.body).where(record.c.document == n, record.c.review == "")
    lines = [*connection.execute(query).scalars()]
    lines += connection.execute(select(overruled.c.body).where(overruled.c.document == n)).scalars()
    found = [record_from_json(line, _text(connection, n)) for line in lines]
    return sorted(found, key=lambda one: (one.start, one.end, one.type, one.id))


def find(connection: Connection, wanted: Filter) -> Iterator[Record]:
    """The records that pass a filter, in the order that it asks for; those that are even by place in the text."""
    query = _from(_narrowed(select(record.c.document, record.c.body), wanted), wanted).order_by(
        *_first(wanted.order), record.c.document, record.c.start, record.c.n
    )
    text_of = lru_cache(maxsize=_TEXTS)(partial(_text, connection))
    for n, line in connection.execute(query.limit(wanted.limit).offset(wanted.offset)):
        yield record_from_json(line, text_of(n))


def count(connection: Connection, wanted: Filter) -> int:
    """How many records pass a filter, its limit aside."""
    return int(connection.execute(_narrowed(select(func.count()).select_from(record), wanted)).scalar_one())


def counts(connection: Connection) -> Counter[str]:
    """How many records there are of each type."""
    rows = connection.execute(select(record.c.type, func.count()).group_by(record.c.type))
    return Counter({row[0]: row[1] for row in rows})


def _checked(kept: Record, doc_id: str, body: str) -> Record:
    if kept.doc != doc_id or body[kept.start : kept.end] != kept.evidence:
        raise EvidenceError(
            f"{doc_id}: {kept.type} at {kept.start}-{kept.end}: the evidence is not what the stored text holds"
        )
    return kept


def _insert(connection: Connection, n: int, kept: Sequence[Record]) -> None:
    # Keys are given here, which one writer may do, for rows that go in together go in ten times as fast.
    first = (connection.execute(select(func.max(record.c.n))).scalar() or 0) + 1
    rows = [{"n": key, "document": n, **_columns(one)} for key, one in enumerate(kept, first)]
    actors = [{"record": key, **actor} for key, one in enumerate(kept, first) for actor in _actors(one)]
    for into, values in ((record, rows), (record_actor, actors)):
        if values:
            connection.execute(insert(into), values)


def _columns(kept: Record) -> dict[str, Any]:
    same = ("id", "type", "start", "end", "evidence", "date_start", "date_end", "confidence", "version", "review")
    return {
        **{name: getattr(kept, name) for name in same},
        "fact": getattr(kept, "fact", None),
        "subtype": next((getattr(kept, name) for name in _SUBTYPES if hasattr(kept, name)), ""),
        "status": getattr(kept, "status", "") or getattr(kept, "state", ""),
        "country": getattr(kept, "country", "") or getattr(kept, "host", ""),
        "body": kept.to_json(),
    }


def _actors(kept: Record) -> Iterator[dict[str, str]]:
    for role in ROLES:
        for actor in sorted(set(_flat(getattr(kept, role, ())))):
            yield {"role": role, "actor": actor, "code": base(actor)}


def _flat(value: Iterable[Any]) -> Iterator[str]:
    for part in value:
        if isinstance(part, str):
            yield part
        else:
            yield from _flat(part)


def _narrowed(query: Select[Any], wanted: Filter) -> Select[Any]:
    exact = (
        (record.c.type, wanted.types),
        (record.c.subtype, wanted.subtypes),
        (record.c.country, wanted.countries),
        (record.c.status, wanted.statuses),
        (record.c.id, wanted.ids),
    )
    for column, values in exact:
        query = query.where(column.in_(values)) if values else query
    for weight, least in ((record.c.confidence, wanted.sure), (record.c.fact, wanted.fact)):
        query = query.where(weight >= least) if least else query
    if wanted.documents:
        query = query.where(record.c.document.in_(select(document.c.n).where(document.c.id.in_(wanted.documents))))
    if wanted.actors:
        named = [(record_actor.c.actor if "." in a else record_actor.c.code).in_(spellings(a)) for a in wanted.actors]
        query = query.where(record.c.n.in_(select(record_actor.c.record).where(or_(*named))))
    if wanted.words:
        query = query.where(matching(record.c.n, wanted.words))
    return _dated(query, wanted)


def _first(order: Order) -> tuple[ColumnElement[Any], ...]:
    """What comes before the place in the text; what was never weighed comes last."""
    match order:
        case "confidence":
            return (record.c.confidence.desc().nulls_last(),)
        case "doubt":
            return (record.c.confidence.asc().nulls_last(),)
        case "fact":
            return (record.c.fact.desc().nulls_last(),)
        case "place-in-text":
            return ()


def _from(query: Select[Any], wanted: Filter) -> Select[Any]:
    """The query from a place in its order on."""
    if wanted.after is None:
        return query
    weight, number, start = wanted.after
    here = tuple_(record.c.document, record.c.start) >= tuple_(literal(number), literal(start))
    if wanted.order == "place-in-text":
        return query.where(here)
    column = record.c.fact if wanted.order == "fact" else record.c.confidence
    if weight is None:
        return query.where(column.is_(None), here)
    beyond = column > weight if wanted.order == "doubt" else column < weight
    return query.where(or_(beyond, column.is_(None), and_(column == weight, here)))


def spellings(actor: str) -> set[str]:
    """The ways in which an actor may be written here, whatever case it was asked in."""
    # Codes are capitals, names of groups are not, and some groups' names are as short as a code: NER, but ypg.
    code, dot, sector = actor.partition(".")
    return {f"{one}{dot}{sector.upper()}" for one in (code, code.upper(), code.lower())}


def _dated(query: Select[Any], wanted: Filter) -> Select[Any]:
    first, last = record.c.date_start, record.c.date_end
    if wanted.since or wanted.until:
        query = query.where(or_(first != "", last != ""))
    if wanted.since:
        query = query.where(or_(last == "", last >= wanted.since))
    if wanted.until:
        query = query.where(or_(first == "", first <= wanted.until))
    return query


def _text(connection: Connection, n: int) -> str:
    return str(connection.execute(select(text.c.body).join(document).where(document.c.n == n)).scalar_one())
