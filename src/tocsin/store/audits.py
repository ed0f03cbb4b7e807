"""Samples drawn to be judged, and what was said of them: appended, never changed; the last sample stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select

from tocsin.errors import UsageError
from tocsin.records import AuditItem, AuditJudgement, Document, Draw, FrameRow, Shown, Stratum, Subject

from .documents import inserted_key, now
from .schema import (
    audit_draw,
    audit_item,
    audit_judgement,
    audit_member,
    audit_stratum,
    document,
    record,
    text,
)

_PLAIN = ("subject", "id", "key", "document", "text_sha256", "outlet", "type", "band", "start", "end")


def frame(connection: Connection) -> Iterator[FrameRow]:
    """Every record of what is coded, by document and place in it."""
    columns = (
        record.c.id,
        document.c.id,
        document.c.text_sha256,
        document.c.outlet,
        record.c.confidence,
        record.c.body,
    )
    query = select(*columns).join(document, record.c.document == document.c.n)
    query = query.where(document.c.state == "coded")
    for row in connection.execute(query.order_by(record.c.document, record.c.start, record.c.n)):
        yield FrameRow(*row)


def keep(connection: Connection, draw: Draw) -> None:
    """Append a sample; its time is set here. Items drawn before keep their row, and so what was said of them."""
    values = {"subject": draw.subject, "seed": draw.seed, "user": draw.user, "coders": json.dumps(draw.coders)}
    made = connection.execute(insert(audit_draw).values(**values, created_at=now()))
    n = inserted_key(made)
    strata = [
        {"draw": n, "position": position, "name": one.name, "size": one.size, "drawn": one.drawn}
        for position, one in enumerate(draw.strata)
    ]
    known = _numbers(connection, draw.subject)
    new = [_row(item) for item, _ in draw.members if item.key not in known]
    for table, rows in ((audit_stratum, strata), (audit_item, new)):
        if rows:
            connection.execute(insert(table), rows)
    known = _numbers(connection, draw.subject)
    members = [
        {"draw": n, "item": known[item.key], "position": position, "stratum": stratum}
        for position, (item, stratum) in enumerate(draw.members)
    ]
    if members:
        connection.execute(insert(audit_member), members)


def last(connection: Connection, subject: Subject) -> Draw | None:
    """The sample that stands, its items in the order in which they are to be judged."""
    newest = select(audit_draw).where(audit_draw.c.subject == subject).order_by(audit_draw.c.n.desc()).limit(1)
    row = connection.execute(newest).first()
    if row is None:
        return None
    of_draw = audit_stratum.c.draw == row.n
    strata = connection.execute(select(audit_stratum).where(of_draw).order_by(audit_stratum.c.position))
    members = connection.execute(
        select(audit_item, audit_member.c.stratum)
        .join(audit_member)
        .where(audit_member.c.draw == row.n)
        .order_by(audit_member.c.position)
    )
    return Draw(
        subject,
        row.seed,
        tuple(Stratum(one.name, one.size, one.drawn) for one in strata),
        tuple((_item(one._mapping), one.stratum) for one in members),
        tuple(json.loads(row.coders)),
        row.user,
        row.created_at,
    )


def shown(connection: Connection, subject: Subject, key: str) -> Shown:
    """An item beside the text that it was drawn from. Texts are kept by content, also those replaced since.

    What is known of the document beside its text is as of today; a document that is gone leaves its id.
    """
    query = select(audit_item, text.c.body).join(text).where(audit_item.c.subject == subject, audit_item.c.key == key)
    row = connection.execute(query).first()
    if row is None:
        raise UsageError(f"no {subject} {key!r} was drawn here; `tocsin audit sample` draws")
    known = connection.execute(select(document).where(document.c.id == row.document)).first()
    beside = (
        {name: getattr(known, name) for name in ("title", "outlet", "published", "lang", "source")} if known else {}
    )
    return Shown(_item(row._mapping), Document(id=row.document, text=row.body, **beside))


def judge(connection: Connection, said: AuditJudgement) -> None:
    """Append what somebody says of a drawn item; its time is set here. Raises ``UsageError`` for one never drawn."""
    n = _numbers(connection, said.subject).get(said.key)
    if n is None:
        raise UsageError(f"no {said.subject} {said.key!r} was drawn here; `tocsin audit sample` draws")
    values = {"item": n, "user": said.user, "answer": said.answer, "details": json.dumps(said.details)}
    connection.execute(insert(audit_judgement).values(**values, created_at=now()))


def judgements(connection: Connection) -> list[AuditJudgement]:
    """All that was said, oldest first."""
    query = select(audit_judgement, audit_item.c.subject, audit_item.c.key).join(audit_item)
    return [
        AuditJudgement(
            row.subject, row.key, row.user, row.answer, tuple(json.loads(row.details)), row.created_at
        )
        for row in connection.execute(query.order_by(audit_judgement.c.n))
    ]  # fmt: skip


def _numbers(connection: Connection, subject: Subject) -> dict[str, int]:
    query = select(audit_item.c.key, audit_item.c.n).where(audit_item.c.subject == subject)
    return {row.key: row.n for row in connection.execute(query)}


def _row(item: AuditItem) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in _PLAIN}
    context = {"context_start": item.context[0], "context_end": item.context[1]}
    return values | context | {"records": json.dumps(item.records, ensure_ascii=False)}


def _item(row: Any) -> AuditItem:
    known = {name: row[name] for name in _PLAIN}
    context = row["context_start"], row["context_end"]
    return AuditItem(**known, context=context, records=tuple(json.loads(row["records"])))
