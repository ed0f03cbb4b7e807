"""Armed forces, bases or weapon systems of one actor in a place."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .actor import Actor, Country
from .base import Bounds, Record


class Posture(Record):
    """Forces of an owner in a host country. A past figure keeps ``state`` past: it is never the present one."""

    identity: ClassVar[tuple[str, ...]] = ("element", "host")
    type: Literal["posture"] = "posture"
    owner: tuple[Actor, ...] = ()
    host: Country = Field("", description="ISO alpha-3 of where")
    element: Literal[
        "troops", "base", "instructors", "aircraft", "drones", "ships", "missiles", "air-defence", "armour", "other"
    ]  # fmt: skip
    count: Bounds | None = None
    state: Literal["present", "arriving", "withdrawing", "past", "proposed"]
