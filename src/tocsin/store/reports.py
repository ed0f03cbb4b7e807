"""What merging and counting ask of the store: event records without their texts, many thousands a second."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from tocsin.records import Bounds, Report

from .schema import document, incident_report, record
from .sqlite import parts

_LISTS = (
    "actors", "targets", "holders", "numbers", "mode", "place", "admin1", "latitude", "longitude", "place_precision",
    "names",
)  # fmt: skip
_NONE: Mapping[str, Bounds] = MappingProxyType({})
_COLUMNS = (
    document.c.id, record.c.id, record.c.subtype, record.c.status, record.c.country, record.c.date_start,
    record.c.date_end, document.c.outlet, document.c.published, record.c.fact, record.c.evidence, document.c.title,
    document.c.origin, func.json_extract(record.c.body, *(f"$.{name}" for name in _LISTS)), record.c.document,
)  # fmt: skip


class Kept(NamedTuple):
    """A report with the incident that it was last merged into."""

    report: Report
    document: int
    """Its document's row."""
    component: int
    """0 where it was not merged yet."""
    incident: str
    denies: str
    held: bool


def reports(connection: Connection) -> Iterator[Report]:
    """Every event record as a report of its document. Taken from columns, for making the records takes much longer."""
    for row in connection.execute(_all()):
        yield _report(row)


def of_documents(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Report]]:
    """The reports of some documents, each with its document's row."""
    for part in parts(numbers):
        for row in connection.execute(_all().where(record.c.document.in_(part))):
            yield row[14], _report(row)


def kept(connection: Connection) -> Iterator[Kept]:
    """Every event record with its incident, as merging left it."""
    beside = incident_report.c
    same = (beside.document == record.c.document) & (beside.record == record.c.id)
    query = _joined(beside.component, beside.incident, beside.denies, beside.held).outerjoin(incident_report, same)
    for row in connection.execute(query.where(record.c.type == "event")):
        yield Kept(_report(row), row[14], row[15] or 0, row[16] or "", row[17] or "", bool(row[18]))


def published(connection: Connection) -> dict[str, int]:
    """How many coded documents were published on each day; undated ones are left out."""
    query = select(document.c.published, func.count()).where(document.c.published != "", document.c.state == "coded")
    return {row[0]: row[1] for row in connection.execute(query.group_by(document.c.published))}


def _joined(*more: ColumnElement[Any]) -> Any:
    return select(*_COLUMNS, *more).join(document, record.c.document == document.c.n)


def _all() -> Any:
    return _joined().where(record.c.type == "event")


def _report(row: Sequence[Any]) -> Report:
    doc, key, root, status, country, start, end, outlet, published, fact, evidence, title, origin, body = row[:14]
    actors, targets, holders, numbers, mode, place, admin1, latitude, longitude, precision, names = json.loads(body)
    counts = {name: (low, high) for name, (low, high) in numbers.items()} if numbers else _NONE
    return Report(
        doc, key, root, status, tuple(actors), tuple(targets), tuple(holders), country, start, end, counts,
        outlet, published, fact, mode or "", place or "", admin1 or "", latitude, longitude, precision or "",
        tuple(names or ()), evidence, title, origin,
    )  # fmt: skip
