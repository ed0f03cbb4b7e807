"""Events and names of the registry that a text cannot know before they were: "the 2023 coup", "North Macedonia"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tocsin.registry import load_registry
from tocsin.registry.events import KnownEvent, load_events

from .words import Phrases


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an event; ``first`` and ``last`` (0: open) are days, ordinal, in which they may be written."""

    start: int
    end: int
    text: str
    event: str
    first: int
    last: int
    lasting: bool


def told_events(text: str) -> tuple[Mention, ...]:
    """Every known event that the text names, in text order."""
    phrases, events = _index()
    plain = text.replace("’", "'")
    return tuple(_mention(start, end, text, events[name]) for start, end, name in phrases.find(plain))


def _mention(start: int, end: int, text: str, event: KnownEvent) -> Mention:
    until = event.until.toordinal() if event.until else 0
    return Mention(start, end, text[start:end], event.event, event.since.toordinal(), until, event.lasting)


@lru_cache(maxsize=1)
def _index() -> tuple[Phrases, dict[str, KnownEvent]]:
    events = {name: event for event in load_events(load_registry().states) for name in event.names}
    return Phrases(events), events


@lru_cache(maxsize=1)
def event_days() -> frozenset[int]:
    """The days (ordinal) of all known events: texts tell them for years after, in full."""
    return frozenset(event.since.toordinal() for event in load_events(load_registry().states))
