"""Which documents speak of a country or a party: what tells a quiet place from one that nobody read about."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select, union

from .schema import document, record, record_actor


def naming(
    connection: Connection, codes: Collection[str] = (), since: str = "", until: str = ""
) -> Iterator[tuple[str, int, str]]:
    """Day of publication, row and code, once for each document and each country or party that its records name.

    ``codes`` narrows to these, without sectors; undated documents are left out. Days are ISO, both included.
    """
    places = select(record.c.document.label("document"), record.c.country.label("code")).where(record.c.country != "")
    parties = select(record.c.document, record_actor.c.code).join(record, record_actor.c.record == record.c.n)
    if codes:
        places = places.where(record.c.country.in_(codes))
        parties = parties.where(record_actor.c.code.in_(codes))
    named = union(places, parties).subquery()
    query = select(document.c.published, document.c.n, named.c.code).join(named, named.c.document == document.c.n)
    query = query.where(document.c.published >= (since or "0"))
    query = query.where(document.c.published <= until) if until else query
    yield from (tuple(row) for row in connection.execute(query))


def countries_of(connection: Connection, doc_id: str) -> list[str]:
    """Countries in which a document's records place things, and states that act in it, by how many records."""
    found: dict[str, int] = {}
    places = select(record.c.country).join(document).where(document.c.id == doc_id, record.c.country != "")
    parties = (
        select(record_actor.c.code)
        .join(record, record_actor.c.record == record.c.n)
        .join(document, record.c.document == document.c.n)
        .where(document.c.id == doc_id)
    )
    for query in (places, parties):
        for code in connection.execute(query).scalars():
            found[code] = found.get(code, 0) + 1
    return sorted(found, key=lambda code: (-found[code], code))
