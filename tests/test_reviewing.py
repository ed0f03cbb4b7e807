"""The analyst's hand on a project: verdicts, corrections, withdrawals, and what is left of a purged text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serve.crisis import STRAIT, VERSION, strait_records

from tocsin import reviewing, views
from tocsin.errors import UsageError
from tocsin.pipeline import keep_coded
from tocsin.records import Coded, Document
from tocsin.store import Filter, Project

DOC = "strait-1"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path)
    made.close()
    with Project.open(tmp_path, write=True) as opened:
        opened.add(Document(DOC, STRAIT, "Harbour", "Strait Courier", "2031-03-04", "en"), STRAIT.encode())
        opened.keep(DOC, Coded(tuple(strait_records())), VERSION)
        yield opened


def an_event(project: Project) -> str:
    return next(project.records(Filter(types=("event",)))).id


def test_a_rejected_record_leaves_lists_and_incidents_and_a_tombstone(project: Project) -> None:
    before, one = project.count(Filter()), an_event(project)
    reviewing.judge(project, DOC, one, "wrong", "ann", "a football match")
    assert project.count(Filter()) == before - 1
    assert project.count(Filter(ids=(one,))) == 0
    told = {report.record for found in views.incidents(project).items for report in found.reports}
    assert one not in told
    (stone,) = project.tombstones()
    assert (stone.document, stone.record, stone.reason, stone.user) == (DOC, one, "a football match", "ann")
    assert stone.created_at


def test_coding_anew_does_not_bring_it_back(project: Project) -> None:
    one = an_event(project)
    reviewing.judge(project, DOC, one, "wrong", "ann")
    keep_coded(project, 1, Document(DOC, STRAIT), Coded(tuple(strait_records())), "another")
    assert project.count(Filter(ids=(one,))) == 0


def test_restoring_brings_the_coders_record_back(project: Project) -> None:
    before, one = {r.to_json() for r in project.records()}, an_event(project)
    reviewing.correct(project, DOC, one, {"status": "denied"}, "ann")
    reviewing.judge(project, DOC, one, "wrong", "bob")
    reviewing.restore(project, DOC, one, "ann")
    assert {r.to_json() for r in project.records()} == before
    assert project.tombstones() == []


def test_a_correction_can_be_corrected(project: Project) -> None:
    one = an_event(project)
    _, after = reviewing.correct(project, DOC, one, {"actors": "NER.MIL, wagner-group", "event_type": "COERCE"}, "ann")
    _, again = reviewing.correct(project, DOC, after.id, {"status": "planned"}, "bob")
    found = [r for r in project.records() if r.review]
    assert [r.id for r in found] == [again.id]
    shown = found[0].to_dict()
    assert (shown["actors"], shown["status"], shown["review"]) == (["NER.MIL", "wagner-group"], "planned", "corrected")


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"status": "maybe"}, "status"), ({"colour": "red"}, "colour"), ({"evidence": "else"}, "evidence")],
)
def test_a_correction_must_leave_a_record(project: Project, changes: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        reviewing.correct(project, DOC, an_event(project), changes, "ann")
    assert project.said() == []


def test_a_retracted_document_is_out_and_can_come_back(project: Project) -> None:
    reviewing.retract(project, DOC, "", "ann", "withdrawn by the outlet")
    assert project.count(Filter()) == 0
    assert views.incidents(project).total == 0
    assert [entry.state for entry in project.entries()] == ["withdrawn"]
    assert project.add(Document(DOC, STRAIT), STRAIT.encode()).change == "withdrawn"
    reviewing.restore(project, DOC, "", "ann")
    assert [entry.state for entry in project.entries()] == ["new"]
    assert project.tombstones() == []


def test_nothing_of_a_purged_text_is_left_in_the_files(project: Project, tmp_path: Path) -> None:
    reviewing.judge(project, DOC, an_event(project), "comment", "ann", "Velmora it is")
    reviewing.purge(project, DOC, "ann", "names a witness")
    project.close()
    left = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
    for words in (b"Velmora", b"velmora", b"grain board", b"blockade"):
        assert words not in left
    with Project.open(tmp_path, write=True) as again:
        assert again.document(DOC).text == ""
        assert again.add(Document("copy", STRAIT), STRAIT.encode()).change == "withdrawn"
        assert [stone.purged for stone in again.tombstones()] == [True]
        with pytest.raises(UsageError, match="purged"):
            reviewing.restore(again, DOC, "", "ann")


def test_labels_hold_offsets_codes_and_a_hash_alone(project: Project) -> None:
    one = an_event(project)
    reviewing.correct(project, DOC, one, {"status": "planned"}, "ann")
    (label,) = reviewing.labels(project)
    assert label.record is not None
    assert label.record["status"] == "planned"
    assert "evidence" not in label.record
    assert label.text_sha256 == project.document(DOC).text_sha256
