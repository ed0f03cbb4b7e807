"""Finds the acts that a text tells, who does them and to whom, with a small encoder of our own (docs/model-card.md)."""

from .encoder import Encoder, load_encoder
from .find import Act, find_acts
from .passages import Passage, none_told, read_passages, telling_word
from .pieces import Cutter, load_cutter

__all__ = [
    "Act",
    "Cutter",
    "Encoder",
    "Passage",
    "find_acts",
    "load_cutter",
    "load_encoder",
    "none_told",
    "read_passages",
    "telling_word",
]
