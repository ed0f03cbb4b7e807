"""Counts of incidents as they are shown: by week, by pair of parties, by actor, and over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, case, distinct, func, or_, select

from tocsin.records import Incident
from tocsin.records.incident import TOLD
from tocsin.records.shown import ActorRow, Dyad, WeekOfType
from tocsin.records.wanted import WantedIncidents

from . import shown_found
from .schema import document, record, record_actor
from .shown_found import count_where
from .shown_tables import incident, incident_actor, incident_pair
from .shown_wanted import fits, is_of

_TOLD = sorted(TOLD)


class Sums(NamedTuple):
    """Counts of all incidents that are sure enough."""

    events: int
    incidents: int
    several_documents: int
    several_origins: int
    told: int
    left_out: int


def sums(connection: Connection, least: float) -> Sums:
    """Over all incidents, those that are less sure than ``least`` left out and counted."""
    here, sure = incident.c, incident.c.surely >= least
    repeated = and_(sure, here.documents > 1)
    counted = (
        case((sure, here.reports), else_=0), sure, repeated, and_(repeated, here.origins > 1),
        and_(sure, here.standing.in_(_TOLD)), here.surely < least,
    )  # fmt: skip
    columns = map(count_where, counted)
    return Sums(*(int(value or 0) for value in connection.execute(select(*columns)).one()))


def most_told(connection: Connection, least: float, limit: int) -> list[Incident]:
    """Of those that several origins tell the most widely told, and of these the fullest and latest."""
    here = incident.c
    query = select(here.n).where(here.surely >= least, here.documents > 1, here.origins > 1)
    query = query.order_by(here.origins.desc(), here.filled.desc(), here.first.desc(), here.id).limit(limit)
    return shown_found.bodies(connection, connection.execute(query).scalars().all())


def weeks(connection: Connection, wanted: WantedIncidents, least: float) -> list[WeekOfType]:
    """Those told as having happened, by week and root."""
    here = incident.c
    fact, killed = here.standing == "fact", func.sum(case((here.standing == "fact", here.best)))
    counted = map(count_where, (fact, here.standing == "claim", here.reports))
    columns = here.week, here.event_type, *counted, func.coalesce(killed, 0.0)
    query = select(*columns).where(*fits(wanted), here.surely >= least, here.week != "", here.standing.in_(_TOLD))
    rows = connection.execute(query.group_by(here.week, here.event_type).order_by(here.week, here.event_type))
    return [WeekOfType(*row) for row in rows]


def dyads(
    connection: Connection, least: float, hostile: Sequence[str], since: str, until: str, actor: str, limit: int
) -> list[Dyad]:
    """Pairs by how much they do to each other, the most hostile first."""
    here, before = incident.c, _before(connection, since, until)
    now: ColumnElement[bool] = and_(here.last >= since, here.first <= (until or "9999"), here.first != "")
    now = now if since or until else here.n.is_not(None)
    then = and_(here.last >= before, here.last < since) if before else here.n.is_(None)
    bad = and_(now, here.event_type.in_(hostile))
    fact = and_(now, here.standing == "fact")
    columns = (
        incident_pair.c.a, incident_pair.c.b, count_where(now).label("many"), count_where(fact),
        count_where(bad).label("bad"), func.coalesce(func.sum(case((fact, here.best))), 0.0),
        func.coalesce(func.max(case((now, here.last))), ""), count_where(then),
    )  # fmt: skip
    query = select(*columns).join(incident, here.n == incident_pair.c.incident)
    query = query.where(here.standing.in_(_TOLD), here.surely >= least)
    query = query.where(here.last >= (before or since)) if since else query
    if actor:
        sides = incident_pair.c.a, incident_pair.c.b
        query = query.where(or_(*((side == actor) | side.between(f"{actor}.", f"{actor}/") for side in sides)))
    query = query.group_by(incident_pair.c.a, incident_pair.c.b).having(count_where(now) > 0)
    sides = incident_pair.c.a, incident_pair.c.b
    return [Dyad(*row) for row in connection.execute(_hottest(query, *sides).limit(limit))]


def actors(
    connection: Connection, least: float, codes: Sequence[str], part: str, country: str, limit: int, offset: int
) -> tuple[list[ActorRow], int]:
    """Actors by incidents, those with most first, and how many there are; ``codes`` or a ``part`` of one narrow."""
    code = incident_actor.c.code
    query = select(code, func.count(distinct(incident.c.n)).label("many"), func.max(incident.c.last).label("last"))
    query = query.join(incident, incident.c.n == incident_actor.c.incident)
    query = query.where(incident.c.standing.in_(_TOLD), incident.c.surely >= least)
    query = query.where(incident.c.country == country) if country else query
    if part or codes:
        query = query.where(code.in_(codes) | code.contains(part, autoescape=True) if part else code.in_(codes))
    found = query.group_by(code).subquery()
    every = connection.execute(select(func.count()).select_from(found)).scalar_one()
    ordered = select(found).order_by(found.c.many.desc(), found.c.code).limit(limit).offset(offset)
    rows = connection.execute(ordered).all()
    records = _records(connection, [row[0] for row in rows])
    return [ActorRow(row[0], row[1], records.get(row[0], 0), row[2]) for row in rows], int(every)


class Held(NamedTuple):
    """How much a project holds of one actor."""

    records: Mapping[str, int]
    roles: Mapping[str, int]
    sectors: Mapping[str, int]
    incidents: Mapping[str, int]
    countries: Mapping[str, int]
    first: str
    last: str


def held(connection: Connection, code: str, least: float) -> Held:
    """Records by type and part, and incidents by root and country, of one actor."""
    own = record_actor.c.code == code
    parts = connection.execute(
        select(record_actor.c.role, record_actor.c.actor, record.c.type, func.count())
        .join(record, record.c.n == record_actor.c.record)
        .where(own)
        .group_by(record_actor.c.role, record_actor.c.actor, record.c.type)
    ).all()
    typed = connection.execute(
        select(record.c.type, func.count())
        .where(record.c.n.in_(select(record_actor.c.record).where(own)))
        .group_by(record.c.type)
    )
    roles, sectors = Counter[str](), Counter[str]()
    for role, actor, _, many in parts:
        roles[role] += many
        sectors[actor] += many
    here = incident.c
    mine = here.n.in_(select(incident_actor.c.incident).where(incident_actor.c.code == code))
    query = select(here.event_type, here.country, func.count(), func.min(_dated(here.first)), func.max(here.last))
    query = query.where(mine, here.standing.in_(_TOLD), here.surely >= least)
    roots, countries, days = Counter[str](), Counter[str](), list[tuple[str, str]]()
    for root, country, many, first, last in connection.execute(query.group_by(here.event_type, here.country)):
        roots[root] += many
        countries[country] += many
        days.append((first or "", last or ""))
    countries.pop("", None)
    first, last = min((d[0] for d in days if d[0]), default=""), max((d[1] for d in days), default="")
    kinds = {row[0]: row[1] for row in typed}
    return Held(_most(kinds), _most(roles), _most(sectors), _most(roots), _most(countries), first, last)


def days_of(
    connection: Connection, actor: str, least: float, since: str, until: str
) -> list[tuple[int, str, str, str]]:
    """Row, id, first and last day of each incident of an actor or in a country; undated ones by their reports."""
    here = incident.c
    undated = here.first == ""
    first = case((undated, here.told_first), else_=here.first)
    last = case((undated, here.told_first), else_=here.last)
    query = select(here.n, here.id, first, last).where(here.surely >= least, or_(is_of(actor), here.country == actor))
    query = query.where(last != "") if since or until else query
    query = query.where(last >= since) if since else query
    query = query.where(first <= until) if until else query
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def came(connection: Connection, since: str, basis: str) -> int:
    """Documents that came in since a time, or were published since a day."""
    column = document.c.published if basis == "told" else document.c.added_at
    return int(connection.execute(select(func.count()).where(column >= since)).scalar_one())


def last_told(connection: Connection) -> str:
    """The last day on which a report of any incident came out; empty where none is dated."""
    return str(connection.execute(select(func.max(incident.c.told_first))).scalar() or "")


def _records(connection: Connection, codes: Sequence[str]) -> dict[str, int]:
    query = select(record_actor.c.code, func.count(distinct(record_actor.c.record)))
    query = query.where(record_actor.c.code.in_(codes)).group_by(record_actor.c.code)
    return {row[0]: row[1] for row in connection.execute(query)}


def _before(connection: Connection, since: str, until: str) -> str:
    """The first day of the stretch as long as this one that comes before it."""
    if not since:
        return ""
    begin, end = date.fromisoformat(since), date.fromisoformat(until or last_told(connection) or since)
    return (begin - timedelta(days=max((end - begin).days + 1, 1))).isoformat()


def _hottest(query: Select[Any], *sides: ColumnElement[str]) -> Select[Any]:
    columns = query.selected_columns
    return query.order_by(columns["bad"].desc(), columns["many"].desc(), *sides)


def _dated(column: ColumnElement[str]) -> ColumnElement[str]:
    return func.nullif(column, "")


def _most(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
