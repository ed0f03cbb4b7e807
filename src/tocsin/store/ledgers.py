"""Keeps entries of ledgers as they are shown, a bundle of records or a whole ledger at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from tocsin.records import Reported
from tocsin.records.actor import base
from tocsin.records.ledger.entry import Entry

from . import reported, shown
from .documents import now
from .entries import LONG, packed, shortened
from .reported import Asked
from .schema import document, record
from .shown_tables import ledger_entry, ledger_member, ledger_party, ledger_whole, ledger_word
from .sqlite import parts

ENTRIES = "ledgers"
"""The name under which changes of entries are counted."""
_BASIS = "followed"
"""The name under which it is kept what else than the records the entries follow from."""


class Showable(NamedTuple):
    """An entry with what is kept beside it and does not follow from its fields alone."""

    entry: Entry
    bundle: str
    rank: str
    """Its place in the ledger: the greatest comes first."""
    state: str
    before: str
    changed: str
    listed: bool
    curve: str


class Following:
    """What following left, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> list[int]:
        """Documents whose records no ledger has yet, or that left some in which they are no longer."""
        query = select(document.c.n).where(document.c.unfollowed == 1).order_by(document.c.n)
        return list(self._connection.execute(query).scalars())

    def basis(self) -> str:
        """What else than the records the entries were worked out from."""
        return shown.state(self._connection, _BASIS)

    def types(self, documents: Iterable[int]) -> set[str]:
        """Types of the records of these documents."""
        found = set[str]()
        for part in parts(documents):
            query = select(record.c.type).where(record.c.document.in_(part)).distinct()
            found |= set(self._connection.execute(query).scalars())
        return found

    def bundles_of(self, ledger: str, documents: Iterable[int]) -> set[str]:
        """The bundles that records of these documents were in."""
        found = set[str]()
        for part in parts(documents):
            here = ledger_member.c.ledger == ledger, ledger_member.c.document.in_(part)
            found |= set(self._connection.execute(select(ledger_member.c.bundle).where(*here)).scalars())
        return found

    def reported(self, asked: Collection[Asked], documents: Sequence[int]) -> Iterator[tuple[int, Reported]]:
        """The records of these documents that fit, each with its document's row."""
        for part in parts(documents):
            yield from reported.of_documents(self._connection, asked, part)

    def of_pair(self, asked: Collection[Asked], one: str, other: str) -> list[Reported]:
        """The records that fit and in which both of two codes have a part."""
        return list(reported.of_pair(self._connection, asked, one, other))

    def rows(self) -> dict[str, int]:
        """The row of every document that has records, by its id."""
        query = select(document.c.id, document.c.n).where(document.c.n.in_(select(record.c.document)))
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def rows_of(self, documents: Iterable[str]) -> list[int]:
        """The rows of these documents."""
        found: list[int] = []
        for part in parts(sorted(set(documents))):
            found += self._connection.execute(select(document.c.n).where(document.c.id.in_(part))).scalars()
        return sorted(found)

    def documents_of(self, ledger: str, bundle: str) -> list[int]:
        """The documents that have records in a bundle."""
        here = ledger_member.c.ledger == ledger, ledger_member.c.bundle == bundle
        query = select(ledger_member.c.document).where(*here).order_by(ledger_member.c.document)
        return list(self._connection.execute(query).scalars())

    def enter(self, ledger: str, documents: Collection[int] | None, members: Iterable[tuple[str, int]]) -> None:
        """Have these documents, or all, be in these bundles alone."""
        here = ledger_member.c.ledger == ledger
        if documents is None:
            self._connection.execute(delete(ledger_member).where(here))
        for part in parts(documents or ()):
            self._connection.execute(delete(ledger_member).where(here, ledger_member.c.document.in_(part)))
        rows = [{"ledger": ledger, "bundle": bundle, "document": n} for bundle, n in sorted(set(members))]
        if rows:
            self._connection.execute(insert(ledger_member), rows)

    def replace(self, ledger: str, bundles: Collection[str] | None, made: Sequence[Showable]) -> None:
        """Put entries in the place of those that the bundles, or the whole ledger, had."""
        before, time = {row.id: row for row in self._before(ledger, bundles)}, now()
        start = (self._connection.execute(select(func.max(ledger_entry.c.n))).scalar() or 0) + 1
        rows = list(enumerate(made, start))
        self._insert(ledger_entry, (_row(n, ledger, one, before.get(one.entry.id), time) for n, one in rows))
        long = [(n, one.entry) for n, one in rows if len(one.entry.said) > LONG]
        self._insert(ledger_whole, ({"entry": n, "body": packed(ledger, entry)} for n, entry in long))
        self._insert(ledger_party, (row for n, one in rows for row in _parties(n, one.entry)))
        words = (
            {"entry": n, "known": known, "last": last}
            for n, one in rows
            for known, last in sorted({(said.known, said.last if said.dated else "") for said in one.entry.said})
        )
        self._insert(ledger_word, words)
        shown.count_change(self._connection, ENTRIES)

    def done(self, documents: Iterable[int], basis: str) -> None:
        """These documents are followed."""
        for part in parts(documents):
            self._connection.execute(update(document).where(document.c.n.in_(part)).values(unfollowed=0))
        shown.keep_state(self._connection, _BASIS, basis)

    def _before(self, ledger: str, bundles: Collection[str] | None) -> list[Any]:
        found: list[Any] = []
        columns = ledger_entry.c.id, ledger_entry.c.state, ledger_entry.c.new_at, ledger_entry.c.changed_at
        conditions: list[ColumnElement[bool]] = [ledger_entry.c.ledger == ledger]
        lots = [conditions] if bundles is None else [[*conditions, _in(part)] for part in parts(bundles)]
        for lot in lots:
            found += self._connection.execute(select(*columns).where(*lot)).all()
            self._connection.execute(delete(ledger_entry).where(*lot))
        return found

    def _insert(self, into: Any, rows: Iterable[dict[str, Any]]) -> None:
        if values := list(rows):
            self._connection.execute(insert(into), values)


def _in(bundles: Sequence[str]) -> ColumnElement[bool]:
    return ledger_entry.c.bundle.in_(bundles)


def _row(n: int, ledger: str, one: Showable, before: Any, time: str) -> dict[str, Any]:
    entry, said = one.entry, one.entry.said
    long = len(said) > LONG
    first, last = entry.span
    same = before is not None and before.state == one.state
    return {
        "n": n, "ledger": ledger, "bundle": one.bundle, "id": entry.id, "rank": one.rank, "state": one.state,
        "before": one.before, "changed": one.changed, "first": first, "last": last,
        "known": min((word.known for word in said if word.known), default=""), "words": len(said),
        "sources": entry.sources, "sure": int(entry.sure), "listed": int(one.listed), "whole": int(not long),
        "curve": one.curve, "body": packed(ledger, shortened(entry) if long else entry),
        "new_at": before.new_at if before else time, "changed_at": before.changed_at if same else time,
    }  # fmt: skip


def _parties(n: int, entry: Entry) -> Iterator[dict[str, Any]]:
    for actor in sorted(set(entry.actors)):
        yield {"entry": n, "role": "actor", "actor": actor, "code": base(actor)}
    for code in sorted(set(map(base, entry.countries))):
        yield {"entry": n, "role": "country", "actor": code, "code": code}
