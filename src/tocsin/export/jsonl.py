"""Records as JSON Lines: the record contract's keys, with what every export says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from tocsin.records import Record, record_from_json

from .measured import error_rates
from .standing import is_claim

ORIGIN = "machine-coded"
"""How every record came about that nobody has reviewed."""

_ADDED = ("origin", "claim", "error_rates")


def write_jsonl(records: Iterable[Record], stream: TextIO) -> int:
    """Write one record a line and return how many; what every export says of itself stands beside the record."""
    written = 0
    for record in records:
        stream.write(to_line(record_to_dict(record)))
        written += 1
    return written


def record_from_export(line: str | bytes, text: str) -> Record:
    """Read an exported line back beside its text: the exact inverse of :func:`write_jsonl`. Raises ``RecordError``."""
    try:
        raw = json.loads(line)
    except ValueError:
        return record_from_json(line, text)
    kept = {key: value for key, value in raw.items() if key not in _ADDED} if isinstance(raw, dict) else raw
    return record_from_json(json.dumps(kept), text)


def record_to_dict(record: Record) -> dict[str, Any]:
    """The record as JSON values, with what every export says of itself."""
    return record.to_dict() | {"origin": origin(record), "claim": is_claim(record), "error_rates": error_rates()}


def origin(record: Record) -> str:
    """How a record came about: machine-coded, or reviewed or corrected by an analyst."""
    return record.review or ORIGIN


def to_line(raw: Mapping[str, Any]) -> str:
    """A line of JSON that can be written as UTF-8, its end included."""
    line = json.dumps(raw, ensure_ascii=False)
    # A lone surrogate cannot be written as UTF-8; written as an escape, it survives.
    return (line if line.isascii() or not _has_surrogate(line) else json.dumps(raw)) + "\n"


def _has_surrogate(line: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in line)
