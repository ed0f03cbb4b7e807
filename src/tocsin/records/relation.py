"""How two actors stand to each other, as stated."""

from __future__ import annotations

from typing import ClassVar, Literal

from .actor import Actor
from .base import Record


class Relation(Record):
    """How ``a`` stands to ``b``, and whether that is said to have changed."""

    identity: ClassVar[tuple[str, ...]] = ("a", "b")
    type: Literal["relation"] = "relation"
    a: tuple[Actor, ...] = ()
    b: tuple[Actor, ...] = ()
    change: Literal["closer", "worse", "none"]
