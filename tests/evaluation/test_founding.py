from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.founding import lies_on, measure_founding
from tocsin.errors import UsageError
from tocsin.records import Event

ONE = "Chad may ask French troops to leave. Two towns held fairs."
TWO = "Chad ended the accord. French troops will leave Chad. Some 1,000 French troops are in Chad."


def record(doc: str, text: str, words: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"doc": doc, "type": "event", "start": start, "end": start + len(words), "evidence": words, **fields}


def leaving(doc: str, text: str, words: str, status: str) -> dict[str, Any]:
    fields = {"event_type": "RETREAT", "mode": "withdraw", "actors": ["FRA.MIL"], "country": "TCD"}
    return record(doc, text, words, status=status, priority="must", **fields)


RECORDS = {
    "one": [leaving("one", ONE, "French troops to leave", "possible")],
    "two": [
        record("two", TWO, "Chad ended the accord", event_type="SANCTION", mode="discontinue", actors=["TCD.GOV"],
               targets=["FRA.GOV"], status="actual"),
        record("two", TWO, "the accord", type="agreement", name="accord", parties=["TCD", "FRA"], state="terminated"),
        leaving("two", TWO, "French troops will leave Chad", "planned"),
        record("two", TWO, "1,000 French troops are in Chad", type="posture", owner=["FRA.MIL"], host="TCD",
               element="troops", count=[1000, 1000], state="present"),
    ],
}  # fmt: skip


def span(doc: str, text: str, words: str) -> list[Any]:
    return [doc, text.index(words), text.index(words) + len(words)]


GOLD: dict[str, Any] = {
    "order": ["one", "two"],
    "clusters": [
        [span("one", ONE, "French troops to leave"), span("two", TWO, "French troops will leave")],
        [span("two", TWO, "Chad ended the accord")],
        [span("one", ONE, "Two towns held fairs")],
    ],
    "cluster_info": [
        {"id": "EXIT", "documents": ["one", "two"]},
        {"id": "END", "documents": ["two"]},
        {"id": "FAIR", "documents": ["one"]},
    ],
    "agreements": [
        {"id": "A", "parties": ["TCD", "FRA"], "mentions": [span("two", TWO, "the accord")],
         "states": {"one": None, "two": "terminated"}},
    ],
    "postures": [
        {"id": "P", "owner": "FRA", "host": "TCD", "element": "troops/base", "states": {"two": "present"},
         "final": {"state": "present", "count": []}},
    ],
    "situations": [
        {"id": "S", "cluster": "EXIT", "status_over_time": [["one", "possible", []], ["two", "planned, now", ["FRA"]]]},
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "records").mkdir()
    for doc, text in (("one", ONE), ("two", TWO)):
        (tmp_path / "texts" / f"{doc}.txt").write_text(text, encoding="utf-8")
        lines = "".join(json.dumps(r) + "\n" for r in RECORDS[doc])
        (tmp_path / "records" / f"{doc}.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "founding.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_clusters_order_and_states_of_gold_records(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = measure_founding(folder, gold_records=True, errors=True)
    assert (found["clusters"], found["clusters_found"], found["false_merges"], found["order_right"]) == (3, 2, 0, 1)
    told = capsys.readouterr().err.splitlines()
    assert "cluster FAIR: no event or posture in one" in told
    # Right: the accord twice, the force in its text, the possible exit. The count should not be there at the end, and
    # nobody named says that the exit is planned.
    assert (found["states"], found["states_right"]) == (6, pytest.approx(4 / 6))


def test_a_group_of_two_clusters_is_a_false_merge(folder: Path) -> None:
    gold = GOLD | {"clusters": [[GOLD["clusters"][0][0]], [GOLD["clusters"][0][1]], GOLD["clusters"][2]]}
    (folder / "founding.json").write_text(json.dumps(gold), encoding="utf-8")
    assert measure_founding(folder, gold_records=True)["false_merges"] == 1


def test_a_record_is_of_the_cluster_whose_mention_it_covers_best() -> None:
    event = Event.of(TWO, doc="two", start=0, end=21, event_type="SANCTION", status="actual")
    mentions = {"far": [("two", 23, 52)], "wide": [("two", 0, 60)], "near": [("two", 0, 21)], "other": [("one", 0, 21)]}
    assert lies_on(event, mentions) == "near"
    assert lies_on(event, {"far": mentions["far"], "other": mentions["other"]}) == ""


def test_a_folder_without_gold_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"founding\.json is not there"):
        measure_founding(tmp_path)
