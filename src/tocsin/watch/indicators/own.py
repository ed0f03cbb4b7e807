"""Counts the project's own incidents and postures. Only what is told as having happened counts, and surely enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tocsin.records import Incident, Posture, Reported
from tocsin.records.actor import base
from tocsin.records.figure import By, Coverage, Figure, Metric, Period
from tocsin.records.incident import TOLD
from tocsin.registry import Registry

from .periods import period_of

SOURCE = "own incidents"
_ATTRIBUTION = "the period that all days lie in by which most origins date it; what no report dates to one is left out"
_DEFINITIONS: Mapping[Metric, str] = {
    "events": "incidents told as having happened, by an outlet or by somebody it cites, surely enough",
    "deaths": "dead in incidents that give a number: best is what most origins say last, the careful end of it",
    "protests": "incidents of protest told as having happened",
    "postures": "different foreign forces or bases told as there: owner, country and kind",
    "cooperative": "incidents between the two whose kind is cooperative in PLOVER's sense",
    "hostile": "incidents between the two whose kind is conflict in PLOVER's sense",
}
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted."""

    by: By = "country"
    period: Period = "year"
    countries: tuple[str, ...] = ()
    """In this order; several are also counted as one area."""
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """Roots, if not all."""


@dataclass(slots=True)
class _Sum:
    value: float = 0.0
    low: float = 0.0
    high: float | None = 0.0
    reports: int = 0
    origins: set[str] = field(default_factory=set)

    def add(self, incident: Incident, value: float, low: float, high: float | None) -> None:
        self.value += value
        self.low += low
        # One open end leaves the whole open.
        self.high = None if self.high is None or high is None else self.high + high
        self.reports += len(incident.reports)
        self.origins |= {report.source for report in incident.reports}


Sums = Mapping[tuple[Metric, Place, str], _Sum]


def count_incidents(incidents: Iterable[Incident], asked: Asked, registry: Registry) -> Sums:
    """Sums by metric, scope and period."""
    sums: dict[tuple[Metric, Place, str], _Sum] = defaultdict(_Sum)
    for incident in incidents:
        day = incident.day
        when = period_of(day.first, day.last, asked.period) if day else ""
        if not when or incident.standing not in TOLD or (asked.types and incident.event_type not in asked.types):
            continue
        counted = _metrics(incident, asked, registry)
        for place in _places(incident, asked):
            for metric, value, low, high in counted:
                sums[metric, place, when].add(incident, value, low, high)
    return sums


def count_postures(reported: Iterable[Reported], asked: Asked) -> Sums:
    """Different foreign forces told as there, by country and period of the report."""
    seen: dict[tuple[Place, str], dict[tuple[str, str, str], list[Reported]]] = defaultdict(lambda: defaultdict(list))
    for one in reported:
        posture = one.record
        if not isinstance(posture, Posture) or posture.state != "present" or not posture.host or not one.published:
            continue
        when = period_of(one.published, one.published, asked.period)
        for owner in {base(owner) for owner in posture.owner} - {posture.host}:
            for place in _of_country(posture.host, asked):
                seen[place, when][owner, posture.host, posture.element].append(one)
    sums: dict[tuple[Metric, Place, str], _Sum] = {}
    for (place, when), forces in seen.items():
        all_of_them = [one for same in forces.values() for one in same]
        number = float(len(forces))
        sums["postures", place, when] = _Sum(
            number, number, number, len(all_of_them), {one.source for one in all_of_them}
        )
    return sums


def figure(
    metric: Metric,
    place: Place,
    when: str,
    sums: Sums,
    documents: Callable[[Place, str], int],
    read: Mapping[str, int],
    asked: Asked,
) -> Figure:
    """One count. None is known where nothing was told and no document of the period says anything of the place."""
    found, about = sums.get((metric, place, when)), documents(place, when)
    coverage = Coverage(found.reports if found else 0, len(found.origins) if found else 0, about, read.get(when, 0))
    known = found is not None or about > 0
    bounds = (found.low, found.high) if found else (0.0, 0.0)
    definition = _DEFINITIONS[metric]
    definition += f"; kinds {', '.join(asked.types)}" if asked.types else ""
    return Figure(
        metric, SOURCE, asked.by, place, when, (found.value if found else 0.0) if known else None,
        bounds[0] if known and metric == "deaths" else None, bounds[1] if known and metric == "deaths" else None,
        definition, _ATTRIBUTION if metric != "postures" else "the period in which the report came out", coverage,
    )  # fmt: skip


def _metrics(
    incident: Incident, asked: Asked, registry: Registry
) -> Sequence[tuple[Metric, float, float, float | None]]:
    one = (1.0, 1.0, 1.0)
    found: list[tuple[Metric, float, float, float | None]] = []
    if asked.by == "dyad":
        hostile = registry.ontology.roots[incident.event_type].quad > 2
        found.append(("hostile" if hostile else "cooperative", *one))
    else:
        found.append(("events", *one))
        if incident.event_type == "PROTEST":
            found.append(("protests", *one))
    dead = incident.counts.get("killed")
    if dead is not None:
        found.append(("deaths", dead.best, dead.low if dead.low is not None else dead.best, dead.high))
    return found


def _places(incident: Incident, asked: Asked) -> list[Place]:
    match asked.by:
        case "country":
            return _of_country(incident.country, asked)
        case "admin1":
            where = incident.where
            wanted = not asked.countries or incident.country in asked.countries
            return [(incident.country, where.admin1)] if where and where.admin1 and incident.country and wanted else []
        case "actor":
            parties = {base(actor) for actor in (*incident.actors, *incident.targets)}
            return [(actor,) for actor in sorted(parties) if _is_wanted(incident, asked) and _named(actor, asked)]
        case "dyad":
            sides = {base(a) for a in incident.actors}, {base(t) for t in incident.targets}
            pairs = {tuple(sorted((a, t))) for a in sides[0] for t in sides[1] if a != t}
            return sorted(pair for pair in pairs if _is_wanted(incident, asked) and _both(pair, asked))


def _is_wanted(incident: Incident, asked: Asked) -> bool:
    return not asked.countries or incident.country in asked.countries


def _named(actor: str, asked: Asked) -> bool:
    return not asked.actors or actor in {base(one) for one in asked.actors}


def _both(pair: Place, asked: Asked) -> bool:
    named = {base(one) for one in asked.actors}
    return not named or (set(pair) <= named if len(named) > 1 else bool(named & set(pair)))


def _of_country(country: str, asked: Asked) -> list[Place]:
    if not country or (asked.countries and country not in asked.countries):
        return []
    whole = [asked.countries] if len(asked.countries) > 1 else []
    return [*whole, (country,)]


def pairs(actors: Sequence[str]) -> list[Place]:
    """Every two of some actors."""
    return [tuple(sorted(pair)) for pair in combinations(sorted({base(one) for one in actors}), 2)]
