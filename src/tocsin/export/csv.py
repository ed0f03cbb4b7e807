"""Records as CSV: one row a record, one set of flat columns for all eight types, safe to open in a spreadsheet.

What each column holds is written in ``docs/export-columns.md``; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from tocsin.records import Bounds, Document, Record
from tocsin.registry.types import Registry

from .jsonl import origin
from .measured import error_rates
from .standing import is_claim, status_of
from .table import Row, Table, cell, csv_lines
from .wording import headline

COLUMNS = (
    "id", "doc", "outlet", "title", "published", "type", "claim", "holders", "status", "headline",
    "event_type", "mode", "actors", "targets", "names", "place", "country",
    "date_text", "date_start", "date_end", "numbers",
    "speaker", "quote", "addressee", "outcome", "condition", "name", "parties",
    "owner", "host", "element", "count_low", "count_high", "a", "b", "change",
    "metric", "value_low", "value_high", "value_text", "unit", "direction", "period", "baseline", "scope", "source",
    "topic", "sides", "latitude", "longitude", "place_id", "admin1", "place_precision",
    "evidence", "start", "end", "ambiguous", "confidence", "fact", "links", "why", "origin", "error_rates", "version",
)  # fmt: skip
"""The header, in order. A column that a type does not have is empty in its rows."""
RECORDS = Table(
    COLUMNS,
    whole=frozenset({"start", "end"}),
    numbers=frozenset(
        {"count_low", "count_high", "value_low", "value_high", "latitude", "longitude", "confidence", "fact"}
    ),
)

Documents = Callable[[str], Document | None]
"""From a document's id to the document: a mapping's ``get`` will do."""

_PAIRED = ("count", "value")


def write_csv(
    records: Iterable[Record], stream: TextIO, document: Documents | None = None, registry: Registry | None = None
) -> int:
    """Write a header and one row a record; returns how many. Open the stream with ``newline=""`` and UTF-8.

    ``outlet``, ``title`` and ``published`` are filled where ``document`` is given, the names of actors in ``headline``
    where ``registry`` is.
    """
    written = -1  # the header is no record
    for line in csv_lines(RECORDS, record_rows(records, document, registry)):
        stream.write(line)
        written += 1
    return written


def record_rows(
    records: Iterable[Record], document: Documents | None = None, registry: Registry | None = None
) -> Iterator[Row]:
    """One row a record, as :func:`write_csv` writes them."""
    return (row(record, document(record.doc) if document else None, registry) for record in records)


def row(record: Record, document: Document | None = None, registry: Registry | None = None) -> Row:
    """One record as flat cells, those of its document included."""
    raw = record.model_dump(mode="json")
    for key in _PAIRED:
        raw |= _bounds(key, raw.pop(key, None))
    raw |= {"status": status_of(record), "claim": is_claim(record)}
    raw |= {"headline": headline(record, registry), "origin": origin(record), "error_rates": error_rates()}
    if document:
        raw |= {"outlet": document.outlet, "title": document.title, "published": document.published}
    return {column: cell(raw[column]) for column in COLUMNS if column in raw}


def _bounds(key: str, bounds: Bounds | None) -> dict[str, float | None]:
    low, high = bounds or (None, None)
    return {f"{key}_low": low, f"{key}_high": high}
