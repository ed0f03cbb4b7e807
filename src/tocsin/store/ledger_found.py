"""Reads entries of ledgers as they are shown."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from tocsin.errors import UsageError
from tocsin.records.actor import base
from tocsin.records.ledger.entry import Entry
from tocsin.records.shown import Facets, ShownEntry
from tocsin.records.wanted import WantedOfLedger

from .entries import unpacked
from .records import spellings
from .shown_tables import ledger_entry, ledger_party, ledger_whole, ledger_word
from .shown_wanted import cursor, read_cursor

MOST_VALUES = 30
"""Values of one facet: more are a list of their own."""
_ROW = (
    "n", "ledger", "bundle", "id", "rank", "state", "before", "changed", "first", "last", "words", "sources", "sure",
    "whole", "curve", "body",
)  # fmt: skip


class KeptEntry(NamedTuple):
    """An entry as it is kept."""

    shown: ShownEntry
    n: int
    bundle: str
    curve: list[tuple[int, float, float]]
    """Of a relation; see :func:`tocsin.merge.ledgers.relations.curve`."""


def page(
    connection: Connection, name: str, wanted: WantedOfLedger, as_of: str, limit: int, after: str, offset: int
) -> tuple[list[KeptEntry], str]:
    """Entries of one page and the cursor of the next; as of a day those last told of by then come first."""
    place = _place(as_of)
    query = select(*(ledger_entry.c[column] for column in _ROW), place.label("place"))
    query = query.where(*fits(name, wanted, as_of), *_listed(wanted))
    if after:
        query = query.where(place < read_cursor(after, f"{name} {as_of}", 1)[0])
    rows = connection.execute(query.order_by(place.desc()).limit(limit + 1).offset(offset)).all()
    more = cursor(f"{name} {as_of}", [rows[limit - 1].place]) if limit and len(rows) > limit else ""
    return [_kept(row) for row in rows[:limit]], more


def total(connection: Connection, name: str, wanted: WantedOfLedger, as_of: str) -> tuple[int, int]:
    """How many there are, and how many more are left out as less sure or vague."""
    query = select(func.count()).select_from(ledger_entry).where(*fits(name, wanted, as_of))
    every = connection.execute(query).scalar_one()
    found = connection.execute(query.where(*_listed(wanted))).scalar_one()
    return int(found), int(every - found)


def facets(connection: Connection, name: str, wanted: WantedOfLedger) -> Facets:
    """How many have each state, and are about each country and actor; as they stand now."""
    conditions = (*fits(name, wanted, ""), *_listed(wanted))
    states = select(ledger_entry.c.state, func.count()).where(*conditions).group_by(ledger_entry.c.state)
    found = {"state": _most(connection, states, ledger_entry.c.state)}
    for role in ("country", "actor"):
        code = ledger_party.c.code
        query = select(code, func.count(func.distinct(ledger_entry.c.n))).where(*conditions)
        query = query.join(ledger_party, ledger_party.c.entry == ledger_entry.c.n).where(ledger_party.c.role == role)
        found[role] = _most(connection, query.group_by(code), code)
    return found


def entry(connection: Connection, name: str, wanted: str) -> KeptEntry:
    """One entry, whole, by its id or the beginning of it. Raises ``UsageError`` where it is not just one."""
    query = select(*(ledger_entry.c[column] for column in _ROW)).where(ledger_entry.c.ledger == name)
    exact = connection.execute(query.where(ledger_entry.c.id == wanted).limit(1)).all()
    near = query.where(ledger_entry.c.id.between(wanted, f"{wanted}\uffff")).order_by(ledger_entry.c.id).limit(2)
    rows = exact or (connection.execute(near).all() if wanted else [])
    if len(rows) != 1:
        raise UsageError(f"{'more than one' if rows else 'no'} entry {wanted!r} in the ledger of {name}")
    found = _kept(rows[0])
    if found.shown.whole:
        return found
    query_whole = select(ledger_whole.c.body).where(ledger_whole.c.entry == found.n)
    return found._replace(
        shown=_shown(rows[0], unpacked(name, connection.execute(query_whole).scalar_one()), whole=True)
    )


def of_actor(connection: Connection, name: str, actor: str) -> list[Entry]:
    """The whole entries of a ledger that an actor is in, or that are about the country of this code."""
    country = and_(ledger_party.c.role == "country", ledger_party.c.code.in_(sorted(spellings(actor))))
    mine = select(ledger_party.c.entry).where(or_(and_(ledger_party.c.role == "actor", _is_party(actor)), country))
    body = func.coalesce(ledger_whole.c.body, ledger_entry.c.body)
    query = select(body).outerjoin(ledger_whole, ledger_whole.c.entry == ledger_entry.c.n)
    query = query.where(ledger_entry.c.ledger == name, ledger_entry.c.listed == 1, ledger_entry.c.n.in_(mine))
    lines = connection.execute(query.order_by(ledger_entry.c.rank.desc())).scalars()
    return [unpacked(name, line) for line in lines]


def changed(connection: Connection, since: str, basis: str, limit: int) -> tuple[list[KeptEntry], int]:
    """Entries of all ledgers that have their state since a day or time, the latest first, and how many there are."""
    column = ledger_entry.c.changed if basis == "told" else ledger_entry.c.changed_at
    conditions = column >= since, ledger_entry.c.listed == 1
    query = select(*(ledger_entry.c[name] for name in _ROW)).where(*conditions)
    rows = connection.execute(query.order_by(column.desc(), ledger_entry.c.id).limit(limit))
    every = connection.execute(select(func.count()).select_from(ledger_entry).where(*conditions)).scalar_one()
    return [_kept(row) for row in rows], int(every)


def fits(name: str, wanted: WantedOfLedger, as_of: str) -> list[ColumnElement[bool]]:
    """The conditions that narrow entries, all but whether they are listed."""
    here = ledger_entry.c
    found: list[ColumnElement[bool]] = [here.ledger == name]
    found += [here.known != "", here.known <= as_of] if as_of else []
    found += [_about("actor", or_(*map(_is_party, wanted.actors)))] if wanted.actors else []
    found += [_about("country", ledger_party.c.code.in_(wanted.countries))] if wanted.countries else []
    found += [here.state.in_(wanted.states)] if wanted.states else []
    found += [here.last != ""] if wanted.since or wanted.until else []
    found += [here.last >= wanted.since] if wanted.since else []
    found += [here.first <= wanted.until] if wanted.until else []
    found += [here.changed >= wanted.changed_since] if wanted.changed_since else []
    return found


def _listed(wanted: WantedOfLedger) -> tuple[ColumnElement[bool], ...]:
    # As a list of values, so that the index that begins with it serves either way.
    return (ledger_entry.c.listed.in_((0, 1) if wanted.unsure else (1,)),)


def _place(as_of: str) -> ColumnElement[str]:
    if not as_of:
        return ledger_entry.c.rank
    by_then = ledger_word.c.entry == ledger_entry.c.n, ledger_word.c.known != "", ledger_word.c.known <= as_of
    last = select(func.max(ledger_word.c.last)).where(*by_then).scalar_subquery()
    return func.coalesce(last, "") + " " + ledger_entry.c.id


def _about(role: str, who: ColumnElement[bool]) -> ColumnElement[bool]:
    return ledger_entry.c.n.in_(select(ledger_party.c.entry).where(ledger_party.c.role == role, who))


def _is_party(actor: str) -> ColumnElement[bool]:
    """As :func:`tocsin.watch.entries.is_party` has it."""
    if "." not in actor:
        return ledger_party.c.code.in_(sorted(spellings(actor)))
    return ledger_party.c.actor.in_(sorted(spellings(actor) | spellings(base(actor))))


def _most(connection: Connection, query: Select[Any], column: ColumnElement[Any]) -> dict[str, int]:
    rows = connection.execute(query.order_by(func.count().desc(), column).limit(MOST_VALUES))
    return {row[0]: row[1] for row in rows}


def _kept(row: Any) -> KeptEntry:
    shown = _shown(row, unpacked(row.ledger, row.body), whole=bool(row.whole))
    return KeptEntry(shown, row.n, row.bundle, [tuple(one) for one in json.loads(row.curve or "[]")])


def _shown(row: Any, entry: Entry, *, whole: bool) -> ShownEntry:
    return ShownEntry(
        row.ledger, entry, whole, row.words, row.sources, bool(row.sure), row.first, row.last, row.state, row.before,
        row.changed,
    )  # fmt: skip
