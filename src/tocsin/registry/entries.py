"""Builds the table of surface forms: what each name, demonym, capital, metonym, body, person and place stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .types import Entry, EntryKind, Group, Office, Organisation, Outlet, Region, State
from .variants import surfaces

# Which reading comes first where a surface has several: Djibouti is the state before it is the capital.
ORDER: tuple[EntryKind, ...] = (
    "state", "organisation", "group", "capital", "metonym", "demonym", "person", "outlet", "place", "region",
)  # fmt: skip

Claim = tuple[str, EntryKind, str, str]
"""Name as in the data, kind, code, acting."""


def state_claims(state: State) -> Iterator[Claim]:
    """Everything that a state's file says may stand for the state, its government or another of its bodies."""
    code, government = state.code, f"{state.code}.GOV"
    for name in (*state.names, *state.names_fr):
        yield name, "state", code, government
    for name in (*state.demonyms, *state.demonyms_fr):
        yield name, "demonym", code, government
    for name in (state.capital, *state.capital_aliases):
        if name:
            yield name, "capital", code, government
    for sector, names in (("GOV", state.metonyms), ("MIL", state.metonyms_mil), *state.bodies.items()):
        for name in names:
            yield name, "metonym", code, f"{code}.{sector}"
    for name in state.cities:
        yield name, "place", code, code


def office_claims(offices: Iterable[Office]) -> Iterator[Claim]:
    """Persons by full name and by the short forms that suffice alone, each as in the office that began last."""
    for office in sorted(offices, key=lambda office: office.since):
        code = office.actor.partition(".")[0]
        for name in (office.person, *office.aliases, *office.alone):
            yield name, "person", code, office.actor


def other_claims(
    organisations: Iterable[Organisation],
    groups: Iterable[Group],
    outlets: Iterable[Outlet],
    regions: Iterable[Region],
) -> Iterator[Claim]:
    """Organisations, groups and outlets act under their own id; a region acts under none, so as never to be guessed."""
    for organisation in organisations:
        for name in (*organisation.names, *organisation.names_fr):
            yield name, "organisation", organisation.code, organisation.code
    for group in groups:
        for name in (*group.names, *group.names_fr):
            yield name, "group", group.id, group.id
    for outlet in outlets:
        for name in outlet.names:
            yield name, "outlet", outlet.id, outlet.id
    for region in regions:
        for name in region.names:
            yield name, "region", "", ""


def build_entries(claims: Iterable[Claim], exact: frozenset[str]) -> Mapping[str, tuple[Entry, ...]]:
    """The table. Names in ``exact`` are taken letter by letter: "the West" must not make "West" an actor."""
    found: dict[str, dict[tuple[EntryKind, str], Entry]] = {}
    for name, kind, code, acting in claims:
        for surface in {name} if name in exact else surfaces(name):
            # Of two claims by one thing the later stands: a person is known by the last office.
            readings = found.setdefault(surface, {})
            if kind == "person" or (kind, code) not in readings:
                readings[kind, code] = Entry(surface, kind, code, acting)
    return {
        surface: tuple(sorted(readings.values(), key=lambda entry: (ORDER.index(entry.kind), entry.code)))
        for surface, readings in sorted(found.items())
    }
