"""Entries of ledgers and timelines as JSON values: every field, what is worked out of them, and what they are."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tocsin.records.ledger.entry import Entry

from .jsonl import ORIGIN

_WORKED_OUT = ("sources", "sure", "vague", "contested", "span")


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """All of an entry, with how many origins tell it, whether it is sure enough, and the days that it spans."""
    found: dict[str, Any] = asdict(entry)  # type: ignore[call-overload]
    found |= {name: getattr(entry, name) for name in _WORKED_OUT if hasattr(entry, name)}
    return found | {"origin": ORIGIN}
