"""Documents in the store: added once by content, replaced when their content changes, listed with their state."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, CursorResult, Row, Select, Table, case, delete, func, insert, select, update

from tocsin.errors import Unreadable, UsageError
from tocsin.records import UNTOLD, DateClue, Document, Written

from .schema import document, earlier, raw, record, text, tombstone, unknown_name
from .sqlite import matching, parts

State = Literal["new", "coded", "failed", "set-aside", "withdrawn"]
STATES: tuple[State, ...] = ("new", "coded", "failed", "set-aside", "withdrawn")
Change = Literal["added", "here", "changed", "replaced", "withdrawn"]
"""What adding did: new; nothing, for it was here; other title, outlet, date or language; other content; nothing, for it
was withdrawn."""

STATE = case((document.c.withdrawn > 0, "withdrawn"), else_=document.c.state)
"""How far a document came, or that it was withdrawn, whatever it had come to before."""
_META = ("title", "outlet", "published", "lang")
_LINE = re.compile(r":\d+$")
PIPE = "-"
"""The source of what came through standard input."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in a list: what is known of it and how far it came, without its text."""

    n: int
    id: str
    title: str
    outlet: str
    published: str
    lang: str
    source: str
    added_at: str
    state: State
    attempts: int
    reason: str
    """Why it failed or was set aside; empty otherwise."""
    coder: str
    coded_at: str
    written_first: str
    """When an undated text was written, told from inside; empty where nothing bounds it."""
    written_last: str
    characters: int
    records: int


class Provenance(NamedTuple):
    """How the records of a document came about, and when."""

    coder: str
    """Version; empty where it was not coded yet."""
    at: str
    """When it was coded, else when it was added: ISO date and time, UTC."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was to be added, and the id that it has here."""

    id: str
    change: Change


def now() -> str:
    """The time, as the store writes it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def inserted_key(result: CursorResult[Any]) -> int:
    """The key of the row that an insert made."""
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101 - every table here has one
    return int(key[0])


def add(connection: Connection, doc: Document, data: bytes) -> Added:
    """Store a document with the bytes it came from. The same content again changes nothing."""
    try:
        doc.text.encode(), doc.title.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(f"the text holds half a surrogate pair at character {error.start}") from error
    doc_id, found = _place(connection, doc)
    if (found is not None and found.withdrawn) or _is_purged(connection, doc):
        return Added(doc_id, "withdrawn")
    values = _values(doc, hashlib.sha256(data).hexdigest())
    if found is not None:
        return Added(doc_id, _bring_up(connection, found, values, doc, data))
    _contents(connection, doc, data)
    connection.execute(insert(document).values(**values, id=doc_id, added_at=now(), state="new"))
    return Added(doc_id, "added")


def get(connection: Connection, doc_id: str) -> Document:
    """One document with its text. Raises ``UsageError`` with the nearest ids where there is none."""
    row = connection.execute(_with_text().where(document.c.id == doc_id)).first()
    if row is None:
        raise UsageError(f"no document {doc_id!r} here{_nearest(connection, doc_id)}")
    return _document(row)


def by_number(connection: Connection, n: int) -> Document:
    """One document with its text, by its row."""
    return _document(connection.execute(_with_text().where(document.c.n == n)).one())


def entries(
    connection: Connection,
    *,
    doc_id: str = "",
    state: str = "",
    words: str = "",
    ids: Collection[str] = (),
    after: int = 0,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Entry]:
    """The documents, in the order in which they were added; from behind the row ``after`` on."""
    query = select(document.c.n).order_by(document.c.n)
    for wanted, condition in ((doc_id, document.c.id == doc_id), (state, STATE.in_([state]))):
        query = query.where(condition) if wanted else query
    if ids:
        query = query.where(document.c.id.in_(ids))
    if after:
        query = query.where(document.c.n > after)
    if words:
        query = query.where(matching(document.c.n, words))
    # The rows first, by their numbers alone: records are counted for those that are listed, not for all before them.
    here = query.limit(limit).offset(offset)
    counted = select(func.count()).where(record.c.document == document.c.n).scalar_subquery()
    columns = [STATE.label("state") if c.name == "state" else c for c in document.c if c.name in Entry.__slots__]
    whole = select(*columns, text.c.characters, counted.label("records")).join(text).order_by(document.c.n)
    for row in connection.execute(whole.where(document.c.n.in_(here))):
        yield Entry(**row._mapping)


def provenance(connection: Connection, ids: Collection[str] = ()) -> dict[str, Provenance]:
    """How the records of these documents came about, by their ids; of all documents where none is named."""
    query = select(document.c.id, document.c.coder, document.c.coded_at, document.c.added_at)
    lots = (query.where(document.c.id.in_(part)) for part in parts(sorted(ids))) if ids else (query,)
    return {
        name: Provenance(coder, coded or added) for lot in lots for name, coder, coded, added in connection.execute(lot)
    }


def raw_bytes(connection: Connection, doc_id: str) -> bytes:
    """The bytes that a document came from, exactly as they were."""
    packed = connection.execute(select(raw.c.packed).join(document).where(document.c.id == doc_id)).scalar_one()
    return zlib.decompress(packed)


def written(connection: Connection, doc_id: str) -> Written:
    """When a document without a date was written, and what tells so."""
    columns = (document.c.written_first, document.c.written_last, document.c.written_clues)
    first, last, clues = connection.execute(select(*columns).where(document.c.id == doc_id)).one()
    return Written(first, last, tuple(DateClue(**clue) for clue in json.loads(clues)))


def written_columns(found: Written) -> dict[str, str]:
    """How that is kept."""
    clues = json.dumps([asdict(clue) for clue in found.clues], ensure_ascii=False)
    return {"written_first": found.first, "written_last": found.last, "written_clues": clues}


def counts(connection: Connection) -> dict[str, int]:
    """How many documents are in each state, every state named."""
    rows = connection.execute(select(STATE, func.count()).group_by(STATE))
    return dict.fromkeys(STATES, 0) | {row[0]: row[1] for row in rows}


def _is_purged(connection: Connection, doc: Document) -> bool:
    """Whether the text was purged: it is not to come in again under another name."""
    gone = (tombstone.c.text_sha256 == doc.text_sha256, tombstone.c.purged == 1)
    return connection.execute(select(tombstone.c.n).where(*gone).limit(1)).first() is not None


def _place(connection: Connection, doc: Document) -> tuple[str, Row[Any] | None]:
    """The id that a document has here, with the one that it is, or takes the place of, if there is one.

    Two folders may each hold a ``report.txt``, and what comes through a pipe has no name at all: other content from
    elsewhere must not push a document out, so it gets an id of its own.
    """
    for doc_id in (doc.id, _own_id(doc)):
        row = connection.execute(select(document).where(document.c.id == doc_id)).first()
        if row is None or row.text_sha256 == doc.text_sha256 or _origin(row.source) == _origin(doc.source) != PIPE:
            return doc_id, row
    return doc_id, row


def _origin(source: str) -> str:
    return _LINE.sub("", source)


def _own_id(doc: Document) -> str:
    origin = _origin(doc.source)
    told = doc.text_sha256 if origin == PIPE else hashlib.sha256(origin.encode("utf-8", "replace")).hexdigest()
    return f"{doc.id}-{told[:8]}"


def _values(doc: Document, raw_sha256: str) -> dict[str, Any]:
    known = {name: getattr(doc, name) for name in (*_META, "source")}
    return known | {"raw_sha256": raw_sha256, "text_sha256": doc.text_sha256, "notes": json.dumps(doc.notes)}


def _bring_up(connection: Connection, row: Row[Any], values: dict[str, Any], doc: Document, data: bytes) -> Change:
    other_text = row.text_sha256 != doc.text_sha256
    # What was known before is not forgotten because this time it is not told.
    meta = {name: values[name] for name in _META if values[name] and values[name] != getattr(row, name)}
    if not other_text and not meta:
        return "here"
    changes: dict[str, Any] = dict(meta, state="new", attempts=0, reason="", **written_columns(UNTOLD))
    if other_text:
        _contents(connection, doc, data)
        old = {"raw_sha256": row.raw_sha256, "text_sha256": row.text_sha256}
        connection.execute(insert(earlier).values(document=row.n, replaced_at=now(), **old))
        for found in (record, unknown_name):
            connection.execute(delete(found).where(found.c.document == row.n))
        changes |= {name: values[name] for name in ("raw_sha256", "text_sha256", "notes", "source")}
        changes |= {"unmerged": 1, "untraced": 1, "unfollowed": 1, "origin": ""}
    connection.execute(update(document).where(document.c.n == row.n).values(**changes))
    return "replaced" if other_text else "changed"


def _contents(connection: Connection, doc: Document, data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    _once(connection, raw, digest, size=len(data), packed=zlib.compress(data))
    _once(connection, text, doc.text_sha256, characters=len(doc.text), body=doc.text)


def _once(connection: Connection, content: Table, digest: str, **values: Any) -> None:
    if connection.execute(select(content.c.sha256).where(content.c.sha256 == digest)).first() is None:
        connection.execute(insert(content).values(sha256=digest, **values))


def _with_text() -> Select[Any]:
    return select(document, text.c.body).join(text)


def _document(row: Row[Any]) -> Document:
    known = {name: getattr(row, name) for name in ("id", *_META, "source", "raw_sha256")}
    return Document(**known, text=row.body, collected=row.added_at[:10], notes=tuple(json.loads(row.notes)))


def _nearest(connection: Connection, doc_id: str) -> str:
    near = get_close_matches(doc_id, connection.execute(select(document.c.id)).scalars().all(), n=3, cutoff=0.5)
    return f"; nearest: {', '.join(near)}" if near else "; `tocsin documents` lists them"
