"""Where an act took place: a choice among the names of the text by what was learned from coded texts."""

from __future__ import annotations

from .candidates import Candidate, find_candidates
from .choose import Choice, choose_place, scope_of
from .features import features_of
from .forest import WEIGHTS, load_forest
from .grammar import Link, link_of

__all__ = [
    "WEIGHTS",
    "Candidate",
    "Choice",
    "Link",
    "choose_place",
    "features_of",
    "find_candidates",
    "link_of",
    "load_forest",
    "scope_of",
]
