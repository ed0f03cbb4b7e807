"""One incident for its page: who tells it, by origin; how many, and by whose word; what became of it; what contradicts.

Nothing is told in the page's own voice: each figure, day and place stands with the reports that give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.export.figures import quantity
from tocsin.export.naming import actor_names, country_name
from tocsin.export.origins import how
from tocsin.export.standing import Mark, mark_told
from tocsin.export.voices import holders_say
from tocsin.records import Incident, Origin, Record, Report
from tocsin.records.contradiction import Contradiction
from tocsin.records.telling import Count, in_time
from tocsin.registry import Registry
from tocsin.store import Filter, Project

from .cards import Card, card
from .outlets import only_state_controlled, outlet_of, ownership
from .shown import document_address

MOST = 200
"""Reports shown whole; an incident that more tell says how many are left to its API page."""
_PRECISION: Mapping[str, str] = {
    "place": "the place itself, as a report names it",
    "near": "near a place that a report names",
    "admin2": "known to the district only",
    "admin1": "known to the province only",
    "country": "known to the country only",
    "region": "known to a region of several countries only",
    "": "named, and not found on the map",
}
_TALLIES: Mapping[str, str] = {
    "crowd": "in a crowd", "personnel": "forces", "usd": "US dollars", "percent": "per cent",
}  # fmt: skip
_ABOUT: Mapping[str, str] = {"day": "When it was", "place": "Where it was", "actor": "Who did it"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One report of the incident."""

    report: Report
    card: Card | None
    """The record worded; None where it was replaced since."""
    mark: Mark
    says: str
    address: str
    how: str
    """How its text belongs to its origin: first known, near copy, credits an agency."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet that carries an origin."""

    name: str
    ownership: str
    """The judgement of who controls it, with who made it; empty where nobody is known to have."""
    state: bool


@dataclass(frozen=True, slots=True)
class Source:
    """All that goes back to one origin."""

    outlets: tuple[Outlet, ...]
    voices: tuple[Voice, ...]
    agency: str
    documents: int

    @property
    def state_only(self) -> bool:
        """Whether a government is said to control every outlet of it."""
        return bool(self.outlets) and all(outlet.state for outlet in self.outlets)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one kind, with everybody who gives a number."""

    name: str
    count: Count
    low: str
    best: str
    high: str
    voices: tuple[tuple[str, Voice], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """All who say one thing, where others say what cannot hold beside it."""

    said: str
    origins: int
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """One point on which reports contradict each other."""

    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The incident as its page shows it."""

    sources: tuple[Source, ...]
    trail: tuple[Voice, ...]
    tallies: tuple[Tally, ...]
    against: tuple[Against, ...]
    state_only: bool
    hidden: int
    """Reports beyond those that are shown."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """The records on the page."""
        return tuple(voice.card for voice in self.trail if voice.card)


def whole(
    project: Project, incident: Incident, against: Sequence[Contradiction], denials: Iterable[Incident],
    registry: Registry,
) -> Whole:  # fmt: skip
    """The incident with its records read. ``denials`` are the incidents that deny it, as contradictions name them."""
    reports = in_time(incident.reports)
    shown = reports[:MOST]
    beside = [report for denial in denials for report in denial.reports]
    voices = _voices(project, [*shown, *beside], registry)
    origins = project.origins(sorted({report.doc for report in shown}))
    return Whole(
        sources=tuple(_sources(shown, voices, origins, registry)),
        trail=tuple(voices[report.doc, report.record] for report in shown),
        tallies=tuple(_tally(name, found, shown, voices) for name, found in incident.counts.items()),
        against=tuple(_against(one, voices, registry) for one in against),
        state_only=only_state_controlled((report.outlet for report in reports), registry),
        hidden=len(reports) - len(shown),
    )


def place(incident: Incident, registry: Registry) -> tuple[str, str, str]:
    """Where it was, how exactly that is known, and coordinates only where a report names that very place."""
    found = incident.where
    if found is None:
        return "", "", ""
    country = country_name(found.country, registry) if found.country else ""
    name = ", ".join(dict.fromkeys(filter(None, (found.name, found.admin1, country))))
    exact = found.precision in {"place", "near"} and found.latitude is not None and found.longitude is not None
    point = f"{found.latitude:.2f}, {found.longitude:.2f}" if exact else ""
    known = found.precision if found.name or found.precision else "country"
    return name, _PRECISION.get(known, ""), point


def is_on_map(incident: Incident) -> bool:
    """Whether a map tells more than the country's name does."""
    found = incident.where
    return found is not None and found.latitude is not None and found.precision not in {"country", "region", ""}


def _voices(project: Project, reports: Sequence[Report], registry: Registry) -> dict[tuple[str, str], Voice]:
    keys = {(report.doc, report.record) for report in reports}
    docs, ids = sorted({doc for doc, _ in keys}), sorted({record for _, record in keys})
    kept = {(one.doc, one.id): one for one in project.records(Filter(documents=docs, ids=ids))} if keys else {}
    return {(r.doc, r.record): _voice(r, kept.get((r.doc, r.record)), registry) for r in reports}


def _voice(report: Report, record: Record | None, registry: Registry) -> Voice:
    worded = card(record, 1, registry, report.outlet) if record else None
    marked = worded.mark if worded else mark_told(report.status, report.holders)
    says = holders_say(report.holders, registry, report.outlet)
    return Voice(report, worded, marked, says, document_address(report.doc, f"w-{report.record}"), "")


def _sources(
    reports: Sequence[Report], voices: Mapping[tuple[str, str], Voice], origins: Mapping[str, Origin],
    registry: Registry,
) -> Iterable[Source]:  # fmt: skip
    by_origin: dict[str, list[Report]] = {}
    for report in reports:
        by_origin.setdefault(report.source, []).append(report)
    for mine in by_origin.values():
        names = sorted({report.outlet for report in mine if report.outlet})
        origin = next((origins[report.doc] for report in mine if report.doc in origins), None)
        members = {member.doc: how(member) for member in origin.members} if origin and len(origin.members) > 1 else {}
        told = [voices[report.doc, report.record] for report in mine]
        yield Source(
            tuple(_outlet(name, registry) for name in names),
            tuple(_with(voice, members.get(voice.report.doc, "")) for voice in told),
            origin.agency if origin else "",
            len({report.doc for report in mine}),
        )


def _with(voice: Voice, told: str) -> Voice:
    return Voice(voice.report, voice.card, voice.mark, voice.says, voice.address, told)


def _outlet(name: str, registry: Registry) -> Outlet:
    known = outlet_of(name, registry)
    return Outlet(name, ownership(known, registry) if known else "", bool(known and known.state_controlled))


def _tally(name: str, found: Count, reports: Sequence[Report], voices: Mapping[tuple[str, str], Voice]) -> Tally:
    told = [r for r in reports if name in r.numbers]
    return Tally(
        _TALLIES.get(name, name),
        found,
        "no lower bound" if found.low is None else f"{found.low:,.10g}",
        f"{found.best:,.10g}",
        "no upper bound" if found.high is None else f"{found.high:,.10g}",
        tuple((quantity(r.numbers[name]), voices[r.doc, r.record]) for r in told),
    )


def _against(one: Contradiction, voices: Mapping[tuple[str, str], Voice], registry: Registry) -> Against:
    about = _ABOUT.get(one.about, one.about.capitalize())
    if one.kind == "count":
        about = f"How many: {_TALLIES.get(one.about, one.about)}"
    sides = [
        Side(
            actor_names(side.said.split(), registry) if one.kind == "actor" else side.said,
            side.origins,
            tuple(voices[v.doc, v.record] for v in side.voices if (v.doc, v.record) in voices),
        )
        for side in one.sides
    ]
    return Against(about, tuple(sides))
