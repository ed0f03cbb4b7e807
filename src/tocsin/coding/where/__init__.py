"""Where an act took place: a choice among the names of the text by what was learned from coded texts."""

from __future__ import annotations

from .candidates import Candidate, find_candidates
from .choose import Choice, Rival, choose_place, scope_of
from .features import features_of
from .grammar import Link, link_of
from .weights import WEIGHTS, load_forest

__all__ = [
    "WEIGHTS",
    "Candidate",
    "Choice",
    "Link",
    "Rival",
    "choose_place",
    "features_of",
    "find_candidates",
    "link_of",
    "load_forest",
    "scope_of",
]
