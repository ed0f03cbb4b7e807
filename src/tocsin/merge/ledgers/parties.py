"""Who counts as one party: a state acts through its organs, its rebels and citizens act for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tocsin.records.actor import base, sector

_ORGANS = frozenset({"", "GOV", "MIL", "COP", "LEG", "JUD"})
"""Sectors through which a state acts."""


@lru_cache(maxsize=16384)
def party(actor: str) -> str:
    """``NER`` for ``NER.GOV`` and ``NER.MIL``; ``NER.REB`` and ``NER.CVL`` stay what they are, as groups do."""
    return base(actor) if sector(actor) in _ORGANS else actor


def parties(actors: Iterable[str]) -> tuple[str, ...]:
    """The parties among actors, each once, in the order of their codes."""
    return tuple(sorted(set(map(party, actors))))
