"""Entries of ledgers and timelines as JSON values: every field, what is worked out of them, and what they are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from tocsin.records.ledger.entry import Entry

from .jsonl import ORIGIN

_WORKED_OUT = ("sources", "sure", "vague", "contested", "span")


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """All of an entry, with how many origins tell it, whether it is sure enough, and the days that it spans."""
    found: dict[str, Any] = _values(entry)
    found |= {name: getattr(entry, name) for name in _WORKED_OUT if hasattr(entry, name)}
    return found | {"origin": ORIGIN}


def _values(value: Any) -> Any:
    """The same as ``dataclasses.asdict``, which copies every string of the hundreds of words on an entry."""
    kind: type = type(value)
    if names := _names(kind):
        return {name: _values(getattr(value, name)) for name in names}
    return tuple(map(_values, value)) if isinstance(value, tuple) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
