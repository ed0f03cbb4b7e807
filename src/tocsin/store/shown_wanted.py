"""Turns what is asked of incidents into conditions on their rows, and the place on a list into a cursor and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_

from tocsin.errors import UsageError
from tocsin.records.actor import base
from tocsin.records.wanted import IncidentOrder, WantedIncidents

from .records import spellings
from .schema import incident_report, record
from .shown_tables import incident, incident_actor
from .sqlite import matching

_ORDERS: dict[IncidentOrder, ColumnElement[Any]] = {
    "confidence": func.coalesce(incident.c.fact, -1.0),
    "doubt": -func.coalesce(incident.c.fact, 2.0),
    "origins": incident.c.origins,
}
"""What comes first, greatest first; what is even in it comes latest first. What was never weighed comes last."""


def listed(wanted: WantedIncidents, least: float) -> list[ColumnElement[bool]]:
    """The conditions for a list in an order: what most incidents fit is kept from choosing the index to read by."""
    standings = sorted(wanted.standings)
    found = [func.coalesce(incident.c.standing, "").in_(standings)] if standings else []
    return [*found, func.coalesce(incident.c.surely, 1.0) >= least, *fits(replace(wanted, standings=()))]


def fits(wanted: WantedIncidents) -> list[ColumnElement[bool]]:
    """The conditions that narrow incidents, all but how sure they are."""
    here = incident.c
    exact: tuple[tuple[ColumnElement[Any], Sequence[Any]], ...] = (
        (here.standing, sorted(wanted.standings)), (here.event_type, wanted.types), (here.mode, wanted.modes),
        (here.country, wanted.countries), (here.admin1, wanted.admin1s),
    )  # fmt: skip
    found: list[ColumnElement[bool]] = [column.in_(values) for column, values in exact if values]
    if wanted.actors:
        found.append(here.n.in_(select(incident_actor.c.incident).where(or_(*map(_is_actor, wanted.actors)))))
    if wanted.between:
        found.append(_between(*wanted.between))
    if wanted.since or wanted.until:
        found.append(here.first != "")
    found += [here.last >= wanted.since] if wanted.since else []
    found += [here.first <= wanted.until] if wanted.until else []
    found += [here.told_last >= wanted.told_since] if wanted.told_since else []
    found += [here.told_first >= wanted.new_since] if wanted.new_since else []
    found += [here.changed_at >= wanted.changed_since] if wanted.changed_since else []
    found += [here.new_at >= wanted.seen_since] if wanted.seen_since else []
    found += [here.id.in_(_worded(wanted.words))] if wanted.words else []
    found += [here.contradictions > 0] if wanted.contradicted else []
    found += [here.origins >= wanted.origins] if wanted.origins else []
    found += [here.latitude.is_not(None)] if wanted.placed else []
    return found


def in_order(query: Select[Any], order: IncidentOrder, after: str) -> Select[Any]:
    """The query in an order, behind the place that a cursor marks. Raises ``UsageError`` for a cursor that is none."""
    keys = _keys(order)
    query = query.order_by(*(key.desc() for key in keys))
    return query.where(tuple_(*keys) < tuple_(*read_cursor(after, order, len(keys)))) if after else query


def place_of(order: IncidentOrder) -> tuple[ColumnElement[Any], ...]:
    """The columns that a cursor is made of."""
    return _keys(order)


def cursor(order: str, values: Sequence[Any]) -> str:
    """A place on a list, as it can stand in an address."""
    return base64.urlsafe_b64encode(json.dumps([order, *values]).encode()).decode().rstrip("=")


def read_cursor(after: str, order: str, size: int) -> list[Any]:
    """The values of a cursor. Raises ``UsageError`` where it is none, or one of another order."""
    try:
        told: list[Any] = json.loads(base64.urlsafe_b64decode(after.encode("ascii") + b"=" * (-len(after) % 4)))
    except (ValueError, TypeError) as error:
        raise UsageError("the cursor is none of this list's; begin again without one") from error
    if not isinstance(told, list) or told[:1] != [order] or len(told) != size + 1:
        raise UsageError("the cursor is of another list or order; begin again without one")
    if not all(isinstance(value, str | int | float) for value in told):
        raise UsageError("the cursor is none of this list's; begin again without one")
    return told[1:]


def _keys(order: IncidentOrder) -> tuple[ColumnElement[Any], ...]:
    latest = incident.c.first, incident.c.id
    return (_ORDERS[order], *latest) if order in _ORDERS else latest


def _is_actor(actor: str) -> ColumnElement[bool]:
    return (incident_actor.c.actor if "." in actor else incident_actor.c.code).in_(sorted(spellings(actor)))


def is_of(actor: str) -> ColumnElement[bool]:
    """Whether an actor is on either side; the organ of a state is where the state itself is named."""
    code = base(actor)
    named = or_(_is_actor(actor), incident_actor.c.actor == code) if "." in actor else _is_actor(actor)
    return incident.c.n.in_(select(incident_actor.c.incident).where(named))


def _between(one: str, other: str) -> ColumnElement[bool]:
    """One of the two on each side."""

    def side(role: str, actor: str) -> ColumnElement[bool]:
        here = select(incident_actor.c.incident).where(incident_actor.c.role == role, _is_actor(actor))
        return incident.c.n.in_(here)

    return or_(
        and_(side("actors", one), side("targets", other)),
        and_(side("actors", other), side("targets", one)),
    )


def _worded(words: str) -> Select[Any]:
    same = (incident_report.c.document == record.c.document) & (incident_report.c.record == record.c.id)
    found = select(incident_report.c.incident).join(record, same)
    return found.where(record.c.type == "event", matching(record.c.n, words))
