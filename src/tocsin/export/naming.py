"""How an actor's code reads in English: ``NER.GOV`` is "Niger (government)", "Niger's government" when it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from tocsin.records import plain
from tocsin.records.actor import base, sector
from tocsin.registry.types import Registry

UNNAMED = "unnamed"
"""The holder of hearsay and blame: somebody whom the text does not name."""

SECTOR_NAMES = MappingProxyType(
    {
        "GOV": "government",
        "MIL": "armed forces",
        "COP": "police or security service",
        "LEG": "parliament",
        "JUD": "courts",
        "OPP": "opposition",
        "REB": "armed groups",
        "CVL": "civilians",
        "MED": "media",
        "EXP": "analysts",
        "IGO": "international body",
        "NGO": "non-governmental body",
        "BUS": "business",
        "REL": "religious body",
    }
)
_PLURAL = frozenset({"MIL", "JUD", "REB", "CVL", "MED", "EXP"})


def actor_name(actor: str, registry: Registry | None = None) -> str:
    """The actor in English, its sector in brackets: ``USA.MIL`` → "United States (armed forces)"."""
    if actor == UNNAMED:
        return "unnamed source"
    if actor == "EXP":
        return SECTOR_NAMES["EXP"]
    name, part = _base_name(base(actor), registry), sector(actor)
    return f"{name} ({SECTOR_NAMES[part]})" if part else name


def actor_names(actors: Sequence[str], registry: Registry | None = None, empty: str = "someone not named") -> str:
    """Several actors as a list in a sentence; ``empty`` where the text names none."""
    return listed([actor_name(a, registry) for a in actors]) or empty


def speaking(actor: str, registry: Registry | None = None) -> str:
    """The actor as one who says something: "Niger's government", "Boko Haram", "an unnamed source"."""
    if actor == UNNAMED:
        return "an unnamed source"
    if actor == "EXP":
        return SECTOR_NAMES["EXP"]
    name, part = _base_name(base(actor), registry), sector(actor)
    if not part:
        return name
    return f"{name}{'’' if name.endswith('s') else '’s'} {SECTOR_NAMES[part]}"


def says(actor: str) -> str:
    """The verb that goes with :func:`speaking`."""
    return "say" if sector(actor) in _PLURAL or actor == "EXP" else "says"


def country_name(code: str, registry: Registry | None = None) -> str:
    """A country's usual English name, or its code where the registry is absent or does not know it."""
    return _base_name(code, registry) if code else ""


def one_line(text: str) -> str:
    """Words from a text on one line, blanks pressed together, without marks that a screen would obey or hide."""
    return " ".join(plain(text).split())


def listed(names: Sequence[str]) -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _base_name(code: str, registry: Registry | None) -> str:
    known = _registered(code, registry) if registry else ""
    if known or not code.islower():
        return known or code
    return " ".join(word.capitalize() for word in code.split("-"))


def _registered(code: str, registry: Registry) -> str:
    for known in (registry.states, registry.organisations, registry.groups, registry.outlets):
        entry = known.get(code)
        if entry and entry.names:
            return entry.names[0]
    return ""
