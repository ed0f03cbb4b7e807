"""What is known before reading: the ontology, actors with dated offices, organisations, armed groups, outlets."""

from __future__ import annotations

from .load import load_registry
from .types import (
    Entry,
    FormerName,
    Group,
    Membership,
    Office,
    Ontology,
    Organisation,
    Outlet,
    Region,
    Registry,
    RootType,
    State,
    Tie,
)

__all__ = [
    "Entry",
    "FormerName",
    "Group",
    "Membership",
    "Office",
    "Ontology",
    "Organisation",
    "Outlet",
    "Region",
    "Registry",
    "RootType",
    "State",
    "Tie",
    "load_registry",
]
