"""What analysts say of records: appended, never changed, and found again after a document was coded anew."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from tocsin.records import Record

from .documents import now
from .schema import judgement


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on what a document says at one place. Keyed by document, type and span, not by the record's id."""

    document: str
    type: str
    start: int
    end: int
    evidence: str
    verdict: str
    user: str
    note: str = ""
    correction: str = ""
    """The record as the analyst would have it, as JSON; empty where the verdict says enough."""
    created_at: str = ""


def judge(
    connection: Connection, record: Record, verdict: str, user: str, note: str = "", correction: str = ""
) -> None:
    """Append a verdict on a record."""
    key = {"document": record.doc, "type": record.type, "start": record.start, "end": record.end}
    said = Judgement(**key, evidence=record.evidence, verdict=verdict, user=user, note=note, correction=correction)  # type: ignore[arg-type]
    connection.execute(insert(judgement).values(**(asdict(said) | {"created_at": now()})))


def judgements(connection: Connection, document: str) -> list[Judgement]:
    """All that was said of a document's records, oldest first."""
    columns = [judgement.c[name] for name in Judgement.__slots__]
    rows = connection.execute(select(*columns).where(judgement.c.document == document).order_by(judgement.c.n))
    return [Judgement(**row._mapping) for row in rows]
