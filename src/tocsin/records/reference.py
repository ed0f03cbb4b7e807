"""Figures and events that others have counted: kept beside the project's own records, and never mixed with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Family = Literal["ucdp-ged", "ucdp-candidate", "ucdp-country-month", "gdelt", "plover", "records"]
FAMILIES: tuple[Family, ...] = get_args(Family)
Trust = Literal["fact", "lead"]
"""``fact``: people checked each row by the source's own definition. ``lead``: machine-made, to be looked into; it is
shown as a lead and never counted."""


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """One edition of one source, with what has to be said wherever a figure of it is shown."""

    family: Family
    version: str
    """As the source numbers it: ``23.1``; empty where neither file nor user says."""
    name: str
    licence: str
    credit: str
    """The line that the licence asks for."""
    definition: str
    """What is counted, in a sentence."""
    attribution: str
    """Which month an event of several days is counted in."""
    trust: Trust = "fact"

    @property
    def key(self) -> str:
        """Family and version: what an edition is told from others by."""
        return f"{self.family} {self.version}".strip()


class ReferenceEvent(NamedTuple):
    """One event of such a source. A tuple, for there are hundreds of thousands."""

    id: str
    """The source's own."""
    kind: str
    """What the source calls it: state-based, non-state, one-sided; a CAMEO code; a PLOVER root."""
    event_type: str = ""
    """PLOVER root, where the source has one or its own code gives one."""
    side_a: str = ""
    side_b: str = ""
    country: str = ""
    """ISO alpha-3; empty where the source's name for it is not known."""
    admin1: str = ""
    admin2: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""
    """How exact the place is: place, near, admin2, admin1, country, region; empty where the source does not say."""
    date_start: str = ""
    date_end: str = ""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    """Dead; None where the source counts none."""
    reports: int | None = None
    """How many reports the source had; None where it does not say."""
    url: str = ""
    told: str = ""
    """ISO day on which the source had it."""


class ReferenceMonth(NamedTuple):
    """Deaths of one country and month, as a source adds them up."""

    country: str
    month: str
    """``2023-01``."""
    deaths: float
    population: float | None = None


class BadRow(NamedTuple):
    """A row that was passed over."""

    line: int
    reason: str


Row = ReferenceEvent | ReferenceMonth | BadRow


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file brought."""

    source: ReferenceSet
    file: str
    rows: int
    """Rows that are kept, of this file."""
    new: int
    """Of these, rows that were not there before, or said something else."""
    bad: int
    resumed_at: int = 0
    """Rows that an earlier import, which was cut off, had done."""
    already: bool = False
    """The same file was imported before: nothing was read."""


@dataclass(frozen=True, slots=True)
class HeldSet:
    """An edition as a project holds it."""

    source: ReferenceSet
    events: int
    months: int
    first: str
    """First and last ISO day, or month, that it speaks of; empty where it holds nothing."""
    last: str
    countries: tuple[str, ...]
    """Those that it has rows of. A country that is not among them was not in the files: nothing is known of it."""
    imported_at: str
    finished: bool
