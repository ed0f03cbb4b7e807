"""Killings in the columns of UCDP's georeferenced event data, for programs that read those.

The columns are those of GED 23.1, in its order (Sundberg and Melander, "Introducing the UCDP Georeferenced Event
Dataset", Journal of Peace Research 50, 2013; UCDP GED codebook, https://ucdp.uu.se/downloads). An incident is written
where it is violence (ASSAULT), is told as having happened, and some report counts one dead or more. What UCDP's own
people decide is left empty: its numbers of conflicts, dyads, actors and countries, and how clear an event is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any

from tocsin.records import Incident
from tocsin.records.actor import sector
from tocsin.records.incident import TOLD
from tocsin.registry.types import Registry

from .incidents import Coders, held_by, incident_line
from .jsonl import ORIGIN
from .measured import error_rates
from .naming import actor_names, country_name
from .places import WHERE_PREC
from .table import Row, Table, cell, chains

GED = Table(
    (
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
        "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
        "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
        "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
        "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
        "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
        "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
        "standing", "claim", "holders", "headline", "single_origin", "sure", "evidence", "doc", "record", "origin",
        "error_rates", "version",
    ),
    whole=frozenset({"year", "type_of_violence", "number_of_sources", "where_prec", "priogrid_gid", "date_prec"}),
    numbers=frozenset({"latitude", "longitude", "deaths_unknown", "best", "high", "low", "sure"}),
)  # fmt: skip
"""GED's columns, then ours; ``docs/export-columns.md`` says what each holds."""
_STATE = frozenset({"GOV", "MIL", "COP"})
_GROUP = frozenset({"REB", ""})
_POINTED = MappingProxyType({name: prec for name, prec in WHERE_PREC.items() if prec < 5})
_SPANS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Days that the date may lie in, and ``date_prec``: 1 the day, 2 two to six days, 3 a week, 4 a month; 5 longer."""


def is_killing(incident: Incident) -> bool:
    """Whether it is violence, told as having happened, with one dead or more by the best count."""
    dead = incident.counts.get("killed")
    return incident.event_type == "ASSAULT" and incident.standing in TOLD and dead is not None and dead.best >= 1


def ged_rows(incidents: Iterable[Incident], coders: Coders, registry: Registry) -> Iterator[Row]:
    """One row a killing; all other incidents are left out."""
    return (ged_row(one, coders(one), registry) for one in incidents if is_killing(one))


def ged_row(one: Incident, coders: Iterable[str], registry: Registry) -> Row:
    """One killing as cells."""
    dead, best = one.counts["killed"], one.best
    sides = [actor_names(side, registry, "") for side in (one.actors, one.targets)]
    found: dict[str, Any] = {
        "id": one.id, "code_status": ORIGIN, "type_of_violence": type_of_violence(one),
        "dyad_name": " - ".join(sides) if all(sides) else "", "side_a": sides[0], "side_b": sides[1],
        "number_of_sources": len(one.sources),
        "source_article": tuple(f"{r.outlet or r.doc},{r.published},{r.title}" for r in one.reports),
        "source_office": one.outlets, "source_date": tuple(dict.fromkeys(r.published for r in one.reports)),
        "source_headline": tuple(dict.fromkeys(filter(None, (r.title for r in one.reports)))),
        "source_original": chains(held_by(one)), "country": country_name(one.country, registry),
        "deaths_unknown": dead.best, "best": dead.best, "high": dead.high, "low": dead.low,
        "standing": one.standing, "claim": one.standing == "claim", "holders": chains(held_by(one)),
        "headline": incident_line(one, registry), "single_origin": one.single_origin, "sure": one.fact,
        "evidence": best.evidence, "doc": best.doc, "record": best.record, "origin": ORIGIN,
        "error_rates": error_rates(), "version": sorted(set(filter(None, coders))),
    } | _when(one) | _where(one)  # fmt: skip
    return {column: cell(found[column]) for column in GED.columns if column in found}


def type_of_violence(incident: Incident) -> int | None:
    """1 state-based, 2 between groups, 3 against civilians, by who is coded on either side; None where that is open."""
    actors, targets = ({sector(actor) for actor in side} for side in (incident.actors, incident.targets))
    if not actors or not targets:
        return None
    if targets == {"CVL"}:
        return 3
    if actors | targets <= _STATE | _GROUP and (actors & _STATE or targets & _STATE):
        return 1
    return 2 if actors | targets <= _GROUP else None


def _when(one: Incident) -> dict[str, Any]:
    if one.day is None:
        return {}
    first, last = date.fromisoformat(one.day.first), date.fromisoformat(one.day.last)
    days = (last - first).days + 1
    prec = next((prec for most, prec in _SPANS if days <= most), 5)
    year = first.year if first.year == last.year else None
    return {"year": year, "date_prec": prec, "date_start": one.day.first, "date_end": one.day.last}


def _where(one: Incident) -> dict[str, Any]:
    where = one.where
    if where is None:
        return {}
    found: dict[str, Any] = {
        "where_prec": WHERE_PREC.get(where.precision), "where_coordinates": where.name,
        "where_description": where.name, "adm_1": where.admin1,
        "adm_2": where.name if where.precision == "admin2" else "",
    }  # fmt: skip
    if where.latitude is not None and where.longitude is not None and where.precision in _POINTED:
        found |= {"latitude": where.latitude, "longitude": where.longitude}
        found["geom_wkt"] = f"POINT ({where.longitude:.6f} {where.latitude:.6f})"
        found["priogrid_gid"] = priogrid(where.latitude, where.longitude)
    return found


def priogrid(latitude: float, longitude: float) -> int:
    """The half-degree cell of PRIO-GRID (Tollefsen, Strand and Buhaug 2012), counted from the south-west corner."""
    row, column = min(int((90 + latitude) * 2), 359), min(int((180 + longitude) * 2), 719)
    return row * 720 + column + 1
