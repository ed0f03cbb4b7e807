"""What two sides say that cannot both hold, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from .said import Said, any_sure, bounds, sources


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
class DisputeEntry:
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

    @property
    def sources(self) -> int:
        """How many independent origins tell of it."""
        return sources(self.said)

    @property
    def sure(self) -> bool:
        """Whether a record of it is as sure as was asked for, or several origins tell it."""
        return any_sure(self.said) or self.sources > 1

    @property
    def span(self) -> tuple[str, str]:
        """First and last day of what is dated of it."""
        return bounds(self.said)
