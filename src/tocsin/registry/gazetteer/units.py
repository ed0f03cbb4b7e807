"""All the ways to write the name of a province or district: Borno, Borno State, State of Borno."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .latin import worth_keeping

_KINDS = (
    "autonomous region|autonomous province|autonomous city|federal district|region|région|province|provincia|provincie|"
    "state|estado|department|département|departamento|district|distrito|governorate|gouvernorat|county|parish|borough|"
    "census area|prefecture|préfecture|cercle|commune|municipality|municipio|município|canton|oblast|krai|raion|"
    "voivodeship|division|territory|emirate|wilaya|woreda|zone|urban community|communauté urbaine"
)
_BEFORE = re.compile(rf"(?:{_KINDS})\s+(?:of\s+the|of|de\s+la|de\s+l['’]|del|de|du|des|do|da|d['’])\s*(?=\S)", re.I)
_AFTER = re.compile(rf"\s+(?:{_KINDS})\Z", re.I)


def unit_names(name: str, kind: str, aliases: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Names of a unit, each with whether it is a main one.

    Without its designator ("Autauga" for Autauga County) and with it ("Borno State") the first name stays a main one,
    for texts use both; its aliases are alternate names.
    """
    found: dict[str, bool] = {name: True}
    bare = bare_name(name)
    found.setdefault(bare, True)
    if kind and kind.isascii():
        found.setdefault(f"{bare} {kind}", True)
    for alias in worth_keeping(aliases):
        found.setdefault(alias, False)
        found.setdefault(bare_name(alias), False)
    return tuple(found.items())


def bare_name(name: str) -> str:
    """The name without the word for what it is, unless nothing else would be left."""
    return _AFTER.sub("", _BEFORE.sub("", name)) or name
