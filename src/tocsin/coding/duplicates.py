"""One act told twice in a text is one record, of its fullest mention (RECORDS.md, "What must not be recorded")."""

from __future__ import annotations

from tocsin.records import Event
from tocsin.records.actor import base


def without_repeats(events: list[Event]) -> list[Event]:
    """The events in text order, later or poorer mentions of the same act left out."""
    kept: list[Event] = []
    for event in events:
        twin = next((i for i, other in enumerate(kept) if _same(other, event)), None)
        if twin is None:
            kept.append(event)
        elif _fullness(event) > _fullness(kept[twin]):
            kept[twin] = event
    return sorted(kept, key=lambda e: (e.start, e.end))


def _same(a: Event, b: Event) -> bool:
    if a.span == b.span and a.event_type == b.event_type:
        return True
    if (a.event_type, a.mode, a.status, a.country, a.holders) != (b.event_type, b.mode, b.status, b.country, b.holders):
        return False
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return False
    if a.date_text and b.date_text and a.date_text != b.date_text:
        return False
    return _parties(a) == _parties(b) and bool(a.actors)


def _parties(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(base, event.actors)), frozenset(map(base, event.targets))


def _fullness(event: Event) -> tuple[int, int]:
    filled = sum(
        bool(x) for x in (event.actors, event.targets, event.place, event.date_text, event.numbers, event.names)
    )
    return filled, event.end - event.start
