"""What is known before reading: the ontology, actors with dated offices, organisations, armed groups, outlets."""

from __future__ import annotations

from .load import load_registry
from .types import Entry, Group, Office, Ontology, Organisation, Outlet, Registry, RootType, State

__all__ = [
    "Entry",
    "Group",
    "Office",
    "Ontology",
    "Organisation",
    "Outlet",
    "Registry",
    "RootType",
    "State",
    "load_registry",
]
