"""One record as the page shows it: its mark, who says so, what, the words, and what the coder filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.export.figures import location
from tocsin.export.naming import actor_names, country_name
from tocsin.export.standing import Mark, mark
from tocsin.export.wording import quantity, what, when, who_says
from tocsin.records import Event, Record
from tocsin.registry import Registry

from .shown import document_address

_ANCHOR = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ACTORS = ("actors", "targets", "speaker", "addressee", "parties", "owner", "a", "b", "source", "holders")
_LABELS = {
    "event_type": "Type of event", "mode": "Mode", "actors": "Actor", "targets": "Target", "holders": "Said by",
    "speaker": "Speaker", "addressee": "Said to", "parties": "Parties", "owner": "Owner",
    "a": "One side", "b": "Other side",
    "source": "Source", "names": "Named in a public role", "place": "Place", "country": "Country", "host": "Host",
    "admin1": "Province",
    "element": "Forces", "metric": "Metric", "unit": "Unit", "direction": "Direction", "period": "Period",
    "baseline": "Baseline", "scope": "Scope", "outcome": "Outcome", "condition": "Condition",
    "name": "Name", "state": "State", "status": "Status", "quote": "Quotation", "topic": "Topic",
    "date_text": "Dated by",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """A record, worded."""

    record: Record
    anchor: str
    """Unique on the page; the record's id wherever that can stand in an address."""
    mark: Mark
    who: str
    what: str
    details: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        """Where its words stand, beside the record."""
        return document_address(self.record.doc, f"w-{self.anchor}")


def card(record: Record, number: int, registry: Registry, outlet: str = "") -> Card:
    """One record as a card; ``number`` is its place in the list that it stands in."""
    anchor = record.id if _ANCHOR.fullmatch(record.id) else f"n{number}"
    who = who_says(record, registry, outlet)
    return Card(record, anchor, mark(record), who, what(record, registry), tuple(_details(record, registry)))


def _details(record: Record, registry: Registry) -> Iterable[tuple[str, str]]:
    for field, label in _LABELS.items():
        value = _value(field, getattr(record, field, None), registry)
        if value:
            yield label, value
    if isinstance(record, Event) and (point := location(record)):
        yield "Coordinates", point
    for key, bounds in getattr(record, "numbers", {}).items():
        yield key.capitalize(), quantity(bounds)
    if record.date_start or record.date_end:
        yield "Date", when(record)


def _value(field: str, value: object, registry: Registry) -> str:
    if not value:
        return ""
    if field in _ACTORS and isinstance(value, tuple):
        return actor_names(value, registry)
    if field in {"country", "host"}:
        return country_name(str(value), registry)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
