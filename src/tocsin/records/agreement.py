"""An instrument between actors: treaty, accord, pact, ceasefire, basing agreement, alliance."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .actor import Actor
from .base import Record


class Agreement(Record):
    """An instrument between actors and the state that the text gives it."""

    identity: ClassVar[tuple[str, ...]] = ("state",)
    type: Literal["agreement"] = "agreement"
    name: str = Field("", description="as written")
    parties: tuple[Actor, ...] = ()
    state: Literal[
        "proposed", "negotiating", "agreed", "signed", "in-force", "suspended",
        "terminated", "violated", "rejected", "renewed", "unknown",
    ]  # fmt: skip
