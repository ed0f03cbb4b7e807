"""Reference data in the store: kept by edition, in batches, so that a cut-off import goes on where it stopped."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.records.reference import HeldSet, ReferenceEvent, ReferenceMonth, ReferenceSet

from .documents import inserted_key, now
from .schema_warned import reference_event, reference_file, reference_month, reference_set

_SET = ("family", "version", "name", "licence", "credit", "definition", "attribution", "trust")
_FILE = ("rows", "kept", "new", "bad", "finished_at")
EVENT = ReferenceEvent._fields


def begin(connection: Connection, source: ReferenceSet, name: str, sha256: str) -> tuple[int, int, dict[str, Any]]:
    """Row of the edition and of the file, made where they are new, and how far the file was read before."""
    found = connection.execute(
        select(reference_set.c.n).where(
            reference_set.c.family == source.family, reference_set.c.version == source.version
        )
    ).scalar()
    edition = found or inserted_key(connection.execute(insert(reference_set).values(**asdict(source))))
    known = connection.execute(
        select(reference_file).where(reference_file.c.edition == edition, reference_file.c.sha256 == sha256)
    ).one_or_none()
    if known:
        return edition, known.n, {column: known._mapping[column] for column in _FILE}
    zero = {"rows": 0, "kept": 0, "new": 0, "bad": 0, "finished_at": ""}
    made = insert(reference_file).values(edition=edition, name=name, sha256=sha256, started_at=now(), **zero)
    return edition, inserted_key(connection.execute(made)), zero


def keep(connection: Connection, edition: int, rows: Iterable[ReferenceEvent | ReferenceMonth]) -> int:
    """Put rows in the place of what they were; returns how many are new or say something else than before."""
    all_rows = [(isinstance(row, ReferenceEvent), {"edition": edition, **row._asdict()}) for row in rows]
    events = [row for is_event, row in all_rows if is_event]
    months = [row for is_event, row in all_rows if not is_event]
    changed = 0
    for table, values, keys in (
        (reference_event, events, ("edition", "id")),
        (reference_month, months, ("edition", "country", "month")),
    ):
        if values:
            changed += _put(connection, table, values, keys)
    return changed


def _put(connection: Connection, table: Table, values: list[dict[str, Any]], keys: Collection[str]) -> int:
    # One id twice in a batch is one row, the last: the table would refuse the other way round.
    by_key = {tuple(row[key] for key in keys): row for row in values}
    edition = values[0]["edition"]
    own = [table.c[key] for key in keys if key != "edition"]
    there: dict[tuple[Any, ...], dict[str, Any]] = {}
    wanted = sorted({row[own[0].name] for row in by_key.values()})
    for at in range(0, len(wanted), 500):
        query = select(table).where(table.c.edition == edition, own[0].in_(wanted[at : at + 500]))
        for row in connection.execute(query):
            there[tuple(row._mapping[key] for key in keys)] = dict(row._mapping)
    new = [row for key, row in by_key.items() if there.get(key) != row]
    if new:
        statement = upsert(table)
        kept = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
        connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=kept), new)
    return len(new)


def note(connection: Connection, file: int, progress: dict[str, int], *, finished: bool = False) -> None:
    """Write down how far a file is read, in the same transaction as its rows."""
    ended = {"finished_at": now()} if finished else {}
    connection.execute(update(reference_file).where(reference_file.c.n == file).values(**progress, **ended))


def held(connection: Connection) -> list[HeldSet]:
    """The editions that the project holds, by family and version."""
    query = select(reference_set).order_by(reference_set.c.family, reference_set.c.version)
    return [_held(connection, row._mapping) for row in connection.execute(query).all()]


def _held(connection: Connection, row: Any) -> HeldSet:
    e, m = reference_event.c, reference_month.c
    events, first, last = connection.execute(
        select(func.count(), func.min(e.date_start), func.max(e.date_end)).where(e.edition == row["n"])
    ).one()
    months, since, until = connection.execute(
        select(func.count(), func.min(m.month), func.max(m.month)).where(m.edition == row["n"])
    ).one()
    places = {
        country
        for table in (reference_event, reference_month)
        for country in connection.execute(
            select(table.c.country).where(table.c.edition == row["n"]).distinct()
        ).scalars()
    }
    files = connection.execute(
        select(reference_file.c.started_at, reference_file.c.finished_at).where(reference_file.c.edition == row["n"])
    ).all()
    return HeldSet(
        ReferenceSet(**{name: row[name] for name in _SET}),
        events,
        months,
        min(filter(None, (first, since)), default=""),
        max(filter(None, (last, until)), default=""),
        tuple(sorted(filter(None, places))),
        max((file.finished_at or file.started_at for file in files), default=""),
        all(file.finished_at for file in files),
    )


def months(
    connection: Connection, source: ReferenceSet, countries: Collection[str] = (), since: str = "", until: str = ""
) -> list[ReferenceMonth]:
    """Deaths by country and month of one edition, from a month to another, both included."""
    c = reference_month.c
    query = (
        select(c.country, c.month, c.deaths, c.population)
        .join(reference_set, reference_set.c.n == c.edition)
        .where(reference_set.c.family == source.family, reference_set.c.version == source.version)
    )
    query = query.where(c.country.in_(countries)) if countries else query
    query = query.where(c.month >= since[:7]) if since else query
    query = query.where(c.month <= until[:7]) if until else query
    return [ReferenceMonth(*row) for row in connection.execute(query.order_by(c.country, c.month))]


def events(
    connection: Connection,
    source: ReferenceSet,
    countries: Collection[str] = (),
    since: str = "",
    until: str = "",
    limit: int | None = None,
) -> list[ReferenceEvent]:
    """Events of one edition that begin within these days, the earliest first."""
    c = reference_event.c
    query = (
        select(*(c[name] for name in EVENT))
        .join(reference_set, reference_set.c.n == c.edition)
        .where(reference_set.c.family == source.family, reference_set.c.version == source.version)
    )
    query = query.where(c.country.in_(countries)) if countries else query
    query = query.where(c.date_start >= since) if since else query
    query = query.where(c.date_start <= until) if until else query
    return [ReferenceEvent(*row) for row in connection.execute(query.order_by(c.date_start, c.id).limit(limit))]
