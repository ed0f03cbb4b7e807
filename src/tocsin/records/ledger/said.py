"""What one record says about an entry of a ledger, with what leads back to its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["words", "report", "inside", ""]
"""What places it in time: its own words, the day of its report, bounds told from inside an undated text, nothing."""


@dataclass(frozen=True, slots=True)
class Said:
    """One record's word: who says it, where it stands, and the days for which it holds."""

    doc: str
    record: str
    """The record's id."""
    type: str
    start: int
    end: int
    evidence: str
    holders: tuple[str, ...] = ()
    """Who says so, outermost first; empty: the outlet itself."""
    outlet: str = ""
    source: str = ""
    """What counts as one voice: the group of documents of one origin, or the document. Never the outlet."""
    first: str = ""
    """First ISO day on which what it tells can lie; with ``last`` it bounds that day. Empty where nothing does."""
    last: str = ""
    basis: Basis = ""
    told: str = ""
    """ISO day by which it was told; empty where nothing dates the text."""
    ahead: bool = False
    """Its words date it later than it was told: it is announced, and sets no state."""
    confidence: float | None = None
    sure: bool = True
    """Whether its confidence reaches the bound that was asked for. What is less sure sets no state beside what is."""

    @property
    def dated(self) -> bool:
        """Whether its own words or its report date it. Bounds told from inside a text give it no day."""
        return self.basis in {"words", "report"}

    @property
    def known(self) -> str:
        """ISO day from which it is known: by which it was told, or that its own words give; empty where none is."""
        days = (self.told, self.last if self.basis == "words" else "")
        return min((day for day in days if day), default="")

    @property
    def voice(self) -> str:
        """Who answers for it in the end: the innermost holder, empty for the outlets themselves."""
        return self.holders[-1] if self.holders else ""


def sources(said: Iterable[Said]) -> int:
    """How many independent voices there are: by origin, never by outlet."""
    return len({one.source for one in said})


def any_sure(said: Iterable[Said]) -> bool:
    """Whether anything in it reaches the bound that was asked for."""
    return any(one.sure for one in said)


def bounds(said: Iterable[Said]) -> tuple[str, str]:
    """First and last day of what is dated among it; empty where nothing is."""
    dated = [one for one in said if one.dated]
    return min((one.first for one in dated), default=""), max((one.last for one in dated), default="")


CURRENT = 90
"""Days before the word that gives a state within which another voice's word stands beside it. What was said a season
earlier was said of another time: it is history, and no rival."""


def is_beside(other: Said, word: Said) -> bool:
    """Whether another voice's word speaks of the same time as the word that gives the state, or of a later one."""
    if not (other.dated and word.dated):
        return other.dated == word.dated
    return (date.fromisoformat(word.last) - date.fromisoformat(other.last)).days <= CURRENT
