"""Samples and what is said of them: kept whole, in order, and through coding anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tocsin.errors import ProjectError, UsageError
from tocsin.records import AuditItem, AuditJudgement, Coded, Document, Draw, Record, Stratum
from tocsin.review import record_item
from tocsin.store import Project, schema

from .conftest import TEXT, undo


@pytest.fixture
def items(project: Project, records: list[Record]) -> list[AuditItem]:
    return [record_item(row) for row in project.frame()]


def drawn(items: list[AuditItem]) -> Draw:
    members = tuple((item, n % 2) for n, item in enumerate(items))
    return Draw("record", 7, (Stratum("a", 5, 2), Stratum("b", 3, 1)), members, ("coder-1",), "ana")


def test_a_sample_comes_back_as_it_was(project: Project, items: list[AuditItem]) -> None:
    assert project.last_draw("record") is None
    project.keep_draw(drawn(items))
    found = project.last_draw("record")
    assert found is not None
    assert found.created_at.endswith("+00:00")
    assert replace(found, created_at="") == drawn(items)
    assert found.population == 8
    assert project.last_draw("sentence") is None


def test_the_last_sample_stands_and_judgements_stay(project: Project, items: list[AuditItem]) -> None:
    project.keep_draw(drawn(items[:1]))
    said = AuditJudgement("record", items[0].key, "ana", "wrong", ("who", "date"))
    project.judge_drawn(said)
    project.keep_draw(drawn(items))
    project.judge_drawn(AuditJudgement("record", items[0].key, "ana", "right"))
    found = project.last_draw("record")
    assert found is not None and len(found.members) == 3
    kept = project.drawn_judgements()
    assert [replace(one, created_at="") for one in kept] == [
        said,
        AuditJudgement("record", items[0].key, "ana", "right"),
    ]
    assert all(one.created_at for one in kept)


def test_an_item_is_shown_beside_the_text_that_it_was_drawn_from(project: Project, items: list[AuditItem]) -> None:
    project.keep_draw(drawn(items))
    other = "Other words came in its place."
    project.add(Document("wire-1", other, title="Anew", source="wire-1.txt"), other.encode())
    shown = project.shown("record", items[0].key)
    assert shown.document.text == TEXT
    assert shown.document.text[shown.item.start : shown.item.end].startswith("The army seized")
    assert project.frame() == [], "what is not coded is not drawn from"


def test_what_was_never_drawn_cannot_be_judged(project: Project, items: list[AuditItem]) -> None:
    said = AuditJudgement("record", items[0].key, "ana", "right")
    with pytest.raises(UsageError, match="audit sample"):
        project.judge_drawn(said)
    with pytest.raises(UsageError, match="audit sample"):
        project.shown("record", items[0].key)


def test_a_reader_cannot_judge(project: Project, items: list[AuditItem]) -> None:
    project.keep_draw(drawn(items))
    with Project.open(project.folder) as reader, pytest.raises(ProjectError):
        reader.judge_drawn(AuditJudgement("record", items[0].key, "ana", "right"))


def test_a_record_coded_anew_is_the_same_while_it_says_the_same(
    project: Project, records: list[Record], items: list[AuditItem]
) -> None:
    same = [one.revised(TEXT, version="2", confidence=0.9, why="another rule", id=one.id) for one in records]
    project.keep("wire-1", Coded(tuple(same)), "coder-2")
    again = [record_item(row) for row in project.frame()]
    assert [one.key for one in again] == [one.key for one in items]
    assert {one.band for one in again} == {"0.8 or more"}
    other = records[0].revised(TEXT, actors=("MLI.MIL",), id=records[0].id)
    project.keep("wire-1", Coded((other, *same[1:])), "coder-3")
    changed = [record_item(row) for row in project.frame()]
    assert [one.key == was.key for one, was in zip(changed, items, strict=True)] == [False, True, True]


def test_a_project_of_the_second_schema_is_brought_up(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as made:
        made.add(Document("a", "Words."), b"Words.")
    undo(tmp_path / "p" / "tocsin.sqlite", "0002")
    with Project.open(tmp_path / "p", write=True) as brought_up:
        assert brought_up.document("a").text == "Words."
        assert (brought_up.last_draw("record"), brought_up.drawn_judgements()) == (None, [])
    assert (tmp_path / "p" / f"tocsin.sqlite.before-{schema.HEAD}").is_file()
