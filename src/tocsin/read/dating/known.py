"""Events and names of the registry that a text cannot know before they were: "the 2023 coup", "North Macedonia"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tocsin.registry import Registry, State
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


def told_events(text: str, registry: Registry) -> tuple[Mention, ...]:
    """Every known event that the text names, in text order."""
    phrases, events = _index(registry.digest, _States(registry.states))
    plain = text.replace("’", "'")
    return tuple(_mention(start, end, text, events[name]) for start, end, name in phrases.find(plain))


def _mention(start: int, end: int, text: str, event: KnownEvent) -> Mention:
    until = event.until.toordinal() if event.until else 0
    return Mention(start, end, text[start:end], event.event, event.since.toordinal(), until)


@dataclass(frozen=True)
class _States:
    """Makes the states an argument of a cached function: a registry is known by its digest."""

    states: Mapping[str, State]

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _States)


@lru_cache(maxsize=2)
def _index(_digest: str, states: _States) -> tuple[Phrases, dict[str, KnownEvent]]:
    events = {name: event for event in load_events(states.states) for name in event.names}
    return Phrases(events), events
