"""Where an outlet is at home, also where a collection writes its name with the section: "Reuters (World)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.registry import Registry

_SECTION = re.compile(r"\s*\([^)]*\)|\s+[-–—|]\s.*")
_ADDED = re.compile(r"\b(?:Online|Web|Digital)\s*")


def outlet_home(outlet: str, registry: Registry) -> str:
    """ISO alpha-3 of the outlet's country; empty where the registry does not know the outlet."""
    for name in _forms(outlet):
        for entry in registry.lookup(name):
            known = registry.outlets.get(entry.code) if entry.kind == "outlet" else None
            if known is not None and known.country:
                return known.country
    return ""


def _forms(outlet: str) -> Iterator[str]:
    """The name as given, then without a section, then without what only says that it is on the web, or news."""
    bare = _SECTION.sub("", outlet).strip()
    plain = " ".join(_ADDED.sub("", bare).split())
    yield from (name for name in (outlet, bare, plain, plain.removesuffix(" News")) if name)
