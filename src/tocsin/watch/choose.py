"""Chooses incidents: those of a kind, of somebody, of a time, told surely enough, in the order that is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tocsin.records import Incident
from tocsin.records.actor import base
from tocsin.records.incident import TOLD, Standing
from tocsin.records.wanted import IncidentOrder

from .sure import is_less_sure


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are wanted; what is empty does not narrow. Within one field any value will do."""

    standings: Collection[Standing] = TOLD
    """Told as having happened, unless others are asked for."""
    types: Sequence[str] = ()
    """Roots."""
    actors: Sequence[str] = ()
    """On either side and in either case; ``NER`` is found as ``NER.GOV`` too, ``NER.GOV`` only as itself."""
    countries: Sequence[str] = ()
    since: str = ""
    until: str = ""
    """Incidents whose days reach into this time; undated ones are left out."""
    sure: float = 0.0
    """Least probability of what is told as having happened."""
    order: IncidentOrder = "latest"
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Incidents of one page, how many there are on all pages, and how many more only their probability keeps out."""

    incidents: tuple[Incident, ...]
    total: int
    left_out: int
    least: float
    """The probability that did."""


def choose_incidents(incidents: Iterable[Incident], wanted: Wanted) -> Chosen:
    """Those that pass, in order. Whatever is left out for being less sure is counted, so that it can be told."""
    fitting = [incident for incident in incidents if _fits(incident, wanted)]
    found = _ordered((i for i in fitting if not is_less_sure(i, wanted.sure)), wanted.order)
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return Chosen(tuple(found[wanted.offset : end]), len(found), len(fitting) - len(found), wanted.sure)


def _fits(incident: Incident, wanted: Wanted) -> bool:
    if wanted.standings and incident.standing not in wanted.standings:
        return False
    if wanted.types and incident.event_type not in wanted.types:
        return False
    if wanted.countries and incident.country not in wanted.countries:
        return False
    if (wanted.since or wanted.until) and not _reaches(incident, wanted.since, wanted.until):
        return False
    return not wanted.actors or any(_is_party(incident, actor.casefold()) for actor in wanted.actors)


def _reaches(incident: Incident, since: str, until: str) -> bool:
    return bool(incident.first) and (not since or incident.last >= since) and (not until or incident.first <= until)


def _is_party(incident: Incident, actor: str) -> bool:
    parties = (party.casefold() for party in (*incident.actors, *incident.targets))
    return any(party == actor or ("." not in actor and base(party) == actor) for party in parties)


def _ordered(incidents: Iterable[Incident], order: IncidentOrder) -> list[Incident]:
    """What is even in the order asked for comes latest first; what was never weighed, or is undated, comes last."""
    latest = sorted(incidents, key=lambda incident: (incident.first, incident.id), reverse=True)
    match order:
        case "confidence":
            return sorted(latest, key=lambda incident: (incident.fact is None, -(incident.fact or 0)))
        case "doubt":
            return sorted(latest, key=lambda incident: (incident.fact is None, incident.fact or 0))
        case "origins":
            return sorted(latest, key=lambda incident: -len(incident.sources))
        case "latest":
            return latest
