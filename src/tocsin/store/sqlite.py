"""What only SQLite has: the engine with its pragmas, full text, the copy kept before a migration, and its errors."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Engine, Integer, column, create_engine, event, false, select, table
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import QueuePool

from tocsin.errors import DiskFull, ProjectBusy, ProjectError, TocsinError, TooSlow

from . import deadline

FILE_NAME = "tocsin.sqlite"
BUSY_SECONDS = 10.0
READERS = 16
"""Connections of one process that are kept open for the next question; more are opened where more ask at once."""
RECYCLE = 60
"""Seconds after which a connection is opened anew."""
_AT_ONCE = 900
"""Values in one query: SQLite takes 32,766, but each length is another statement to prepare."""
T = TypeVar("T")

SEARCH = (
    """CREATE VIEW document_words AS SELECT d.n AS n, d.title AS title, t.body AS body
       FROM document d JOIN text t ON t.sha256 = d.text_sha256""",
    """CREATE VIRTUAL TABLE document_search USING fts5(title, body, content='document_words', content_rowid='n',
       tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER document_search_in AFTER INSERT ON document BEGIN
       INSERT INTO document_search(rowid, title, body)
       SELECT new.n, new.title, body FROM text WHERE sha256 = new.text_sha256; END""",
    """CREATE TRIGGER document_search_out AFTER DELETE ON document BEGIN
       INSERT INTO document_search(document_search, rowid, title, body)
       SELECT 'delete', old.n, old.title, body FROM text WHERE sha256 = old.text_sha256; END""",
    """CREATE TRIGGER document_search_anew AFTER UPDATE OF title, text_sha256 ON document BEGIN
       INSERT INTO document_search(document_search, rowid, title, body)
       SELECT 'delete', old.n, old.title, body FROM text WHERE sha256 = old.text_sha256;
       INSERT INTO document_search(rowid, title, body)
       SELECT new.n, new.title, body FROM text WHERE sha256 = new.text_sha256; END""",
    """CREATE VIRTUAL TABLE record_search USING fts5(evidence, content='record', content_rowid='n',
       tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER record_search_in AFTER INSERT ON record BEGIN
       INSERT INTO record_search(rowid, evidence) VALUES (new.n, new.evidence); END""",
    """CREATE TRIGGER record_search_out AFTER DELETE ON record BEGIN
       INSERT INTO record_search(record_search, rowid, evidence) VALUES ('delete', old.n, old.evidence); END""",
)
"""Full text over documents and over evidence; triggers keep both in step, so that the Core code need not know."""

_TERM = re.compile(r'"([^"]*)"|(\S+)')


def engine(file: Path, *, write: bool) -> Engine:
    """An engine on a project's file. Readers cannot write, and read on while a writer writes."""
    uri = f"{file.absolute().as_uri()}?mode={'rw' if write else 'ro'}"

    def connect() -> sqlite3.Connection:
        # Transactions are begun by hand below, so that schema changes are transactional too.
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    # Opening takes longer than most questions, for the schema is read anew each time. After a while it is done all the
    # same: another file may have been put in the place of this one.
    made = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=READERS, max_overflow=-1, pool_recycle=RECYCLE
    )
    event.listen(made, "connect", _writer_pragmas if write else _reader_pragmas)
    event.listen(made, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN"))
    event.listen(made, "handle_error", _translate)
    return made


def make_file(file: Path) -> None:
    """An empty database that only its owner can read; SQLite gives its side files the same mode."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def parts(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lots that fit in one query."""
    left = iter(values)
    while part := list(islice(left, _AT_ONCE)):
        yield part


def state(file: Path) -> tuple[object, ...]:
    """What a commit changes, seen from outside: place, size and time of the database and of its log."""
    found: list[object] = []
    for part in (file, file.with_name(f"{file.name}-wal")):
        with suppress(FileNotFoundError):
            seen = part.stat()
            found.append((seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns))
    return tuple(found)


def keep_copy(file: Path, copy: Path) -> None:
    """A consistent copy of a database beside it, readable by its owner alone, whole on the disk before this returns."""
    copy.unlink(missing_ok=True)
    make_file(copy)
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        raise explain(error) from error


def compact(connection: sqlite3.Connection) -> None:
    """Write the database anew without its free pages, and cut its log to nothing."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def explain(error: BaseException | None) -> TocsinError:
    """SQLite's error as one of ours, in a line that says what to do."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    match code & 0xFF:
        case sqlite3.SQLITE_INTERRUPT:
            return TooSlow("this takes longer than a request may; ask for less: fewer days, one actor, one country")
        case sqlite3.SQLITE_FULL:
            return DiskFull("the disk is full; what was committed is kept: make room, then run the command again")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ProjectBusy("the project's database stays locked by another program; close it and try again")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return ProjectError(f"{FILE_NAME} is damaged: put back a copy of it, or begin anew with `tocsin init`")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ProjectError(f"{FILE_NAME} cannot be opened as needed ({error}); look at its permissions")
        case sqlite3.SQLITE_IOERR:
            return ProjectError(f"{FILE_NAME}: the disk reports an error ({error}); what was committed is kept")
    return ProjectError(f"{FILE_NAME}: {error}")


def search_terms(words: str) -> str:
    """A query in FTS5's language that means just these words, all of them; empty if there are none.

    Every word is quoted, so that no operator or mark in it can be a syntax error; "words in quotes" stay a phrase.
    """
    terms = [(a or b).replace("\0", "") for a, b in _TERM.findall(words)]
    return " ".join('"' + t.replace('"', '""') + '"' for t in terms if any(c.isalnum() for c in t))


def matching(key: Column[int], words: str) -> ColumnElement[bool]:
    """A condition on a table's key: its row is found under ``words`` in the full-text index of that table."""
    if not (terms := search_terms(words)):
        return false()
    index = f"{key.table.name}_search"
    found = table(index, column("rowid", Integer))
    return key.in_(select(found.c.rowid).where(column(index).op("MATCH")(terms)))


def _writer_pragmas(connection: sqlite3.Connection, _: Any) -> None:
    # FULL: a commit is on the disk before it returns, so that a power cut loses nothing that was told as done.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _reader_pragmas(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute("PRAGMA query_only=ON")
    deadline.watch(connection)


def _translate(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error) and not isinstance(
        context.original_exception, sqlite3.IntegrityError
    ):
        raise explain(context.original_exception) from context.original_exception
