"""False alarms: which sentences count, and what an alarm is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from evaluation import noevent
from evaluation.articles import text_hash
from evaluation.noevent import CODED, measure_noevent, read_sentences
from tocsin.errors import UsageError
from tocsin.records import Document

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
LINES = (
    "Ministers spoke of the harvest.\t0",
    "The mayor demanded a bridge.\t0",
    "The army shelled Goma.\t4",
    "A tab\tstands here.\t0",
    "",
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    out = tmp_path / "coded.jsonl"
    out.write_text(json.dumps({"sha256": text_hash("The mayor demanded a bridge.")[:16]}) + "\n", encoding="utf-8")
    monkeypatch.setattr(noevent, "CODED", out)
    path = tmp_path / "classes.tsv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def test_only_sentences_without_an_act_count(file: Path, tmp_path: Path) -> None:
    assert read_sentences(file) == ["Ministers spoke of the harvest.", "A tab\tstands here."]
    (tmp_path / "x.tsv").write_text("The army shelled Goma.\t4\n", encoding="utf-8")
    with pytest.raises(UsageError):
        read_sentences(tmp_path / "x.tsv")


@pytest.mark.parametrize(
    ("records", "alarm", "fact"),
    [
        ([], 0.0, 0.0),
        ([{"type": "statement", "evidence": "x"}], 0.0, 0.0),
        ([{"type": "event", "status": "planned"}], 0.5, 0.0),
        ([{"type": "event", "status": "denied"}, {"type": "event", "status": "ongoing"}], 0.5, 0.5),
    ],
)
def test_a_sentence_with_an_event_is_one_alarm(
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    records: list[dict[str, Any]],
    alarm: float,
    fact: float,
) -> None:
    def code(documents: list[Document]) -> dict[str, list[dict[str, Any]]]:
        return {d.id: records if "harvest" in d.text else [] for d in documents}

    monkeypatch.setattr(noevent, "code_documents", code)
    found = measure_noevent(file, out=tmp_path / "out.tsv")
    assert found == {"sentences": 2, "false_alarm": alarm, "said_to_be_fact": fact}
    count = sum(record["type"] == "event" for record in records)
    lines = (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    assert lines == ["sentence\tevents", f"0\t{count}", "1\t0"]


def test_what_was_taken_out_by_hand_is_named_once_by_hash_alone() -> None:
    rows = [json.loads(line) for line in CODED.read_text(encoding="utf-8").splitlines()]
    hashes = [row["sha256"] for row in rows]
    assert hashes
    assert len(set(hashes)) == len(hashes)
    assert all(re.fullmatch("[0-9a-f]{16}", sha) for sha in hashes)


@pytest.mark.shared
def test_what_was_taken_out_stands_in_the_benchmark() -> None:
    file = SHARED / "cameo_class" / "train.minus_PLV_test.tsv"
    if not file.is_file():
        pytest.skip("the benchmark is not beside this checkout")
    rows = [line.rpartition("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    nothing = {text_hash(text)[:16] for text, _, label in rows if label == "0"}
    assert {json.loads(line)["sha256"] for line in CODED.read_text(encoding="utf-8").splitlines()} <= nothing
    assert read_sentences(file)
