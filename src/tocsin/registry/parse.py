"""Turns the mappings of the YAML files into the registry's types; what has the wrong shape is a ``RegistryError``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from tocsin.errors import RegistryError

from .types import (
    Control,
    FormerName,
    Group,
    Membership,
    Office,
    Organisation,
    Outlet,
    Region,
    RootType,
    State,
    Tie,
    TieKind,
)

Raw = Mapping[str, Any]
OutletKind = Literal["agency", "newspaper", "broadcaster", "site", "monitor", "think-tank"]
TIES: tuple[TieKind, ...] = get_args(TieKind)


def text(raw: Raw, key: str, default: str | None = None) -> str:
    """One string; numbers and dates that YAML read as such are written out again."""
    value = raw.get(key, default)
    if value is None or isinstance(value, (list, dict, bool)):
        raise RegistryError(f"'{key}' must be a string")
    return str(value)


def texts(raw: Raw, key: str) -> tuple[str, ...]:
    """A list of strings, empty where the key is missing."""
    value = raw.get(key) or ()
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) and item.strip() for item in value):
        raise RegistryError(f"'{key}' must be a list of non-empty strings")
    return tuple(value)


def mapping(raw: Raw, key: str) -> dict[str, str]:
    """A mapping of strings to strings."""
    value = raw.get(key) or {}
    if not isinstance(value, dict) or not all(isinstance(item, str) for pair in value.items() for item in pair):
        raise RegistryError(f"'{key}' must map strings to strings")
    return dict(value)


def rows(raw: Raw, key: str, *columns: str) -> list[Raw]:
    """A list of mappings with these keys and no others, empty where the key is missing."""
    value = raw.get(key) or ()
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, dict) for item in value):
        raise RegistryError(f"'{key}' must be a list of mappings")
    for item in value:
        only(item, *columns)
    return list(value)


def only(raw: Raw, *allowed: str) -> None:
    """Refuses keys that no one reads: a misspelt key would silently drop what stands under it."""
    unknown = sorted(set(raw) - set(allowed))
    if unknown:
        raise RegistryError(f"unknown key: {', '.join(map(str, unknown))}")


def parse_root(raw: Raw) -> RootType:
    """One of the sixteen roots."""
    only(raw, "name", "definition", "quad", "intensity", "modes", "conventions")
    quad, intensity = raw.get("quad"), raw.get("intensity")
    if quad not in (1, 2, 3, 4) or not isinstance(intensity, (int, float)) or not -10 <= intensity <= 10:
        raise RegistryError("'quad' must be 1 to 4 and 'intensity' −10 to 10")
    return RootType(
        name=text(raw, "name"),
        definition=text(raw, "definition"),
        quad=cast(Literal[1, 2, 3, 4], quad),
        intensity=float(intensity),
        modes=mapping(raw, "modes"),
        conventions=texts(raw, "conventions"),
    )


STATE_LISTS = (
    "names names_fr demonyms demonyms_fr capital_aliases metonyms metonyms_mil cities".split()  # noqa: SIM905
)


def parse_state(raw: Raw) -> State:
    """One state or territory."""
    only(raw, "code", "capital", "region", "bodies", "exact", *STATE_LISTS)
    bodies = raw.get("bodies") or {}
    if not isinstance(bodies, dict):
        raise RegistryError("'bodies' must map sectors to lists of names")
    return State(
        code=text(raw, "code"),
        capital=text(raw, "capital", ""),
        region=text(raw, "region", ""),
        bodies={str(sector): texts(bodies, sector) for sector in bodies},
        **{key: texts(raw, key) for key in STATE_LISTS},
    )


def parse_organisation(raw: Raw) -> Organisation:
    """One international organisation; its bodies and missions are names of it."""
    only(raw, "code", "names", "names_fr", "members", "exact")
    return Organisation(
        code=text(raw, "code"),
        names=texts(raw, "names"),
        names_fr=texts(raw, "names_fr"),
        memberships=_memberships(raw),
    )


def _memberships(raw: Raw) -> tuple[Membership, ...]:
    """A member is its code alone, or a mapping with the dates at which it joined or left."""
    value = raw.get("members") or ()
    if not isinstance(value, (list, tuple)):
        raise RegistryError("'members' must be a list")
    found = [{"code": item} if isinstance(item, str) else item for item in value]
    return tuple(
        Membership(text(item, "code"), text(item, "since", ""), text(item, "until", ""))
        for item in rows({"members": found}, "members", "code", "since", "until")
    )


def parse_region(raw: Raw) -> Region:
    """One part of the world."""
    only(raw, "id", "names", "members")
    return Region(text(raw, "id"), texts(raw, "names"), texts(raw, "members"))


def parse_group(raw: Raw) -> Group:
    """One armed group, movement or party."""
    dates = ("founded", "dissolved", "dated_by")
    only(raw, "id", "names", "names_fr", "countries", "kind", "sector", "exact", "formerly", *dates, *TIES)
    return Group(
        id=text(raw, "id"),
        names=texts(raw, "names"),
        names_fr=texts(raw, "names_fr"),
        countries=texts(raw, "countries"),
        kind=text(raw, "kind", ""),
        sector=text(raw, "sector", "REB"),
        founded=text(raw, "founded", ""),
        dissolved=text(raw, "dissolved", ""),
        dated_by=text(raw, "dated_by", ""),
        formerly=tuple(
            FormerName(text(one, "name"), text(one, "since", ""), text(one, "until", ""), text(one, "source", ""))
            for one in rows(raw, "formerly", "name", "since", "until", "source")
        ),
        ties=tuple(_tie(kind, one) for kind in TIES for one in rows(raw, kind, "id", "since", "until", "source")),
    )


def _tie(kind: TieKind, raw: Raw) -> Tie:
    return Tie(kind, text(raw, "id"), text(raw, "since", ""), text(raw, "until", ""), text(raw, "source", ""))


def parse_outlet(raw: Raw) -> Outlet:
    """One outlet, agency, monitor or think tank."""
    only(raw, "id", "names", "country", "kind", "owner", "control", "control_source", "as_of", "website", "exact")
    control = text(raw, "control", "")
    if control not in get_args(Control):
        raise RegistryError(f"unknown control '{control}'")
    return Outlet(
        id=text(raw, "id"),
        names=texts(raw, "names"),
        country=text(raw, "country", ""),
        kind=cast(OutletKind, text(raw, "kind", "site")),
        owner=text(raw, "owner", ""),
        control=cast(Control, control),
        control_source=text(raw, "control_source", ""),
        as_of=text(raw, "as_of", ""),
        website=text(raw, "website", ""),
    )


def parse_office(raw: Raw, actor: str) -> Office:
    """One person's term; the file's actor holds unless the term names its own."""
    only(raw, "person", "surnames", "actor", "role", "since", "until", "alone", "aliases")
    return Office(
        person=text(raw, "person"),
        surnames=texts(raw, "surnames"),
        actor=text(raw, "actor", actor),
        role=text(raw, "role"),
        since=text(raw, "since", ""),
        until=text(raw, "until", ""),
        alone=texts(raw, "alone"),
        aliases=texts(raw, "aliases"),
    )
