"""What reports of one incident say that cannot all hold: side by side, by origin, and no verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

ContradictionKind = Literal["count", "date", "place", "actor", "denial"]
"""Another number, another day, another place, another doer; or one says that it was, another that it was not."""


class Voice(NamedTuple):
    """One report's words on the matter."""

    doc: str
    record: str
    source: str
    """The origin that it goes back to."""
    outlet: str
    published: str
    holders: tuple[str, ...]
    """Who answers for it, beside the outlet."""
    evidence: str


@dataclass(frozen=True, slots=True)
class Side:
    """All who say one thing."""

    said: str
    voices: tuple[Voice, ...]

    @property
    def origins(self) -> int:
        """How many origins say it."""
        return len({voice.source for voice in self.voices})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Sides that cannot all be right on one point of one incident."""

    incident: str
    kind: ContradictionKind
    about: str
    """The point: ``killed``, ``day`` …"""
    sides: tuple[Side, ...]
    """The one that most origins say first; that is no sign that it is right."""
