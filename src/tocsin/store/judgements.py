"""What analysts say of records: appended, never changed, and found again after a document was coded anew."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from tocsin.records import Judgement

from .documents import now
from .schema import judgement


def judge(connection: Connection, said: Judgement) -> None:
    """Append a verdict; its time is set here."""
    connection.execute(insert(judgement).values(**(asdict(said) | {"created_at": now()})))


def judgements(connection: Connection, document: str = "") -> list[Judgement]:
    """All that was said of a document's records, or of all records, oldest first."""
    columns = [judgement.c[name] for name in Judgement.__slots__]
    query = select(*columns).order_by(judgement.c.n)
    rows = connection.execute(query.where(judgement.c.document == document) if document else query)
    return [Judgement(**row._mapping) for row in rows]
