"""Fills the doer of an act told without one, where the words beside it leave only one.

A report that tells of a siege by gunmen goes on "twenty people were killed": by whom is not said again, because it has
just been said. Where the lines around name two who attack, or none, the doer stays empty; where it is filled, the
record says that its own words do not name it.
"""

from __future__ import annotations

from tocsin.records import Event

_TOLD_AGAIN = frozenset({"ASSAULT", "COERCE"})
REACH = 400
"""Characters within which the act has to be told with its doer: two or three sentences."""
NOTE = "by whom is told beside it, not in these words"


def with_perpetrators(events: list[Event], text: str) -> list[Event]:
    """The events, those without a doer completed where the words beside them leave only one."""
    return [_completed(event, events, text) for event in events]


def _completed(event: Event, events: list[Event], text: str) -> Event:
    if event.actors or event.event_type not in _TOLD_AGAIN or not event.is_fact:
        return event
    doers = {side for other in events if _tells_of_it(other, event) for side in _doers(other)}
    if len(doers) != 1 or set(*doers) & set(event.targets):
        return event
    (only,) = doers
    return event.revised(text, actors=only, ambiguous=(*event.ambiguous, NOTE), why=f"{event.why}; actor: {NOTE}")


def _doers(event: Event) -> tuple[tuple[str, ...], ...]:
    """Who did it: of a clash "between" two both."""
    return (event.actors, event.targets) if " between " in event.evidence else (event.actors,)


def _tells_of_it(other: Event, event: Event) -> bool:
    """Whether the other event, near and of one kind, may be the same affair: no other country, no other voice."""
    if other.event_type != event.event_type or not other.is_fact or not other.actors:
        return False
    if other.country and event.country and other.country != event.country:
        return False
    return abs(other.start - event.start) <= REACH and other.holders == event.holders
