"""Incidents as the map draws them: never more exactly than their reports tell, and some less exactly.

What is told only of a province shades its area, what is told only of a country shades the country, what is told of no
place stands in the list alone; each is counted. Help is shaded at most by country, and so is what lies at a camp, a
hospital or a shelter: a map that anybody can open must not lead to those who are there (docs/USE.md).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from tocsin.records import Incident
from tocsin.records.shown import MapIncident

from .symbols import KIND_OF

Level = Literal["place", "near", "area", "country", "nowhere"]
"""A named place; somewhere near one; somewhere in a province; somewhere in a country; not told."""
LEVELS: tuple[Level, ...] = get_args(Level)
HOW: Mapping[Level, str] = MappingProxyType(
    {
        "place": "on the map at its place",
        "near": "on the map near its place",
        "area": "on the map as somewhere in its province",
        "country": "on the map as somewhere in its country",
        "nowhere": "not on the map: no place is told",
    }
)
"""What the list says of it, for those who do not see the map."""
COLUMNS = ("id", "kind", "type", "standing", "level", "place", "lat", "lon", "area", "country", "first", "last", "low",
           "best", "high", "origins")  # fmt: skip
"""What a row of the map's data has, in this order: names once, not five thousand times."""
_AREAS = Path(__file__).parent / "static" / "map" / "areas.json"
_SHELTERED_ROOTS = frozenset({"AID"})
_SHELTERS = re.compile(
    r"\b(camps?|refugees?|displaced|idps?|hospitals?|clinics?|health cent(?:er|re)s?|shelters?|convoys?|"
    r"hôpita(?:l|ux)|cliniques?|dispensaires?|réfugiés|déplacés|abris?|centres? de santé)\b",
    re.IGNORECASE,
)
"""Names of places that the people there need kept off a map, in the languages that are coded."""


def level_of(incident: MapIncident) -> Level:
    """How exactly it may be drawn."""
    told = _told(incident)
    if told in {"place", "near", "area"} and _is_sheltered(incident):
        return "country" if incident.country else "nowhere"
    return told


def _told(incident: MapIncident) -> Level:
    """How exactly its reports tell where it was."""
    exact = incident.latitude is not None and incident.longitude is not None
    if exact and incident.precision in {"place", "near"}:
        return "place" if incident.precision == "place" else "near"
    if incident.precision in {"admin1", "admin2"} and incident.admin1 in areas().get(incident.country, ()):
        return "area"
    return "country" if incident.country else "nowhere"


def _is_sheltered(incident: MapIncident) -> bool:
    return incident.event_type in _SHELTERED_ROOTS or _SHELTERS.search(incident.place) is not None


def row(incident: MapIncident) -> tuple[Any, ...]:
    """One row of the map's data. Coordinates are sent only where they are drawn: what is not sent cannot leak."""
    level = level_of(incident)
    pointed = level in {"place", "near"}
    return (
        incident.id, KIND_OF[incident.event_type], incident.event_type, incident.standing, level,
        incident.place if pointed else "", incident.latitude if pointed else None,
        incident.longitude if pointed else None, incident.admin1 if level == "area" else "", incident.country,
        incident.first, incident.last, incident.low, incident.best, incident.high, incident.origins,
    )  # fmt: skip


def levels(found: Iterable[Level]) -> dict[Level, int]:
    """How many are drawn how exactly."""
    counted = Counter(found)
    return {level: counted[level] for level in LEVELS}


@lru_cache(maxsize=1)
def areas() -> Mapping[str, Sequence[str]]:
    """By country, the provinces that have an area on the map, by the gazetteer's names."""
    if not _AREAS.is_file():
        return {}
    found: Mapping[str, Sequence[str]] = json.loads(_AREAS.read_text(encoding="utf-8"))
    return found


def as_drawn(incident: Incident) -> MapIncident:
    """An incident as a map draws it."""
    where, dead = incident.where, incident.counts.get("killed")
    exact = where is not None and where.latitude is not None
    return MapIncident(
        id=incident.id, event_type=incident.event_type, mode=incident.best.mode, standing=incident.standing,
        latitude=where.latitude if where else None, longitude=where.longitude if where else None,
        precision=where.precision if where and exact else "", country=(where and where.country) or incident.country,
        admin1=where.admin1 if where else "", place=where.name if where else "", first=incident.first,
        last=incident.last, low=dead.low if dead else None, best=dead.best if dead else None,
        high=dead.high if dead else None, fact=incident.fact, origins=len(incident.sources),
        documents=len(incident.documents), actors=incident.actors, targets=incident.targets, title=incident.best.title,
    )  # fmt: skip
