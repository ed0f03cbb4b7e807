"""A brief: what changed since a cut-off, as sentences that each cite the records which they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .alert import Alert
from .contradiction import Contradiction
from .figure import Beside
from .incident import Incident
from .ledger.agreement import AgreementEntry
from .ledger.dispute import DisputeEntry
from .ledger.forecast import ForecastEntry
from .ledger.indicator import IndicatorEntry
from .ledger.posture import PostureEntry
from .ledger.prospect import ProspectEntry
from .outlook import CountryOutlook, Outlook


class Week(NamedTuple):
    """A week in the chart."""

    monday: str
    facts: int
    claims: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a brief is about."""

    since: str
    """First ISO day on which what is news was told."""
    until: str
    """The last one."""
    countries: tuple[str, ...] = ()
    """Only these; empty: all."""
    actors: tuple[str, ...] = ()
    sure: float = 0.0
    """Probability below which what is told as having happened is left out."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a brief may be made of, as it stood at its end."""

    incidents: tuple[Incident, ...] = ()
    contradictions: tuple[tuple[Incident, Contradiction], ...] = ()
    agreements: tuple[AgreementEntry, ...] = ()
    postures: tuple[PostureEntry, ...] = ()
    prospects: tuple[ProspectEntry, ...] = ()
    forecasts: tuple[ForecastEntry, ...] = ()
    disputes: tuple[DisputeEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    beside: tuple[Beside, ...] = ()
    """Counts that come nearest to quoted figures."""
    alerts: tuple[Alert, ...] = ()
    outlook: Outlook | None = None
    read: int = 0
    """Documents that were published in this time."""
    undated: int = 0
    """Documents without a date: nothing says whether they are of this time."""
    weeks: tuple[Week, ...] = ()
    coders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Incidents of one country, or of none."""

    country: str
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the material goes into a brief, in the order in which it is told."""

    scope: Scope
    first: tuple[Incident, ...] = ()
    """What weighs most, for the paragraph at the head."""
    alerts: tuple[Alert, ...] = ()
    topics: tuple[Topic, ...] = ()
    agreements: tuple[AgreementEntry, ...] = ()
    postures: tuple[PostureEntry, ...] = ()
    contradictions: tuple[tuple[Incident, Contradiction], ...] = ()
    disputes: tuple[DisputeEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    beside: tuple[Beside, ...] = ()
    prospects: tuple[ProspectEntry, ...] = ()
    forecasts: tuple[ForecastEntry, ...] = ()
    outlooks: tuple[CountryOutlook, ...] = ()
    new: tuple[Incident, ...] = ()
    """Every new incident, told or not: for the map, the chart and the counts."""
    told: int = 0
    unsure: int = 0
    """New incidents that only their probability keeps out."""


Look = Literal["fact", "claim", "plan", "dispute", "figure"]
"""What a sentence makes of what it tells, shown by a mark as on the pages."""


class Cite(NamedTuple):
    """The record behind a part of a sentence."""

    doc: str
    record: str
    words: str
    """The document's own, verbatim."""
    outlet: str
    published: str
    """ISO day; empty where the document has none."""
    holders: tuple[str, ...]
    source: str
    """What counts as one voice: the origin, or the document."""
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note at the end: one record, or one set of imported figures."""

    number: int
    cite: Cite | None
    credit: str = ""
    """Of imported figures: the source's credit line; empty for a record."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the numbers of its notes; there is none without."""

    text: str
    look: Look
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; ``paragraph``: they are read on, not listed."""

    title: str
    sentences: tuple[Sentence, ...]
    paragraph: bool = False
    level: int = 2
    remark: str = ""
    """On the brief itself, not on the world: what is left out, how to read it."""


class Dot(NamedTuple):
    """An incident on the map, no finer than it is told."""

    longitude: float
    latitude: float
    look: Look
    label: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole, ready to be rendered."""

    title: str
    scope: Scope
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    unknown: tuple[str, ...]
    """What the brief does not know, in lines on its own coverage."""
    method: tuple[str, ...]
    dots: tuple[Dot, ...] = ()
    countries: tuple[str, ...] = ()
    """Countries that the map is drawn around and shades: where something is told of."""
    weeks: tuple[Week, ...] = ()
