"""Incidents as JSON values, as rows of a table, and as one line of plain English.

Whoever holds so stands beside each of them; what every export says of itself does too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from tocsin.records import Incident, Report
from tocsin.records.contradiction import Contradiction
from tocsin.registry.types import Registry

from .figures import days, quantity
from .jsonl import ORIGIN
from .measured import error_rates
from .naming import actor_names, one_line
from .phrases import phrase
from .table import Row, Table, cell, chains
from .voices import holders_say
from .wording import LEADS

Coders = Callable[[Incident], Sequence[str]]
"""From an incident to the versions of the coders that made its records."""

INCIDENTS = Table(
    (
        "id", "standing", "claim", "holders", "headline", "event_type", "mode", "actors", "targets",
        "first", "last", "day_first", "day_last", "country", "admin1", "place", "place_precision",
        "latitude", "longitude", "killed_low", "killed_best", "killed_high", "counts", "sure",
        "origins", "documents", "reports", "outlets", "single_origin", "first_report", "last_report", "denies",
        "evidence", "doc", "record", "origin", "error_rates", "version",
    ),
    whole=frozenset({"origins", "documents", "reports"}),
    numbers=frozenset({"latitude", "longitude", "killed_low", "killed_best", "killed_high", "sure"}),
)  # fmt: skip
"""Columns of a row an incident; ``docs/export-columns.md`` says what each holds."""


def incident_line(incident: Incident, registry: Registry | None = None) -> str:
    """The incident in a line, by the report that asserts most: who says so first, and how far it is so."""
    best = incident.best
    past, going, infinitive, before = phrase(incident.event_type, best.mode)
    verbs = {
        "actual": past, "ongoing": f"(under way) {going}", "possible": going, "conditional": going, "denied": going,
    }  # fmt: skip
    verb = verbs.get(best.status, f"to {infinitive}")
    target = f" {before} {actor_names(incident.targets, registry)}" if incident.targets else ""
    what = f"{LEADS.get(best.status, '')}{actor_names(incident.actors, registry)} {verb}{target}"
    place = f", place: {best.place}" if best.place else ""
    when = f", {days(incident)}" if incident.first else ""
    dead = f"; killed: {quantity(incident.killed)}" if incident.killed else ""
    return one_line(f"{holders_say(best.holders, registry, best.outlet)}: {what}{place}{when}{dead}")


def incident_to_dict(
    incident: Incident, coders: Sequence[str] = (), registry: Registry | None = None
) -> dict[str, Any]:
    """All of an incident as JSON values: its reports, each with who says so, and what they come to."""
    one, sources = incident, incident.sources
    same = ("id", "event_type", "standing", "fact", "actors", "targets", "country", "first", "last", "killed")
    return {
        **{name: getattr(one, name) for name in same},
        "headline": incident_line(one, registry),
        "claim": one.standing == "claim",
        "holders": held_by(one),
        "mode": one.best.mode,
        "day": one.day and one.day._asdict(),
        "where": one.where and one.where._asdict(),
        "counts": {tally: found._asdict() for tally, found in one.counts.items()},
        "single_origin": len(sources) == 1,
        "first_report": one.told[0],
        "last_report": one.told[1],
        "denies": one.denies,
        "held": one.held,
        "outlets": one.outlets,
        "origins": [
            {"origin": s.origin, "outlets": s.outlets, "documents": sorted({r.doc for r in s.reports})} for s in sources
        ],
        "reports": [_report(report) for report in one.reports],
        **self_description(coders),
    }  # fmt: skip


def self_description(coders: Sequence[str], origin: str = ORIGIN) -> dict[str, Any]:
    """What every export says of itself: how it came about, by which coder, and how often that one is wrong."""
    return {"origin": origin, "error_rates": error_rates(), "versions": sorted(set(filter(None, coders)))}


def contradiction_to_dict(found: Contradiction) -> dict[str, Any]:
    """A contradiction as JSON values: what each side says, through how many origins, and who."""
    sides = [
        {"said": side.said, "origins": side.origins, "voices": [voice._asdict() for voice in side.voices]}
        for side in found.sides
    ]
    return {key: value for key, value in asdict(found).items() if key != "sides"} | {"sides": sides}


def held_by(incident: Incident) -> list[tuple[str, ...]]:
    """Everybody beside the outlets who says so, each chain outermost first and each once."""
    return list(dict.fromkeys(report.holders for report in incident.reports if report.holders))


def incident_rows(
    incidents: Iterable[Incident], coders: Coders = lambda _: (), registry: Registry | None = None
) -> Iterator[Row]:
    """One row an incident."""
    return (incident_row(one, coders(one), registry) for one in incidents)


def incident_row(incident: Incident, coders: Sequence[str] = (), registry: Registry | None = None) -> Row:
    """One incident as flat cells, by the columns of :data:`INCIDENTS`."""
    one, best, where, day = incident, incident.best, incident.where, incident.day
    dead = one.counts.get("killed")
    found: dict[str, Any] = {
        "id": one.id, "standing": one.standing, "claim": one.standing == "claim",
        "holders": chains(held_by(one)), "headline": incident_line(one, registry),
        "event_type": one.event_type, "mode": best.mode, "actors": one.actors, "targets": one.targets,
        "first": one.first, "last": one.last,
        "day_first": day.first if day else "", "day_last": day.last if day else "",
        "country": one.country, "killed_low": dead and dead.low, "killed_best": dead and dead.best,
        "killed_high": dead and dead.high,
        "counts": "; ".join(f"{tally} {_count(c.low, c.best, c.high)}" for tally, c in one.counts.items()),
        "sure": one.fact, "origins": len(one.sources), "documents": len(one.documents), "reports": len(one.reports),
        "outlets": one.outlets, "single_origin": one.single_origin, "first_report": one.told[0],
        "last_report": one.told[1], "denies": one.denies, "evidence": best.evidence, "doc": best.doc,
        "record": best.record, "origin": ORIGIN, "error_rates": error_rates(),
        "version": sorted(set(filter(None, coders))),
    }  # fmt: skip
    if where:
        found |= {"admin1": where.admin1, "place": where.name, "place_precision": where.precision,
                  "latitude": where.latitude, "longitude": where.longitude}  # fmt: skip
    return {column: cell(found[column]) for column in INCIDENTS.columns if column in found}


def _report(report: Report) -> dict[str, Any]:
    same = ("doc", "record", "standing", "status", "holders", "fact", "outlet", "published", "source", "evidence")
    return {name: getattr(report, name) for name in same} | {"numbers": dict(report.numbers)}


def _count(low: float | None, best: float, high: float | None) -> str:
    bounds = ("" if value is None else f"{value:.12g}" for value in (low, high))
    return f"{'..'.join(bounds)} (best {best:.12g})"
