"""What two sides say that cannot both hold, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import Followed
from .said import Said, sources


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One side, with what it says."""

    actors: tuple[str, ...]
    """Empty where the text names nobody: the outlet, or reports that it does not attribute."""
    says: tuple[Said, ...]
    """Its own words in the same passages, in the order of time."""

    @property
    def sources(self) -> int:
        """How many independent origins carry what it says."""
        return sources(self.says)


@dataclass(frozen=True, slots=True)
class DisputeEntry(Followed):
    """One thing disputed between the same sides. Which of them is right is nobody's to say here."""

    id: str
    topic: str
    topics: tuple[str, ...]
    """All wordings of it."""
    sides: tuple[DisputeSide, ...]
    said: tuple[Said, ...]
    """The passages that tell of the dispute."""
    as_of: str = ""

    @property
    def actors(self) -> tuple[str, ...]:
        """Who disputes."""
        return tuple(dict.fromkeys(actor for side in self.sides for actor in side.actors))

    @property
    def countries(self) -> tuple[str, ...]:
        """None beside the sides' own."""
        return self.actors

    @property
    def vague(self) -> bool:
        """Whether no side is named."""
        return not self.actors
