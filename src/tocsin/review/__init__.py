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
from .passage import FURTHER, Passage, here_and_elsewhere, passage, passage_around
from .replay import Replayed, replay, standing_words
from .sitting import QUESTION, Sitting, answered, behind, waiting
from .telling import Table, Telling, anew, tell

__all__ = [
    "FEW",
    "FURTHER",
    "QUESTION",
    "Agreement",
    "Choice",
    "Figure",
    "Measured",
    "Passage",
    "Progress",
    "Replayed",
    "Sitting",
    "Table",
    "Telling",
    "anew",
    "answered",
    "around",
    "behind",
    "draw",
    "here_and_elsewhere",
    "listed",
    "measure",
    "passage",
    "passage_around",
    "record_item",
    "replay",
    "sentence_items",
    "standing_judgements",
    "standing_words",
    "tell",
    "waiting",
]
