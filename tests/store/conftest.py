from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.records import Coded, Document, Event, Record, Statement
from tocsin.store import Project

TEXT = "The army seized Zinder on 3 August. France denied it: “We are not leaving.” Talks may follow."

UNDO_ORIGINS = """DROP TABLE fingerprint; DROP TABLE origin_key; DROP TABLE origin_tie; DROP TABLE origin;
    DROP INDEX ix_document_origin; DROP INDEX ix_document_untraced; ALTER TABLE document DROP COLUMN untraced;"""
"""Takes a database of schema 0006 back to 0005."""
UNDO_INCIDENTS = f"""{UNDO_ORIGINS} DROP TABLE incident_key; DROP TABLE incident_report; DROP TABLE incident_said;
    DROP INDEX ix_document_unmerged; ALTER TABLE document DROP COLUMN unmerged;
    ALTER TABLE document DROP COLUMN origin;"""
"""Takes it on to 0004."""


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
