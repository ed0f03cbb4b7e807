"""Reads incidents as they are shown: pages of them, rows for a map, counts; all of it by their rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, cast, func, select

from tocsin.records import Incident
from tocsin.records.shown import Facets, MapIncident
from tocsin.records.wanted import IncidentOrder, WantedIncidents

from .bodies import unpacked
from .shown_tables import incident, incident_actor, incident_body
from .shown_wanted import cursor, fits, in_order, listed, place_of

FACETS: Mapping[str, ColumnElement[Any]] = {
    "type": incident.c.event_type, "mode": incident.c.mode, "standing": incident.c.standing,
    "country": incident.c.country,
}  # fmt: skip
MOST_VALUES = 30
"""Values of one facet: more are a list of their own."""
_MAP = (
    "id", "event_type", "mode", "standing", "latitude", "longitude", "precision", "country", "admin1", "place",
    "first", "last", "low", "best", "high", "fact", "origins", "documents", "actors", "targets", "title",
)  # fmt: skip


def page(
    connection: Connection,
    wanted: WantedIncidents,
    least: float,
    *,
    order: IncidentOrder,
    limit: int,
    after: str,
    offset: int,
) -> tuple[list[Incident], str]:
    """Incidents of one page, and the cursor of the next."""
    query = select(incident.c.n, *place_of(order)).where(*listed(wanted, least))
    rows = connection.execute(in_order(query, order, after).limit(limit + 1).offset(offset)).all()
    found = bodies(connection, [row[0] for row in rows[:limit]])
    return found, cursor(order, rows[limit - 1][1:]) if limit and len(rows) > limit else ""


def bodies(connection: Connection, numbers: Sequence[int]) -> list[Incident]:
    """The incidents of these rows, in their order."""
    query = select(incident_body.c.incident, incident_body.c.body).where(incident_body.c.incident.in_(numbers))
    kept: dict[int, str] = {row[0]: row[1] for row in connection.execute(query)}
    return [unpacked(kept[n]) for n in numbers]


def total(connection: Connection, wanted: WantedIncidents, least: float) -> tuple[int, int]:
    """How many there are, and how many more only their probability keeps out."""
    sure = count_where(incident.c.surely >= least)
    row: Any = connection.execute(_of(select(sure, func.count()), wanted)).one()
    return int(row[0]), int(row[1] - row[0])


def facets(connection: Connection, wanted: WantedIncidents, least: float) -> Facets:
    """By field, how many of what is wanted have each value, the most frequent first."""
    found: dict[str, dict[str, int]] = {}
    sure = incident.c.surely >= least
    for name, column in FACETS.items():
        query = _of(select(column, func.count()), wanted).where(sure, column != "").group_by(column)
        found[name] = _most(connection, query, column)
    code = incident_actor.c.code
    query = _of(select(code, func.count(func.distinct(incident.c.n))), wanted).where(sure)
    query = query.join(incident_actor, incident_actor.c.incident == incident.c.n).group_by(code)
    return found | {"actor": _most(connection, query, code)}


def named(connection: Connection, name: str) -> list[Incident]:
    """The incidents whose id this is, or begins with it; at most two, for two are too many already."""
    for condition in (incident.c.id == name, incident.c.id.between(name, f"{name}\uffff")):
        rows = connection.execute(select(incident.c.n).where(condition).order_by(incident.c.id).limit(2)).scalars()
        if found := bodies(connection, rows.all()):
            return found
    return []


def denials(connection: Connection, names: Iterable[str]) -> dict[str, list[Incident]]:
    """By the id of each incident that some others deny, these."""
    query = select(incident.c.n).where(incident.c.denies.in_(list(names))).order_by(incident.c.first, incident.c.id)
    found: dict[str, list[Incident]] = {}
    for one in bodies(connection, connection.execute(query).scalars().all()):
        found.setdefault(one.denies, []).append(one)
    return found


def on_map(connection: Connection, wanted: WantedIncidents, least: float, limit: int) -> list[MapIncident]:
    """Rows for a map, the latest first."""
    query = select(*(incident.c[name] for name in _MAP)).where(*listed(wanted, least))
    rows: Any = connection.execute(in_order(query, "latest", "").limit(limit))
    return [MapIncident._make((*row[:-3], _list(row[-3]), _list(row[-2]), row[-1])) for row in rows]


def count_where(condition: ColumnElement[Any]) -> ColumnElement[int]:
    """How many rows a condition holds for, or the sum of whole numbers; 0 where there is no row."""
    return func.coalesce(func.sum(cast(condition, Integer)), 0)


def _of(query: Any, wanted: WantedIncidents) -> Any:
    return query.select_from(incident).where(*fits(wanted))


def _most(connection: Connection, query: Select[Any], column: ColumnElement[Any]) -> dict[str, int]:
    rows = connection.execute(query.order_by(func.count().desc(), column).limit(MOST_VALUES))
    return {row[0]: row[1] for row in rows}


def _list(line: str) -> tuple[str, ...]:
    return tuple(json.loads(line))
