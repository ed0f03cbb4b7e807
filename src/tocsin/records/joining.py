"""What an analyst said of two event records: that they tell one act, or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JoinKind = Literal["together", "apart", "neither"]
"""One act, two acts, or an earlier word taken back."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An event record by its place in a document, not by its id: so it is found again after coding anew."""

    document: str
    start: int
    end: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Joining:
    """One word of an analyst on two passages; the last on a pair stands."""

    kind: JoinKind
    one: Passage
    other: Passage
    user: str
    note: str = ""
    created_at: str = ""
    """ISO date and time, UTC; the store sets it."""

    @property
    def pair(self) -> frozenset[Passage]:
        """The two, in no order."""
        return frozenset((self.one, self.other))
