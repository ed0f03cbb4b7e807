"""Keeps incidents as they are shown, in step with merging: what a component becomes takes the place of what it was."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.records import Incident
from tocsin.records.actor import base
from tocsin.records.incident import TOLD

from .bodies import packed
from .documents import now
from .schema import incident_report
from .shown_tables import incident, incident_actor, incident_body, incident_pair, shown_state
from .sqlite import parts

INCIDENTS = "incidents"
"""The name under which changes of incidents are counted."""


class Showable(NamedTuple):
    """An incident with what is kept beside it and does not follow from it alone."""

    component: int
    incident: Incident
    contradictions: int
    pairs: tuple[tuple[str, str], ...]
    """Parties, one from each side, each pair in the order of the alphabet."""
    week: str
    """Monday of the one week in which it was; empty where there is none."""


def replace(connection: Connection, components: Collection[int], made: Sequence[Showable]) -> None:
    """Put incidents in the place of those that the components had. What is as it was keeps the time of its change."""
    before = {row.id: row for row in _before(connection, components)}
    for part in parts(components):
        connection.execute(delete(incident).where(incident.c.component.in_(part)))
    if made:
        # Keys are given here, which one writer may do, for rows that go in together go in ten times as fast.
        start = (connection.execute(select(func.max(incident.c.n))).scalar() or 0) + 1
        rows, time = list(enumerate(made, start)), now()
        bodies = {n: packed(one.incident) for n, one in rows}
        _insert(connection, incident, (_row(n, one, bodies[n], before.get(one.incident.id), time) for n, one in rows))
        _insert(connection, incident_body, ({"incident": n, "body": body} for n, body in bodies.items()))
        _insert(connection, incident_actor, (row for n, one in rows for row in _actors(n, one.incident)))
        _insert(connection, incident_pair, ({"a": a, "b": b, "incident": n} for n, one in rows for a, b in one.pairs))
    count_change(connection, INCIDENTS)


def is_empty(connection: Connection) -> bool:
    """Whether incidents were merged of which none is kept as it is shown: by a version that kept none."""
    merged = connection.execute(select(incident_report.c.n).limit(1)).first()
    return merged is not None and connection.execute(select(incident.c.n).limit(1)).first() is None


def versions(connection: Connection) -> dict[str, str]:
    """What is kept under every name: what was worked out holds while its number stays."""
    return {row[0]: row[1] for row in connection.execute(select(shown_state.c.name, shown_state.c.value))}


def count_change(connection: Connection, name: str) -> None:
    """Count one more change under a name, so that what was worked out before is known to be old."""
    keep_state(connection, name, str(int(state(connection, name) or 0) + 1))


def state(connection: Connection, name: str) -> str:
    """What is kept under a name; empty where nothing is."""
    return str(
        connection.execute(select(shown_state.c.value).where(shown_state.c.name == name)).scalar_one_or_none() or ""
    )


def keep_state(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name, in the place of what was there."""
    made = upsert(shown_state).values(name=name, value=value)
    connection.execute(made.on_conflict_do_update(index_elements=["name"], set_={"value": made.excluded.value}))


def _before(connection: Connection, components: Collection[int]) -> Iterator[Any]:
    columns = incident.c.id, incident.c.new_at, incident.c.changed_at, incident.c.contradictions, incident_body.c.body
    query = select(*columns).join(incident_body, incident_body.c.incident == incident.c.n)
    for part in parts(components):
        yield from connection.execute(query.where(incident.c.component.in_(part)))


def _insert(connection: Connection, into: Table, rows: Iterable[dict[str, Any]]) -> None:
    if values := list(rows):
        connection.execute(insert(into), values)


def _row(n: int, one: Showable, body: str, before: Any, time: str) -> dict[str, Any]:
    found, best, counted, where = one.incident, one.incident.best, one.incident.counts.get("killed"), one.incident.where
    told = found.told
    same = before is not None and before.body == body and before.contradictions == one.contradictions
    return {
        "n": n, "component": one.component, "id": found.id, "event_type": found.event_type, "mode": best.mode,
        "standing": found.standing, "country": found.country,
        "admin1": where.admin1 if where else "", "place": where.name if where else "",
        "precision": where.precision if where else "",
        "latitude": where.latitude if where else None, "longitude": where.longitude if where else None,
        "first": found.first, "last": found.last, "week": one.week,
        "low": counted.low if counted else None, "best": counted.best if counted else None,
        "high": counted.high if counted else None,
        "fact": found.fact, "surely": surely(found), "filled": best.filled,
        "reports": len(found.reports), "documents": len(found.documents),
        "origins": len({report.source for report in found.reports}),
        "told_first": told[0], "told_last": told[1], "contradictions": one.contradictions,
        "denies": found.denies, "held": int(found.held),
        "actors": json.dumps(found.actors), "targets": json.dumps(found.targets), "title": best.title,
        "new_at": before.new_at if before else time, "changed_at": before.changed_at if same else time,
    }  # fmt: skip


def surely(found: Incident) -> float:
    """What is held against a bound: plans, demands, denials and what was not weighed are never kept out by one."""
    return found.fact if found.standing in TOLD and found.fact is not None else 1.0


def _actors(n: int, found: Incident) -> Iterator[dict[str, Any]]:
    for role, actors in (("actors", found.actors), ("targets", found.targets)):
        for actor in sorted(set(actors)):
            yield {"incident": n, "role": role, "actor": actor, "code": base(actor)}
