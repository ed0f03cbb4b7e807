"""Two sides state things that cannot both hold, inside one text."""

from __future__ import annotations

from typing import Literal

from .actor import Actor
from .base import Record


class Dispute(Record):
    """What is disputed, and between whom."""

    type: Literal["dispute"] = "dispute"
    topic: str
    sides: tuple[tuple[Actor, ...], ...] = ()
