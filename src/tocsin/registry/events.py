"""Dated events, and the names by which texts tell them: who names one writes after it began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tocsin.errors import RegistryError

from .files import DATA, read_yaml
from .types import State


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event, body or name that was not there before a day."""

    event: str
    """Title of the article in the English Wikipedia that dates it."""
    since: date
    """The first day on which a text can use one of the names."""
    names: tuple[str, ...]
    """Words as texts write them. Case counts."""
    until: date | None = None
    """The last day on which the names were still used as of the present: "presidential nominee Mitt Romney"."""
    lasting: bool = False
    """Talked of for years once it is there: a government, a war, a body. The rest is told mostly when new."""


def load_events(states: Mapping[str, State]) -> tuple[KnownEvent, ...]:
    """All events of ``events.yaml``, juntas under the names of their states. Raises ``RegistryError`` for a bad row."""
    content = read_yaml(DATA / "events.yaml")
    words = content["junta_words"]
    juntas = [
        row | {"lasting": True, "names": _junta_names(states.get(row["state"]), words)} for row in content["juntas"]
    ]
    return tuple(_event(row) for row in content["events"] + juntas)


def _junta_names(state: State | None, words: list[str]) -> list[str]:
    if state is None:
        raise RegistryError("events.yaml: a junta of a state that is not known")
    owners = [f"{name}'s" for name in state.names] + [*state.names, *state.demonyms]
    return [f"{owner} {word}" for owner in owners for word in words] + [
        f"{word} in {n}" for n in state.names for word in words
    ]


def _event(row: dict[str, object]) -> KnownEvent:
    event, since, until, names = row.get("event"), row.get("since"), row.get("until"), row.get("names")
    if not isinstance(event, str) or not isinstance(since, date) or not isinstance(names, list) or not names:
        raise RegistryError(f"events.yaml: not an event with a day and names: {row}")
    if until is not None and (not isinstance(until, date) or until < since):
        raise RegistryError(f"events.yaml: {event}: until must be a day after since")
    return KnownEvent(event, since, tuple(str(name) for name in names), until, row.get("lasting") is True)
