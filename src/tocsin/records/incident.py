"""One thing that happened or may happen, as told by one report or by several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import Bounds
from .event import Event

Standing = Literal["fact", "claim", "prospect", "denied"]
"""What its reports make of it: asserted by an outlet, only held by somebody, not yet so, or said not to be so."""


@dataclass(frozen=True, slots=True)
class Report:
    """An event record with what is known of the document that it stands in."""

    event: Event
    outlet: str = ""
    published: str = ""
    """ISO date, empty where unknown."""

    @property
    def standing(self) -> Standing:
        """A claim is what somebody else than the outlet answers for; a fact the outlet tells in its own voice."""
        if self.event.status == "denied":
            return "denied"
        if not self.event.is_fact:
            return "prospect"
        return "claim" if self.event.holders else "fact"


@dataclass(frozen=True, slots=True)
class Incident:
    """Reports that tell one act. It asserts nothing of its own: every figure is one of its reports'."""

    id: str
    event_type: str
    standing: Standing
    """The best standing among its reports, except that a denied or awaited act never becomes a fact by company."""
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    country: str
    first: str
    """Earliest day that it can have been on, ISO; empty where no report dates it."""
    last: str
    killed: Bounds | None
    """Lowest and highest count of dead among the reports, where any gives one."""
    reports: tuple[Report, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Mastheads that tell it, each once. Two mastheads may be one origin: copies are not yet told apart."""
        return tuple(dict.fromkeys(r.outlet or r.event.doc for r in self.reports))
