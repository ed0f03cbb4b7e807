"""Finds the acts that a text tells, who does them and to whom, with a small encoder of our own (docs/model-card.md)."""

from .encoder import Encoder, load_encoder
from .find import Act, find_acts
from .pieces import Cutter, load_cutter

__all__ = ["Act", "Cutter", "Encoder", "find_acts", "load_cutter", "load_encoder"]
