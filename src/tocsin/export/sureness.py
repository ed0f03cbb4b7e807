"""How sure a record or an incident is, as it stands in a line: the same words in every table and on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tocsin.records import Event, Incident, Record
from tocsin.records.incident import TOLD

UNWEIGHED = "–"
"""Stands where no probability was worked out."""
ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "place-in-text": "as in the texts",
        "latest": "by day, backwards",
        "confidence": "the surest first",
        "doubt": "the least sure first",
        "fact": "the surest facts first",
        "origins": "those that most origins tell first",
    }
)
"""What each order of a list means."""


def share(value: float | None) -> str:
    """A probability, to the hundredth: more digits would claim more than was measured."""
    return UNWEIGHED if value is None else f"{value:.2f}"


def weights(record: Record) -> tuple[tuple[str, float | None], ...]:
    """The probabilities of a record by name: that it is right, and for an event that it is told as happened."""
    sure = ("sure", record.confidence)
    return (sure, ("fact", record.fact)) if isinstance(record, Event) else (sure,)


def incident_weights(incident: Incident) -> tuple[tuple[str, float | None], ...]:
    """The probability of an incident by name; none for what is awaited or denied, which nobody tells as happened."""
    return (("sure", incident.fact),) if incident.standing in TOLD else ()


def told_surely(record: Record) -> str:
    """Both in a few words: "sure 0.72, fact 0.81"."""
    return ", ".join(f"{name} {share(value)}" for name, value in weights(record))


def orders(names: Iterable[str]) -> str:
    """The orders that a list can have, each with what it means."""
    return "; ".join(f"{name}: {ORDERS[name]}" for name in names) + "."


def left_out(number: int, least: float) -> str:
    """That so many incidents are neither shown nor counted, and why: they are less sure than the bound."""
    return f"{number:,} less sure incident{' is' if number == 1 else 's are'} left out (below {least:g})"
