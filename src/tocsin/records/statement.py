"""Somebody is quoted or reported as saying something."""

from __future__ import annotations

from typing import Literal

from .actor import Actor
from .base import Record


class Statement(Record):
    """One quoted or reported passage. The evidence is the content said, without quotation marks or "X said"."""

    type: Literal["statement"] = "statement"
    speaker: tuple[Actor, ...] = ()
    quote: Literal["direct", "indirect", "mixed"]
    addressee: tuple[Actor, ...] = ()
