"""Finds documents by full text, with counts of what was found; bounded, whatever is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, Text, column, func, literal, or_, select, table

from tocsin.records.shown import Facets, FoundDocument

from .documents import STATE
from .records import spellings
from .schema import document, record, record_actor, text
from .sqlite import search_terms

MOST = 10_000
"""Matches that are looked at, those added last first: a word that stands everywhere finds nothing by being counted."""
RANKED = 1_000
"""Matches up to which the best come first; more are in order of time, for ranking them takes too long."""
MOST_VALUES = 30
"""Values of one facet."""
_BEGINNING = 200
"""Characters of a text that stand for it where no words were asked for."""
_INDEX = table("document_search", column("rowid", Integer))
_MATCH = column("document_search", Text).op("MATCH")


@dataclass(frozen=True, slots=True)
class Searched:
    """Documents with all of ``words``; what is empty does not narrow. Within one field any value will do."""

    words: str = ""
    outlets: Sequence[str] = ()
    langs: Sequence[str] = ()
    types: Sequence[str] = ()
    """Of records in them; with the next two of one and the same record."""
    countries: Sequence[str] = ()
    actors: Sequence[str] = ()
    since: str = ""
    until: str = ""
    """Days of publication."""


def count(connection: Connection, wanted: Searched) -> int:
    """How many there are among the matches that are looked at."""
    return int(connection.execute(select(func.count()).select_from(_found(wanted).subquery())).scalar_one())


def search(connection: Connection, wanted: Searched, total: int, limit: int, offset: int) -> list[FoundDocument]:
    """One page of so many that there are."""
    found = _found(wanted)
    ranked = search_terms(wanted.words) and total <= RANKED
    if ranked:
        query = select(_INDEX.c.rowid).where(_MATCH(search_terms(wanted.words)), _INDEX.c.rowid.in_(found))
        query = query.order_by(column("rank"), _INDEX.c.rowid)
    else:
        here = document.c
        query = select(here.n).where(here.n.in_(found)).order_by(here.published.desc(), here.n.desc())
    numbers = list(connection.execute(query.limit(limit).offset(offset)).scalars())
    return _documents(connection, numbers, search_terms(wanted.words))


def facets(connection: Connection, wanted: Searched) -> Facets:
    """How many of what was found have each outlet, language and year, and records of each type and country."""
    found = _found(wanted).cte("found")
    here = document.c
    fields = {"outlet": here.outlet, "lang": here.lang, "year": func.substr(here.published, 1, 4)}
    counted = {}
    for name, value in fields.items():
        query = select(value, func.count()).join(found, found.c.n == here.n).where(value != "")
        counted[name] = _most(connection, query, value)
    for name, of_record in {"type": record.c.type, "country": record.c.country}.items():
        query = select(of_record, func.count(func.distinct(record.c.document))).where(of_record != "")
        query = query.join(found, found.c.n == record.c.document)
        counted[name] = _most(connection, query, of_record)
    return counted


def _found(wanted: Searched) -> Select[Any]:
    """The documents, by their rows."""
    here = document.c
    hits = select(here.n).order_by(here.n.desc()).limit(MOST)
    if wanted.words.strip():
        terms = search_terms(wanted.words)
        hits = select(_INDEX.c.rowid.label("n")).where(_MATCH(terms) if terms else literal(False))
        hits = hits.order_by(_INDEX.c.rowid.desc()).limit(MOST)
    query = select(here.n).where(here.n.in_(hits), here.withdrawn == 0)
    for value, values in ((here.outlet, wanted.outlets), (here.lang, wanted.langs)):
        query = query.where(value.in_(values)) if values else query
    query = query.where(here.published >= wanted.since) if wanted.since else query
    query = query.where(here.published != "", here.published <= wanted.until) if wanted.until else query
    if conditions := _of_records(wanted):
        query = query.where(select(record.c.n).where(record.c.document == here.n, *conditions).exists())
    return query


def _of_records(wanted: Searched) -> list[ColumnElement[bool]]:
    pairs = ((record.c.type, wanted.types), (record.c.country, wanted.countries))
    found: list[ColumnElement[bool]] = [value.in_(values) for value, values in pairs if values]
    if wanted.actors:
        named = [
            (record_actor.c.actor if "." in actor else record_actor.c.code).in_(sorted(spellings(actor)))
            for actor in wanted.actors
        ]
        found.append(select(record_actor.c.record).where(record_actor.c.record == record.c.n, or_(*named)).exists())
    return found


def _documents(connection: Connection, numbers: Sequence[int], terms: str) -> list[FoundDocument]:
    here = document.c
    counted = select(func.count()).where(record.c.document == here.n).scalar_subquery()
    columns = here.n, here.id, here.title, here.outlet, here.published, here.lang, STATE, counted
    rows = {row[0]: row[1:] for row in connection.execute(select(*columns).where(here.n.in_(numbers)))}
    if terms:
        words = func.snippet(column("document_search"), 1, "\x02", "\x03", "…", 40)
        query = select(_INDEX.c.rowid, words).where(_MATCH(terms), _INDEX.c.rowid.in_(numbers))
    else:
        beginning = func.substr(text.c.body, 1, _BEGINNING)
        query = select(here.n, beginning).join(text, text.c.sha256 == here.text_sha256).where(here.n.in_(numbers))
    excerpts = {row[0]: row[1] for row in connection.execute(query.select_from(_INDEX) if terms else query)}
    return [FoundDocument(*rows[n], excerpts.get(n, "")) for n in numbers]


def _most(connection: Connection, query: Select[Any], value: ColumnElement[Any]) -> dict[str, int]:
    rows = connection.execute(query.group_by(value).order_by(func.count().desc(), value).limit(MOST_VALUES))
    return {row[0]: row[1] for row in rows}
