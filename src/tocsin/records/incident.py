"""One thing that happened or may happen, as told by one report or by several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, Self, get_args

from .base import Bounds
from .event import FACTS, Event
from .telling import Count, Day, Source, Step, Where, count, counts, day, in_time, sources, trail, where

Standing = Literal["fact", "claim", "prospect", "denied"]
"""What its reports make of it: asserted by an outlet, only held by somebody, not yet so, or said not to be so."""
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""Those that assert most first."""
TOLD: frozenset[Standing] = frozenset({"fact", "claim"})
"""Those that tell it as having happened."""


class Report(NamedTuple):
    """What merging asks of one event record, with what is known of the document that it stands in.

    It is less than the record, and a tuple, for a hundred thousand of them are looked at in one go; ``record`` leads
    back to the record.
    """

    doc: str
    record: str
    """The event record's id."""
    event_type: str
    status: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    country: str = ""
    date_start: str = ""
    date_end: str = ""
    numbers: Mapping[str, Bounds] = MappingProxyType({})
    outlet: str = ""
    published: str = ""
    """ISO date, empty where unknown."""
    fact: float | None = None
    """Probability that the record rightly tells something as happened or happening; None where it was not weighed."""
    mode: str = ""
    place: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place_precision: str = ""
    """How exact the coordinates are; see :data:`tocsin.records.PlacePrecision`."""
    names: tuple[str, ...] = ()
    """Persons in a public role."""
    evidence: str = ""
    """The document's own words."""
    title: str = ""
    """The document's."""
    origin: str = ""
    """Id of the group of documents that go back to one origin; empty where origins were not looked for."""

    @classmethod
    def of(cls, event: Event, outlet: str = "", published: str = "", title: str = "", origin: str = "") -> Self:
        """A report of an event record."""
        numbers = {str(name): bounds for name, bounds in event.numbers.items()}
        return cls(
            event.doc, event.id, event.event_type, event.status, event.actors, event.targets, event.holders,
            event.country, event.date_start, event.date_end, numbers, outlet, published, event.fact,
            event.mode, event.place, event.admin1, event.latitude, event.longitude, event.place_precision,
            event.names, event.evidence, title, origin,
        )  # fmt: skip

    @property
    def source(self) -> str:
        """What counts as one voice: the origin, or the document itself where none is known. Never the outlet."""
        return self.origin or self.doc

    @property
    def standing(self) -> Standing:
        """A claim is what somebody else than the outlet answers for; a fact the outlet tells in its own voice."""
        if self.status == "denied":
            return "denied"
        if self.status not in FACTS:
            return "prospect"
        return "claim" if self.holders else "fact"

    @property
    def filled(self) -> int:
        """How much it says: who, to whom, where, when, and how many."""
        return sum(map(bool, (self.actors, self.targets, self.country, self.date_start, self.numbers)))


@dataclass(frozen=True, slots=True)
class Incident:
    """Reports that tell one act. It asserts nothing of its own: every figure is one of its reports'."""

    id: str
    event_type: str
    standing: Standing
    """The best standing among its reports, except that a denied or awaited act never becomes a fact by company."""
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    country: str
    first: str
    """Earliest day that it can have been on, ISO; empty where no report dates it."""
    last: str
    reports: tuple[Report, ...]
    denies: str = ""
    """Of a denied act: the incident told elsewhere that its reports deny; empty where none is known."""
    held: bool = False
    """An analyst put some of its reports together, or parted them from others."""

    @property
    def best(self) -> Report:
        """The report that asserts most and, of these, says most: the one to show the incident by."""
        return min(self.reports, key=lambda r: (STANDINGS.index(r.standing), -r.filled, r.doc, r.record))

    @property
    def fact(self) -> float | None:
        """Probability that at least one of its reports rightly tells it as happened or happening.

        It is that of its surest report. However the reports hang together, the chance that any of them is right is no
        less; how much more it is cannot be said while copies of one origin count as several. Multiplying, as if each
        outlet had seen for itself, would make a certainty of one agency's mistake. None where no report was weighed.
        """
        if len(self.reports) == 1:
            return self.reports[0].fact
        return max((report.fact for report in self.reports if report.fact is not None), default=None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Mastheads that tell it, by name, each once; reports of unnamed ones are left out.

        Two mastheads may be one origin: :attr:`sources` says how many there are.
        """
        return tuple(sorted({report.outlet for report in self.reports if report.outlet}))

    @property
    def documents(self) -> tuple[str, ...]:
        """Documents that tell it, each once."""
        if len(self.reports) == 1:
            return (self.reports[0].doc,)
        return tuple(dict.fromkeys(report.doc for report in self.reports))

    @property
    def killed(self) -> Bounds | None:
        """Lowest and highest count of dead among the reports, where any gives one."""
        if len(self.reports) == 1:
            return self.reports[0].numbers.get("killed")
        found = count(self.reports, "killed")
        return (found.low, found.high) if found else None

    @property
    def counts(self) -> Mapping[str, Count]:
        """Low, best and high of everything that its reports count."""
        return counts(self.reports)

    @property
    def day(self) -> Day | None:
        """The best date, as an interval; ``first`` and ``last`` say between which days any report has it."""
        return day(self.reports)

    @property
    def where(self) -> Where | None:
        """The best place."""
        return where(self.reports)

    @property
    def trail(self) -> tuple[Step, ...]:
        """What each report made of it, in the order in which they came out."""
        return trail(self.reports)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its reports by origin: independence is counted by origin, never by outlet."""
        return sources(self.reports)

    @property
    def single_origin(self) -> bool:
        """Whether all of it rests on one origin, however many outlets carry it."""
        return len({report.source for report in self.reports}) == 1

    @property
    def told(self) -> tuple[str, str]:
        """Days on which the first and the last report came out, ISO; empty where no report is dated."""
        days = [report.published for report in in_time(self.reports) if report.published]
        return (days[0], days[-1]) if days else ("", "")
