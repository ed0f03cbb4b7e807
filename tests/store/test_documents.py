from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tocsin.errors import Unreadable, UsageError
from tocsin.records import Document, Record
from tocsin.store import Project


def held(project: Project, table: str) -> int:
    with closing(sqlite3.connect(project.folder / "tocsin.sqlite")) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_document_comes_back_as_it_was(project: Project) -> None:
    text = "Line one\r\nline two with \0 and 🙂\n"
    given = Document("a", text, "T", "O", "2023-07-27", "en", "a.txt", "", ("mended",))
    project.add(given, b"\xff\xfe raw")
    found = project.document("a")
    assert (found.text, found.title, found.notes, found.published) == (text, "T", ("mended",), "2023-07-27")
    assert project.raw("a") == b"\xff\xfe raw"


def test_content_is_stored_once(project: Project) -> None:
    for name in ("a", "b"):
        project.add(Document(name, "The same wire copy.", source=f"{name}.txt"), b"The same wire copy.")
    assert len(project.entries()) == 2
    assert (held(project, "raw"), held(project, "text")) == (1, 1)


def test_replaced_content_keeps_its_bytes(project: Project) -> None:
    for text in ("Old words.", "New words."):
        project.add(Document("a", text, source="a.txt"), text.encode())
    assert project.document("a").text == "New words."
    assert (held(project, "raw"), held(project, "earlier")) == (2, 1)


def test_what_comes_through_a_pipe_pushes_nothing_out(project: Project) -> None:
    for text in ("One report.", "Another report.", "One report."):
        project.add(Document("stdin", text, source="-"), text.encode())
    assert sorted(project.document(entry.id).text for entry in project.entries()) == ["Another report.", "One report."]


def test_an_unknown_document_is_met_with_the_nearest(project: Project, records: list[Record]) -> None:
    with pytest.raises(UsageError, match=r"no document 'wire-2' here; nearest: wire-1"):
        project.document("wire-2")


def test_half_a_surrogate_pair_is_one_documents_failure(project: Project) -> None:
    with pytest.raises(Unreadable, match="surrogate"):
        project.add(Document("a", "broken \ud800 text"), b"")


def test_entries_say_how_far_each_document_is(project: Project, records: list[Record]) -> None:
    project.add(Document("wire-2", "More to come.", source="wire-2.txt"), b"x")
    assert [(e.id, e.state, e.records, e.coder) for e in project.entries()] == [
        ("wire-1", "coded", 3, "coder-1"),
        ("wire-2", "new", 0, ""),
    ]
    assert [e.id for e in project.entries(state="new")] == ["wire-2"]
    assert [e.id for e in project.entries(words="zinder SEIZED")] == ["wire-1"]
    summary = project.summary()
    assert summary.documents == {"new": 1, "coded": 1, "failed": 0, "set-aside": 0, "withdrawn": 0}
    assert summary.records == {"event": 2, "statement": 1}
