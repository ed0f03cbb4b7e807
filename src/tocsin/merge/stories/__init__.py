"""Stories: which documents tell one incident, and why two do or do not."""

from __future__ import annotations

from .conflicts import Conflict, find_conflicts, toll
from .corpus import Corpus, Profile
from .counts import Count, find_counts
from .furniture import repeated_lines
from .group import Story, group_stories
from .sketch import Sketch, sketch
from .weigh import Likeness, Reason, likeness

__all__ = [
    "Conflict",
    "Corpus",
    "Count",
    "Likeness",
    "Profile",
    "Reason",
    "Sketch",
    "Story",
    "find_conflicts",
    "find_counts",
    "group_stories",
    "likeness",
    "repeated_lines",
    "sketch",
    "toll",
]
