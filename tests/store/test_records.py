from __future__ import annotations

from typing import Any

import pytest

from tocsin.errors import EvidenceError
from tocsin.records import Coded, Document, Judgement, Record
from tocsin.store import Filter, Project

from .conftest import TEXT


def test_records_come_back_as_they_were(project: Project, records: list[Record]) -> None:
    assert list(project.records()) == records


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"types": ["statement"]}, [2]),
        ({"types": ["event", "statement"]}, [0, 1, 2]),
        ({"subtypes": ["ASSAULT"]}, [0]),
        ({"actors": ["NER"]}, [0]),
        ({"actors": ["FRA"]}, [1, 2]),
        ({"actors": ["fra.gov"]}, [1, 2]),
        ({"actors": ["NER.GOV"]}, []),
        ({"actors": ["NER.MIL", "FRA.GOV"]}, [0, 1, 2]),
        ({"countries": ["NER"]}, [0]),
        ({"statuses": ["denied"]}, [1]),
        ({"since": "2023-08-03"}, [0]),
        ({"since": "2023-08-04"}, []),
        ({"until": "2023-08-02"}, []),
        ({"words": "seize"}, [0]),
        ({"words": '"not leaving"'}, [2]),
        ({"words": '"leaving not"'}, []),
        ({"documents": ["other"]}, []),
        ({"types": ["event"], "actors": ["FRA"]}, [1]),
        ({"limit": 1, "offset": 1}, [1]),
    ],
)
def test_filters(project: Project, records: list[Record], narrowed: dict[str, Any], found: list[int]) -> None:
    wanted = Filter(**narrowed)
    assert list(project.records(wanted)) == [records[n] for n in found]
    if wanted.limit is None:
        assert project.count(wanted) == len(found)


@pytest.mark.parametrize("words", ['"', "AND", "a OR", "NEAR(x", "col:x", "x*", "-x", "(", "^army", "*", "\0", "'; --"])
def test_no_query_is_a_syntax_error(project: Project, records: list[Record], words: str) -> None:
    assert list(project.records(Filter(words=words))) in ([], [records[0]])
    assert len(project.entries(words=words)) in (0, 1)


def test_the_store_holds_evidence_against_its_own_text(project: Project, records: list[Record]) -> None:
    false = records[0].model_copy(update={"evidence": "The navy seized Zinder on 3 August"})
    with pytest.raises(EvidenceError):
        project.keep("wire-1", Coded((records[1], false)), "coder-2")
    assert list(project.records()) == records, "the old records went although the new ones were refused"


def test_a_record_belongs_to_its_document(project: Project, records: list[Record]) -> None:
    project.add(Document("wire-2", TEXT, source="wire-2.txt"), TEXT.encode())
    with pytest.raises(EvidenceError):
        project.keep("wire-2", Coded((records[0],)), "coder-1")


def test_coding_anew_replaces_records_and_keeps_judgements(project: Project, records: list[Record]) -> None:
    project.judge(Judgement.of(records[0], "wrong", "ana", note="it was the police"))
    project.keep("wire-1", Coded(tuple(records[1:])), "coder-2")
    assert list(project.records()) == records[1:]
    (said,) = project.judgements("wire-1")
    assert (said.verdict, said.evidence, said.note) == ("wrong", records[0].evidence, "it was the police")
    assert said.created_at


def test_the_search_index_follows(project: Project, records: list[Record]) -> None:
    project.keep("wire-1", Coded(tuple(records[1:])), "coder-2")
    assert not list(project.records(Filter(words="seized")))
    project.add(Document("wire-1", "All quiet in Zinder.", source="wire-1.txt"), b"new")
    assert [entry.id for entry in project.entries(words="quiet")] == ["wire-1"]
    assert not project.entries(words="army")
    assert not list(project.records())


def test_one_record_twice_is_one(project: Project, records: list[Record]) -> None:
    assert project.keep("wire-1", Coded((records[0], records[0])), "coder-2") == 1
