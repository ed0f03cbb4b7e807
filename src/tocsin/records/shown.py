"""What pages, interfaces, feeds and alerts are given: pages of lists, and rows that are less than what they tell of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

from .contradiction import Contradiction
from .incident import Incident, Standing
from .ledger.entry import Entry

T = TypeVar("T")
Facets = Mapping[str, Mapping[str, int]]
"""By field and value, how many of the whole list have it, the most frequent first."""
Basis = Literal["told", "seen"]
"""What a cut-off means: since when something was told (by the day of publication), or since when it stands in this
project (by the time at which it was merged)."""
BASES: tuple[Basis, ...] = ("told", "seen")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, and what is known of the whole list."""

    items: tuple[T, ...] = ()
    total: int = 0
    """How many there are on all pages."""
    after: str = ""
    """Ask for the next page with it; empty on the last."""
    left_out: int = 0
    """How many more only their probability keeps out."""
    least: float = 0.0
    """The probability that does."""
    facets: Facets = field(default_factory=dict)
    """Only where they were asked for."""


class MapIncident(NamedTuple):
    """What a map and a long list draw of an incident; :class:`tocsin.records.Incident` is all of it."""

    id: str
    event_type: str
    mode: str
    standing: Standing
    latitude: float | None
    """None where no report tells a place that is on the map."""
    longitude: float | None
    precision: str
    """See :data:`tocsin.records.PlacePrecision`: what is only told of a country is no dot in its middle."""
    country: str
    admin1: str
    place: str
    first: str
    """First and last day that it can have been on, ISO; empty where no report dates it."""
    last: str
    low: float | None
    """Dead, as low, best and high; None where no report counts them, and ``high`` also where one sets no bound."""
    best: float | None
    high: float | None
    fact: float | None
    origins: int
    documents: int
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    title: str
    """Of the document that tells most; untrusted text."""


class WeekOfType(NamedTuple):
    """Incidents of one week and root, and the event records behind them."""

    week: str
    """ISO date of its Monday."""
    event_type: str
    facts: int
    claims: int
    reports: int
    killed: float
    """Sum of the best counts of dead of the incidents told as fact: one incident counts once."""


class Dyad(NamedTuple):
    """What two parties do to each other: incidents told as having happened, in whichever direction."""

    a: str
    """Parties in the order of the alphabet: ``NER`` for all organs of the state, while ``NER.REB`` acts for itself."""
    b: str
    incidents: int
    facts: int
    hostile: int
    """Of roots that PLOVER counts as conflict, in words or deeds."""
    killed: float
    last: str
    """Last day on which one of them was."""
    before: int
    """Incidents in the stretch of the same length before, so that a rise can be told; 0 where no stretch is asked."""


class ActorRow(NamedTuple):
    """One actor in a list."""

    code: str
    """Without its sector."""
    incidents: int
    """Told as having happened, on either side."""
    records: int
    """Records of any type, in any part."""
    last: str
    """Last day of these incidents, ISO."""


@dataclass(frozen=True, slots=True)
class ActorShown:
    """What a project holds of one actor."""

    code: str
    records: Mapping[str, int]
    """How many by type, in any part."""
    roles: Mapping[str, int]
    """How many by part: actors, targets, holders, speaker and so on."""
    sectors: Mapping[str, int]
    """How many by the actor as coded: NER.GOV, NER.MIL."""
    incidents: Mapping[str, int]
    """How many by root, told as having happened."""
    dyads: tuple[Dyad, ...]
    """With whom most first."""
    countries: Mapping[str, int]
    """Where its incidents are."""
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of a ledger. Of a long one a list has the latest words alone; the counts beside it are of all."""

    ledger: str
    entry: Entry
    whole: bool
    """Whether the entry has every word; else ask for it by its id."""
    words: int
    """How many records it rests on."""
    sources: int
    """How many independent origins tell of it."""
    sure: bool
    first: str
    """First and last day of what is dated of it; empty where nothing is."""
    last: str
    state: str
    """Its state in one word: the agreement's, the forces', the direction of a relation, the fate of a person."""
    before: str = ""
    """The state before, where it changed; empty where it has had one only."""
    changed: str = ""
    """Day by which it was told that it has this state; empty where nothing dates that."""


class FoundDocument(NamedTuple):
    """A document that a search found."""

    id: str
    title: str
    outlet: str
    published: str
    lang: str
    state: str
    records: int
    excerpt: str
    """Words around the match as they stand in the text; matches between U+0002 and U+0003. Untrusted text."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What came since a cut-off."""

    since: str
    basis: Basis
    incidents: Page[Incident]
    """New ones, told as having happened, latest first."""
    entries: tuple[ShownEntry, ...]
    """Entries of ledgers that have another state than before, or are new with one, latest first."""
    entries_total: int
    contradictions: tuple[tuple[Incident, tuple[Contradiction, ...]], ...]
    contradictions_total: int
    """Incidents with contradictions, new or told of anew."""
    documents: int
    """Documents that came in."""
