"""A quantity about the crisis, measured or claimed over a period or area."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .actor import Actor
from .base import Bounds, Record


class Indicator(Record):
    """A quantity over a period or area, not one event's toll."""

    identity: ClassVar[tuple[str, ...]] = ("metric",)
    type: Literal["indicator"] = "indicator"
    metric: str
    value: Bounds | None = None
    value_text: str = ""
    unit: str = ""
    direction: Literal["", "up", "down", "level"] = ""
    period: str = ""
    baseline: str = ""
    scope: str = Field("", description="area or group that the figure speaks of, as written")
    source: tuple[Actor, ...] = Field((), description="who measured or claims it")
