from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tocsin.records import Coded, Document, Event, Record, Statement
from tocsin.store import Project, migrate, sqlite

TEXT = "The army seized Zinder on 3 August. France denied it: “We are not leaving.” Talks may follow."


def undo(file: Path, revision: str) -> None:
    """Take a database back to an older schema: what that had not goes."""
    then = file.with_name(f"at-{revision}.sqlite")
    sqlite.make_file(then)
    engine = sqlite.engine(then, write=True)
    migrate.upgrade(engine, revision)
    engine.dispose()
    with closing(sqlite3.connect(then)) as wanted, closing(sqlite3.connect(file)) as old, old:
        for kind in ("index", "table"):
            for name in sorted(_names(old, kind) - _names(wanted, kind)):
                old.execute(f"DROP {kind} {name}")
        for table in sorted(_names(wanted, "table")):
            for column in sorted(_columns(old, table) - _columns(wanted, table)):
                old.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        old.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def _names(connection: sqlite3.Connection, kind: str) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (kind,))
    return {row[0] for row in rows}


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "project") as made:
        yield made


@pytest.fixture
def records(project: Project) -> list[Record]:
    """Three records of one document, kept in the project."""
    project.add(Document("wire-1", TEXT, title="Zinder seized", source="wire-1.txt"), TEXT.encode())
    made = [
        Event.of(
            TEXT, doc="wire-1", start=0, end=34, event_type="ASSAULT", status="actual", actors=("NER.MIL",),
            country="NER", date_start="2023-08-03", date_end="2023-08-03",
        ),
        Event.of(
            TEXT, doc="wire-1", start=36, end=52, event_type="REJECT", status="denied", actors=("FRA.GOV",),
            holders=("FRA.GOV",),
        ),
        Statement.of(TEXT, doc="wire-1", start=55, end=73, speaker=("FRA.GOV",), quote="direct"),
    ]  # fmt: skip
    project.keep("wire-1", Coded(tuple(made)), "coder-1")
    return list(made)
