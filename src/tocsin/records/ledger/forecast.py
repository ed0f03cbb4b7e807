"""What somebody said may, will or would happen, to be held against what comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .entry import Followed
from .said import Said

Resolution = Literal["open", "came", "did not come"]


@dataclass(frozen=True, slots=True)
class ForecastEntry(Followed):
    """One forecast by one holder, in one wording, however many documents carry it."""

    id: str
    holders: tuple[str, ...]
    """Who forecasts, outermost first; empty: the outlet itself."""
    names: tuple[str, ...]
    """Persons in a public role who say it, as written."""
    outcome: str
    condition: str
    status: str
    """possible, conditional or expected, as RECORDS.md has it."""
    due: tuple[str, str]
    """First and last day for which it is forecast, by its own words; empty where they give none."""
    day: tuple[str, str]
    """First and last day on which it was told; empty where nothing dates its telling."""
    said: tuple[Said, ...]
    parties: tuple[str, ...] = ()
    """Actors of the events that the same words tell: whom it is about."""
    resolved: Resolution = "open"
    """What came of it, as an analyst found. Nothing here decides that."""
    as_of: str = ""

    @property
    def actors(self) -> tuple[str, ...]:
        """Who forecasts and whom it is about."""
        return tuple(dict.fromkeys((*self.holders, *self.parties)))

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that it is about, as far as the same words tell."""
        return self.parties

    @property
    def vague(self) -> bool:
        """Whether nobody who could be held to it says so: an unnamed source."""
        return bool(self.holders) and self.holders[-1] == "unnamed"
