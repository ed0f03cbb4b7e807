"""The home of an outlet: "the north" of a Malian paper is Mali's."""

from __future__ import annotations

from tocsin.registry import Registry


def outlet_country(outlet: str, registry: Registry) -> str:
    """ISO alpha-3 of the outlet's country; empty where the registry does not know the outlet."""
    entries = registry.lookup(outlet) if outlet else ()
    known = (registry.outlets.get(entry.code) for entry in entries if entry.kind == "outlet")
    return next((one.country for one in known if one and one.country), "")
