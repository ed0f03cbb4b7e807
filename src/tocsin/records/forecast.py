"""A claim about what may, will or would happen that is not itself somebody's plan."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Record


class Forecast(Record):
    """A claim about the future: what comes out, under which condition."""

    type: Literal["forecast"] = "forecast"
    outcome: str = Field(description="verbatim span")
    condition: str = Field("", description="verbatim span, empty where none is stated")
    status: Literal["possible", "conditional", "expected"]
