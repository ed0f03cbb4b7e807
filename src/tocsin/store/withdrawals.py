"""What was taken back: records and documents of which a tombstone is left, and texts that are gone for good."""

from __future__ import annotations

import hashlib
import zlib

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy import text as sql

from tocsin.records import Tombstone

from .documents import now
from .schema import (
    audit_item,
    document,
    earlier,
    fingerprint,
    incident_said,
    judgement,
    overruled,
    raw,
    record,
    text,
    tombstone,
    unknown_name,
)

NOTHING = hashlib.sha256(b"").hexdigest()
"""Of the empty text, which takes a purged one's place."""
RETRACTED, PURGED = 1, 2
_FIELDS = tuple(Tombstone.__slots__)


def bury(connection: Connection, stone: Tombstone, text_sha256: str = "") -> None:
    """Append a tombstone, or the end of one; its time is set here."""
    values = {name: getattr(stone, name) for name in _FIELDS} | {"created_at": now(), "text_sha256": text_sha256}
    connection.execute(insert(tombstone).values(**values))


def tombstones(connection: Connection, document_id: str = "") -> list[Tombstone]:
    """What stands withdrawn, oldest first: of all, or of one document."""
    last = select(func.max(tombstone.c.n)).group_by(tombstone.c.document, tombstone.c.record)
    query = select(*(tombstone.c[name] for name in _FIELDS)).where(tombstone.c.n.in_(last), tombstone.c.restored == 0)
    if document_id:
        query = query.where(tombstone.c.document == document_id)
    found = (dict(row._mapping) for row in connection.execute(query.order_by(tombstone.c.n)))
    return [Tombstone(**row | {"purged": bool(row["purged"]), "restored": False}) for row in found]


def take_out(connection: Connection, doc_id: str, withdrawn: int = RETRACTED) -> None:
    """Take a document's records out; its text stays, so that this can be taken back."""
    n = number(connection, doc_id)
    for table in (record, overruled, unknown_name):
        connection.execute(delete(table).where(table.c.document == n))
    _change(connection, n, withdrawn=withdrawn, unmerged=1, untraced=1, unfollowed=1)


def bring_back(connection: Connection, doc_id: str) -> None:
    """Have a retracted document coded by the next run, as if it were new."""
    _change(connection, number(connection, doc_id), withdrawn=0, state="new", attempts=0, reason="")


def forget(connection: Connection, doc_id: str) -> str:
    """Take out a document's records and every word of it; returns the digest of its text.

    Its id, outlet and day stay, for the tombstone. A text that another document has too stays with that one.
    """
    take_out(connection, doc_id, PURGED)
    n = number(connection, doc_id)
    columns = [table.c[name] for table in (document, earlier) for name in ("text_sha256", "raw_sha256")]
    digest, bytes_digest = connection.execute(select(*columns[:2]).where(document.c.n == n)).one()
    before = connection.execute(select(*columns[2:]).where(earlier.c.document == n)).all()
    _empty(connection)
    connection.execute(delete(earlier).where(earlier.c.document == n))
    nothing = dict.fromkeys(("title", "source", "reason"), "") | dict.fromkeys(("notes", "written_clues"), "[]")
    _change(connection, n, **nothing, text_sha256=NOTHING, raw_sha256=NOTHING)
    _forget_said(connection, doc_id)
    connection.execute(delete(fingerprint).where(fingerprint.c.document == n))
    for text_digest, raw_digest in {(digest, bytes_digest), *((row[0], row[1]) for row in before)}:
        _drop(connection, text_digest, raw_digest)
    # FTS5 keeps what was deleted in its segments until they are merged.
    for index in ("document_search", "record_search"):
        connection.execute(sql(f"INSERT INTO {index}({index}) VALUES ('optimize')"))  # noqa: S608 - two fixed names
    return str(digest)


def _forget_said(connection: Connection, doc_id: str) -> None:
    """The words of a document that analysts' judgements quote."""
    drawn = update(audit_item).where(audit_item.c.document == doc_id)
    connection.execute(drawn.values(text_sha256=NOTHING, records="[]"))
    said = update(judgement).where(judgement.c.document == doc_id)
    connection.execute(said.values(evidence="", note="", correction=""))
    for side in ("one", "other"):
        joined = update(incident_said).where(incident_said.c[f"{side}_document"] == doc_id)
        connection.execute(joined.values({f"{side}_evidence": "", "note": ""}))


def _drop(connection: Connection, text_digest: str, raw_digest: str) -> None:
    """Drop a text and bytes unless something else holds them."""
    for table, name, digest, users in (
        (text, "text_sha256", text_digest, (document, earlier, audit_item)),
        (raw, "raw_sha256", raw_digest, (document, earlier)),
    ):
        held = (select(user.c[name]).where(user.c[name] == digest).limit(1) for user in users)
        if not any(connection.execute(query).first() for query in held):
            connection.execute(delete(table).where(table.c.sha256 == digest))


def _empty(connection: Connection) -> None:
    for table, values in ((text, {"characters": 0, "body": ""}), (raw, {"size": 0, "packed": zlib.compress(b"")})):
        if connection.execute(select(table.c.sha256).where(table.c.sha256 == NOTHING)).first() is None:
            connection.execute(insert(table).values(sha256=NOTHING, **values))


def number(connection: Connection, doc_id: str) -> int:
    """A document's row."""
    return int(connection.execute(select(document.c.n).where(document.c.id == doc_id)).scalar_one())


def _change(connection: Connection, n: int, **values: object) -> None:
    connection.execute(update(document).where(document.c.n == n).values(**values))
