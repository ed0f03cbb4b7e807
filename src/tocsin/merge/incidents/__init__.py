"""Reports of one act become one incident."""

from __future__ import annotations

from .assemble import by_day, first_report, incident_of
from .block import block_keys
from .decide import Decision, Weighed, same_act
from .grouping import Grouped, Said, can_meet, grains, group
from .merging import merge_reports
from .reasons import Why, reasons
from .sketch import Sketch, reality_of, sketch

__all__ = [
    "Decision",
    "Grouped",
    "Said",
    "Sketch",
    "Weighed",
    "Why",
    "block_keys",
    "by_day",
    "can_meet",
    "first_report",
    "grains",
    "group",
    "incident_of",
    "merge_reports",
    "reality_of",
    "reasons",
    "same_act",
    "sketch",
]
