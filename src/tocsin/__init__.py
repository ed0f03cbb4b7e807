"""Tocsin reads reports of a crisis and writes down who did what to whom, with the words that each record rests on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.api import code, read_record
    from tocsin.errors import TocsinError
    from tocsin.following import ledger, timeline
    from tocsin.pipeline import incidents
    from tocsin.records import (
        Agreement,
        Dispute,
        Event,
        Forecast,
        Indicator,
        Posture,
        Record,
        Relation,
        Statement,
    )
    from tocsin.store import Project

__version__ = "0.1.0"

_RECORDS = ("Record", "Event", "Statement", "Forecast", "Agreement", "Posture", "Relation", "Indicator", "Dispute")
_HOMES = {
    "code": "tocsin.api",
    "read_record": "tocsin.api",
    "incidents": "tocsin.pipeline",
    "ledger": "tocsin.following",
    "timeline": "tocsin.following",
    "Project": "tocsin.store",
    "TocsinError": "tocsin.errors",
    **dict.fromkeys(_RECORDS, "tocsin.records"),
}

__all__ = [
    "Agreement",
    "Dispute",
    "Event",
    "Forecast",
    "Indicator",
    "Posture",
    "Project",
    "Record",
    "Relation",
    "Statement",
    "TocsinError",
    "__version__",
    "code",
    "incidents",
    "ledger",
    "read_record",
    "timeline",
]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the parser takes a second, and `tocsin --help` should not.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
