"""What merging and counting ask of the store: event records without their words, many thousands a second."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, func, select

from tocsin.records import Bounds, Report

from .schema import document, record

_LISTS = ("actors", "targets", "holders", "numbers")
_NONE: Mapping[str, Bounds] = MappingProxyType({})


def reports(connection: Connection) -> Iterator[Report]:
    """Every event record as a report of its document. Taken from columns, for making the records takes much longer."""
    lists = func.json_extract(record.c.body, *(f"$.{name}" for name in _LISTS))
    query = select(
        document.c.id, record.c.id, record.c.subtype, record.c.status, record.c.country, record.c.date_start,
        record.c.date_end, document.c.outlet, document.c.published, record.c.fact, lists,
    ).join(document, record.c.document == document.c.n).where(record.c.type == "event")  # fmt: skip
    for doc, key, root, status, country, start, end, outlet, published, fact, body in connection.execute(query):
        actors, targets, holders, numbers = json.loads(body)
        counts = {name: (low, high) for name, (low, high) in numbers.items()} if numbers else _NONE
        yield Report(
            doc, key, root, status, tuple(actors), tuple(targets), tuple(holders), country, start, end, counts,
            outlet, published, fact,
        )  # fmt: skip


def published(connection: Connection) -> dict[str, int]:
    """How many coded documents were published on each day; undated ones are left out."""
    query = select(document.c.published, func.count()).where(document.c.published != "", document.c.state == "coded")
    return {row[0]: row[1] for row in connection.execute(query.group_by(document.c.published))}
