"""Reviewing: what analysts say of records is kept beside them, and a fair draw of it measures the project.

Drawing, asking and estimating are pure: they take records, keys and judgements and give back values.
"""

from __future__ import annotations

from .agreement import Agreement
from .draw import draw
from .estimate import FEW, Figure
from .faults import Choice
from .frame import around, listed, record_item, sentence_items
from .judgement import standing_judgements
from .measure import Measured, Progress, measure
from .sitting import Sitting, behind, waiting

__all__ = [
    "FEW",
    "Agreement",
    "Choice",
    "Figure",
    "Measured",
    "Progress",
    "Sitting",
    "around",
    "behind",
    "draw",
    "listed",
    "measure",
    "record_item",
    "sentence_items",
    "standing_judgements",
    "waiting",
]
