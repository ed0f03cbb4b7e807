"""What the coder filled in of a record, field by field, each with a label and a value in plain English."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.records import Event, Record
from tocsin.registry.types import Registry

from .figures import location, quantity, when
from .naming import actor_names, country_name

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
_EXPECTED = (
    "actors", "targets", "speaker", "addressee", "parties", "owner", "a", "b", "source", "place", "host", "direction",
)  # fmt: skip
"""Fields whose silence says something too: whoever judges a record must see that they are empty."""


def details(record: Record, registry: Registry) -> Iterator[tuple[str, str]]:
    """The fields that are filled, as label and value."""
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


def asked_details(record: Record, registry: Registry) -> tuple[tuple[str, str], ...]:
    """The same for whoever judges the record: what the outlet says in its own voice is told to be so."""
    rows = tuple(details(record, registry))
    return rows if record.holders else (*rows, ("Said by", "the outlet itself"))


def left_empty(record: Record) -> tuple[str, ...]:
    """Labels of the fields that say who, to whom, where and when, and that this record leaves empty."""
    fields = type(record).model_fields
    empty = [_LABELS[field] for field in _EXPECTED if field in fields and not getattr(record, field)]
    return (*empty, *(() if when(record) else ("Date",)))


def _value(field: str, value: object, registry: Registry) -> str:
    if not value:
        return ""
    if field in _ACTORS and isinstance(value, tuple):
        return actor_names(value, registry)
    if field in {"country", "host"}:
        return country_name(str(value), registry)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
