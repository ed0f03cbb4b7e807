"""How two parties stand to each other through time."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import Followed
from .said import Said


@dataclass(frozen=True, slots=True)
class RelationPoint:
    """One act between the two, or one word on how they stand, with the tone that the relation had after it."""

    what: str
    """The root of the act, or the change that is stated: closer, worse, none."""
    value: float
    """From −10, most hostile, to +10, most cooperative: that of the root, or of the change."""
    weight: float
    """Probability that it happened as told; 0 where it does not count: somebody else's claim, a copy, no day."""
    tone: float | None
    """The tone on its day; None where nothing dates it."""
    said: Said


@dataclass(frozen=True, slots=True)
class RelationEntry(Followed):
    """One pair. Direction is what is stated; tone is worked out, by the formula of ``merge.ledgers.relations``."""

    id: str
    a: str
    b: str
    change: str
    """The last direction that anybody stated: closer or worse; none where nobody did."""
    holders: tuple[str, ...]
    """Who stated it, outermost first; empty where an outlet did in its own voice, or nobody."""
    day: tuple[str, str]
    """First and last day for which it was stated; empty where nothing dates it."""
    at: str
    """The day of ``tone``; empty where nothing of the pair is dated."""
    tone: float | None
    """From −10 to +10 on that day; None where nothing counts."""
    trend: float | None
    """How much tone has changed over the quarter before."""
    points: tuple[RelationPoint, ...]
    """In the order of time, what nothing dates last."""
    as_of: str = ""

    @property
    def said(self) -> tuple[Said, ...]:
        """Every word on it."""
        return tuple(point.said for point in self.points)

    @property
    def actors(self) -> tuple[str, ...]:
        """The two."""
        return self.a, self.b

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that it is about: the two."""
        return self.a, self.b

    @property
    def vague(self) -> bool:
        """Never: a pair is always known."""
        return False
