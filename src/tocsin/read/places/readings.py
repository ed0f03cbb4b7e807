"""What words may stand for: places of the gazetteer, reached by name, short form, people's name or shed kind word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.records import Name
from tocsin.registry import Registry
from tocsin.registry.gazetteer import Gazetteer, Place
from tocsin.registry.gazetteer.fold import fold

from .lists import lists

MOST = 40
"""Readings that are weighed; more than so many towns share a name only in the United States."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One place that a name may stand for. ``main``: the place goes by this name first."""

    place: Place
    main: bool
    rank: int
    """0 for the weightiest of its name."""
    share: float
    """Of the weight of all places of that name, 0 to 1."""
    of: int
    """How many places share the name."""


def state_readings(text: str, code: str, registry: Registry, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """All places of the name, and the state of ``code`` where only the registry knows it by that name ("DRC")."""
    found = [(c.place, c.main, c.weight) for c in gazetteer.candidates(fold(text))]
    if code and not any(place.kind == "country" and place.country == code for place, _, _ in found):
        state = state_place(code, registry, gazetteer)
        found += [(state, True, state.prior)] if state else []
    return _ranked(found)


def demonym_readings(text: str, name: Name | None, registry: Registry, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """The country, unit or part of the world whose people or matters the word means: "Nigerien", "Texans"."""
    unit = lists()["demonyms"].get(text)
    if unit is not None:
        found = [c for c in gazetteer.candidates(fold(unit)) if c.place.kind not in ("admin2", "site")]
        return _ranked((c.place, c.main, c.weight) for c in found[:1])
    if name is None or name.kind != "demonym" or not name.code:
        return ()
    state = state_place(name.code, registry, gazetteer)
    return _ranked([(state, True, state.prior)]) if state else ()


_PEOPLE = ("n", "ns", "er", "ers", "ite", "ites", "ese", "ish")


def names_a_people(text: str, place: Place) -> bool:
    """Whether the gazetteer's other name for a unit is that of its people: Alabamians are in Alabama's row."""
    name, word = fold(place.name), fold(text)
    unit = place.kind in ("country", "admin1", "continent", "region")
    return unit and word != name and len(word) >= len(name) and word.startswith(name[:-2]) and word.endswith(_PEOPLE)


def state_place(code: str, registry: Registry, gazetteer: Gazetteer) -> Place | None:
    """The gazetteer's place of a state of the registry."""
    state = registry.states.get(code)
    for name in state.names if state else ():
        for candidate in gazetteer.candidates(fold(name)):
            if candidate.place.kind == "country" and candidate.place.country == code:
                return candidate.place
    return None


def short_readings(text: str, after: str, after_comma: bool, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """ "Ky.", "W. Va.", ", TX", "NYC"."""
    bare = text.replace(" ", "")
    for country, table in lists()["abbreviations"].items():
        unit = table.get(bare) or (table.get(bare + ".") if after == "." or after_comma else None)
        if unit is not None:
            return _units(unit, country, gazetteer)
    if after_comma and len(bare) == 2:
        for country, table in lists()["postal"].items():
            if bare in table:
                return _units(table[bare], country, gazetteer)
    whole = lists()["short_forms"].get(text)
    return _ranked((c.place, True, c.weight) for c in gazetteer.candidates(fold(whole))[:1]) if whole else ()


def _units(name: str, country: str, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    found = gazetteer.candidates(fold(name))
    return _ranked((c.place, True, c.weight) for c in found if c.place.kind == "admin1" and c.place.country == country)


def without_kind_word(text: str, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """Places of the name without the word that tells its kind: "Tahoua Region" → Tahoua, the first-order unit."""
    before, space, last = text.rpartition(" ")
    if not space:
        return ()
    kind = lists()["shed_after"].get(last)
    if kind is not None:
        return _of_kind(before, kind, gazetteer)
    first, _, rest = text.partition(" ")
    if rest.startswith("of "):
        first, rest = f"{first} of", rest[3:]
    kind = lists()["shed_before"].get(first)
    return _of_kind(rest, kind, gazetteer) if kind is not None and rest else ()


def _of_kind(text: str, kind: str, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    found = gazetteer.candidates(fold(text))
    fitting = [c for c in found if c.place.kind == kind] or ([] if kind in ("water", "terrain", "admin2") else found)
    return _ranked((c.place, c.main, c.weight) for c in fitting)


def _ranked(found: Iterable[tuple[Place, bool, float]]) -> tuple[Reading, ...]:
    ordered = sorted(found, key=lambda one: (-one[2], one[0].id))
    total = sum(weight for _, _, weight in ordered) or 1.0
    return tuple(
        Reading(place, main, rank, weight / total, len(ordered))
        for rank, (place, main, weight) in enumerate(ordered[:MOST])
    )
