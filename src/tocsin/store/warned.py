"""Alerts in the store: raised once, revised when what they say changes, and what people did with them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.records.alert import Alert, Heard, Raised, alert_from_dict

from .documents import now
from .schema import document, record
from .schema_warned import alert, alert_said, alert_sent
from .sqlite import parts


def raised(connection: Connection) -> list[Raised]:
    """Every alert that was ever raised, with what people said of it, the one changed last first."""
    heard: dict[str, list[Heard]] = {}
    for row in connection.execute(select(alert_said).order_by(alert_said.c.n)):
        heard.setdefault(row.alert, []).append(Heard(row.action, row.user, row.note, row.created_at))
    rows = connection.execute(select(alert).order_by(alert.c.changed_at.desc(), alert.c.id))
    return [
        Raised(
            alert_from_dict(json.loads(row.body)),
            row.revision,
            row.raised_at,
            row.changed_at,
            row.standing == "withdrawn",
            tuple(heard.get(row.id, ())),
        )
        for row in rows
    ]


def keep(connection: Connection, alerts: Iterable[tuple[Alert, int, bool]]) -> None:
    """Write alerts that are new or changed, each with its revision and whether it is withdrawn."""
    at = now()
    rows = [
        {
            "id": one.id, "rule": one.rule, "severity": one.severity, "revision": revision,
            "standing": "withdrawn" if withdrawn else "open", "raised_at": at, "changed_at": at,
            "body": json.dumps(asdict(one), ensure_ascii=False),
        }
        for one, revision, withdrawn in alerts
    ]  # fmt: skip
    if rows:
        statement = upsert(alert)
        changing = ("severity", "standing", "revision", "changed_at", "body")
        kept = {name: statement.excluded[name] for name in changing}
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=kept), rows)


def say(connection: Connection, name: str, heard: Heard) -> None:
    """Append what somebody did with an alert; its time is set here."""
    connection.execute(
        insert(alert_said).values(alert=name, action=heard.action, user=heard.user, note=heard.note, created_at=now())
    )


def sent(connection: Connection) -> set[tuple[str, int]]:
    """Alerts and revisions that were sent out."""
    return {(row.alert, row.revision) for row in connection.execute(select(alert_sent))}


def note_sent(connection: Connection, revisions: Iterable[tuple[str, int]]) -> None:
    """Write down that these went out, so that they do not go twice."""
    rows = [{"alert": name, "revision": revision, "sent_at": now()} for name, revision in revisions]
    if rows:
        connection.execute(upsert(alert_sent).on_conflict_do_nothing(), rows)


def still_there(connection: Connection, cited: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of these documents and records, those that the project still holds."""
    found = set[tuple[str, str]]()
    for part in parts(sorted({name for _, name in cited})):
        query = select(document.c.id, record.c.id).join(document, record.c.document == document.c.n)
        found |= {(doc, name) for doc, name in connection.execute(query.where(record.c.id.in_(part)))}
    return found & set(cited)
