"""Whose outlet a report is from: its owner and who says that its government decides what it prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from tocsin.registry import Outlet, Registry

_CONTROL: Mapping[str, str] = MappingProxyType(
    {
        "state": "State-controlled outlet",
        "state-captured": "Outlet bound to a government, in other hands",
        "public": "Public outlet with a guarded newsroom",
        "party": "Outlet of a party or movement",
        "independent": "Independent outlet",
    }
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A registry, known again by its digest."""

    digest: str
    registry: Registry = field(compare=False)


@lru_cache(maxsize=2)
def _by_name(known: _Known) -> Mapping[str, Outlet]:
    """Outlets by id and name, in small letters: a list asks for dozens of them."""
    found: dict[str, Outlet] = {}
    for outlet in known.registry.outlets.values():
        for name in (outlet.id, *outlet.names):
            found.setdefault(name.casefold(), outlet)
    return found


def outlet_of(name: str, registry: Registry) -> Outlet | None:
    """The registry's outlet of that name or id, in any case."""
    return _by_name(_Known(registry.digest, registry)).get(name.casefold()) if name else None


def only_state_controlled(names: Iterable[str], registry: Registry) -> bool:
    """Whether every one of these outlets is said to be run by its government. One that is not known is not."""
    found = [outlet_of(name, registry) for name in names]
    return bool(found) and all(outlet is not None and outlet.state_controlled for outlet in found)


def ownership(outlet: Outlet, registry: Registry) -> str:
    """One line: the judgement of control with who made it and when, and the owner; empty where nothing is known."""
    said = []
    if outlet.control:
        as_of = f", as of {outlet.as_of}" if outlet.as_of else ""
        said.append(f"{_CONTROL[outlet.control]}, according to {registry.sources[outlet.control_source]}{as_of}.")
    if outlet.owner:
        said.append(f"Owner: {outlet.owner}.")
    return " ".join(said)
