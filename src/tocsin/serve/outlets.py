"""Whose outlet a report is from: its owner and who says that its government decides what it prints."""

from __future__ import annotations

from collections.abc import Mapping
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


def outlet_of(name: str, registry: Registry) -> Outlet | None:
    """The registry's outlet of that name or id, in any case."""
    named = name.casefold()
    known = (o for o in registry.outlets.values() if named in {n.casefold() for n in (o.id, *o.names)})
    return next(known, None) if named else None


def ownership(outlet: Outlet, registry: Registry) -> str:
    """One line: the judgement of control with who made it and when, and the owner; empty where nothing is known."""
    said = []
    if outlet.control:
        as_of = f", as of {outlet.as_of}" if outlet.as_of else ""
        said.append(f"{_CONTROL[outlet.control]}, according to {registry.sources[outlet.control_source]}{as_of}.")
    if outlet.owner:
        said.append(f"Owner: {outlet.owner}.")
    return " ".join(said)
