"""Two coders' labels are compared record by record, without their texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.coders import SECOND, measure_coders
from tocsin.errors import UsageError

EVENT: dict[str, Any] = {"type": "event", "start": 0, "end": 20, "event_type": "ASSAULT", "status": "actual"}


def labelled(path: Path, *records: dict[str, Any], sha: str = "aa") -> Path:
    path.write_text(json.dumps({"doc": "d", "split": "x", "text_sha256": sha, "records": list(records)}) + "\n")
    return path


def test_one_coder_against_the_same_agrees_and_against_another_does_not(tmp_path: Path) -> None:
    first = labelled(tmp_path / "a.jsonl", EVENT | {"actors": ["MLI.MIL"]}, EVENT | {"start": 50, "end": 70})
    assert measure_coders(first, first)["f1"] == 1
    second = labelled(tmp_path / "b.jsonl", EVENT | {"actors": ["MLI.REB"], "status": "planned"})
    found = measure_coders(first, second)
    assert (found["documents"], found["f1"], found["f1_found"]) == (1, 0, pytest.approx(2 / 3))
    assert (found["fields"]["event.status"], found["fields"]["event.actors"]) == (0, 1)
    assert found["fields"]["event.actors.full"] == 0


def test_labels_of_other_texts_are_refused(tmp_path: Path) -> None:
    first, second = labelled(tmp_path / "a.jsonl", EVENT), labelled(tmp_path / "b.jsonl", EVENT, sha="bb")
    with pytest.raises(UsageError, match="not the same text: d"):
        measure_coders(first, second)


def test_the_coders_of_the_gold_agree_better_than_any_program() -> None:
    found = measure_coders()
    assert found["documents"] == len(SECOND.read_text("utf-8").splitlines()) == 10
    assert found["f1_found"] > 0.8
