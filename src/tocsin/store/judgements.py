"""What analysts say of records: appended, never changed, and found again after a document was coded anew."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Self

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

    @classmethod
    def of(cls, record: Record, verdict: str, user: str, *, note: str = "", correction: str = "") -> Self:
        """A verdict on a record."""
        place = (record.doc, record.type, record.start, record.end, record.evidence)
        return cls(*place, verdict=verdict, user=user, note=note, correction=correction)


def judge(connection: Connection, said: Judgement) -> None:
    """Append a verdict; its time is set here."""
    connection.execute(insert(judgement).values(**(asdict(said) | {"created_at": now()})))


def judgements(connection: Connection, document: str) -> list[Judgement]:
    """All that was said of a document's records, oldest first."""
    columns = [judgement.c[name] for name in Judgement.__slots__]
    rows = connection.execute(select(*columns).where(judgement.c.document == document).order_by(judgement.c.n))
    return [Judgement(**row._mapping) for row in rows]
