"""One act told twice in a text is one record, of its fullest mention (RECORDS.md, "What must not be recorded")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.records import Event


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the lemmas of the words that tell it."""

    event: Event
    verb: str
    thing: str
    named: bool
    """Told by a noun, which more often takes up an act than tells one."""


def without_repeats(told: list[Told]) -> list[Event]:
    """The events in text order, later or poorer mentions of the same act left out."""
    kept: list[Told] = []
    for one in told:
        twin = next((i for i, other in enumerate(kept) if _same(other, one)), None)
        if twin is None:
            kept.append(one)
        elif _fullness(one.event) > _fullness(kept[twin].event):
            kept[twin] = _dated(one, kept[twin].event)
        else:
            kept[twin] = _dated(kept[twin], one.event)
    return sorted((one.event for one in kept), key=lambda e: (e.start, e.end))


def _dated(kept: Told, left_out: Event) -> Told:
    """The mention that is kept, with the date of the other where it has none of its own."""
    if kept.event.date_text or not left_out.date_start:
        return kept
    told = {key: getattr(left_out, key) for key in ("date_text", "date_start", "date_end")}
    return replace(kept, event=kept.event.model_copy(update=told))


def _same(one: Told, other: Told) -> bool:
    a, b = one.event, other.event
    if a.span == b.span and a.event_type == b.event_type:
        return True
    if a.event_type != b.event_type or _clash(a, b):
        return False
    if one.thing and (one.verb, one.thing) == (other.verb, other.thing) and not (_parties(a)[0] and _parties(b)[0]):
        return True
    if (a.mode, a.status, a.country, a.holders) != (b.mode, b.status, b.country, b.holders):
        return False
    if not a.actors or not _same_parties(a, b):
        return False
    if one.named or other.named:
        return _is_taken_up(one, other)
    alike = one.verb == other.verb and (_same_thing(one, other) or bool(set(a.targets) & set(b.targets)))
    return alike or (a.event_type == "REQUEST" and bool(set(b.targets) - set(b.actors)))


def _is_taken_up(one: Told, other: Told) -> bool:
    """Whether a noun takes up an act told before: of attacks by one side there are many, on others or elsewhere."""
    a, b = one.event, other.event
    if set(a.targets) & set(b.targets) or a.place == b.place != "":
        return True
    return a.event_type != "ASSAULT" and one.named != other.named


def _same_thing(one: Told, other: Told) -> bool:
    """Same object, or an object beside an act told without one."""
    return one.thing == other.thing != "" or bool(one.thing) != bool(other.thing)


def _clash(a: Event, b: Event) -> bool:
    """Whether the two are told with different statuses, numbers or dates."""
    if a.is_fact != b.is_fact:
        return True
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return True
    return bool(a.date_text and b.date_text and a.date_text != b.date_text)


def _same_parties(a: Event, b: Event) -> bool:
    """Same doers, and recipients that agree or are left out in one of the two."""
    if set(a.actors) != set(b.actors):
        return False
    return not a.targets or not b.targets or bool(set(a.targets) & set(b.targets))


def _parties(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(event.actors), frozenset(event.targets)


def _fullness(event: Event) -> tuple[int, int]:
    filled = sum(
        bool(x) for x in (event.actors, event.targets, event.place, event.date_text, event.numbers, event.names)
    )
    return filled, event.end - event.start
