"""Records as CSV: one row a record, one set of flat columns for all eight types, safe to open in a spreadsheet.

What each column holds is written in ``docs/export-columns.md``; a test holds the two together.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from tocsin.records import Bounds, Document, Record
from tocsin.registry.types import Registry

from .jsonl import ORIGIN
from .measured import error_rates
from .standing import is_claim, status_of
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

Documents = Callable[[str], Document | None]
"""From a document's id to the document: a mapping's ``get`` will do."""

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
_PAIRED = ("count", "value")


def write_csv(
    records: Iterable[Record], stream: TextIO, document: Documents | None = None, registry: Registry | None = None
) -> int:
    """Write a header and one row a record; returns how many. Open the stream with ``newline=""`` and UTF-8.

    ``outlet``, ``title`` and ``published`` are filled where ``document`` is given, the names of actors in ``headline``
    where ``registry`` is.
    """
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    written = 0
    for record in records:
        writer.writerow(row(record, document(record.doc) if document else None, registry))
        written += 1
    return written


def row(record: Record, document: Document | None = None, registry: Registry | None = None) -> dict[str, str | float]:
    """One record as flat cells, those of its document included."""
    raw = record.model_dump(mode="json")
    for key in _PAIRED:
        raw |= _bounds(key, raw.pop(key, None))
    raw |= {"status": status_of(record), "claim": "yes" if is_claim(record) else "no"}
    raw |= {"headline": headline(record, registry), "origin": ORIGIN, "error_rates": error_rates()}
    if document:
        raw |= {"outlet": document.outlet, "title": document.title, "published": document.published}
    return {column: _cell(raw[column]) for column in COLUMNS if column in raw}


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula, and that can be written as UTF-8."""
    clean = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return f"'{clean}" if _FORMULA.match(clean) else clean


def _cell(value: Any) -> str | float:
    # A number is a number: only text can carry a formula.
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) else safe_cell(_flat(value))


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {_range(bounds)}" for key, bounds in value.items())
    if isinstance(value, list):
        return "; ".join(_item(item) for item in value)
    return str(value)


def _item(item: Any) -> str:
    if isinstance(item, list):
        return " + ".join(map(str, item))
    return f"{item['kind']} {item['record']}" if isinstance(item, Mapping) else str(item)


def _bounds(key: str, bounds: Bounds | None) -> dict[str, float | None]:
    low, high = bounds or (None, None)
    return {f"{key}_low": low, f"{key}_high": high}


def _range(bounds: Bounds) -> str:
    low, high = ("" if value is None else f"{value:.12g}" for value in bounds)
    return f"{low}..{high}"
