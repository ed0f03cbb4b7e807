"""The scorer: small cases by hand, and what the shared scorer says of many spoilt records."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation.scoring import Tally, headline, intervals, total
from evaluation.texts import read_gold

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def event(start: int, end: int, **fields: Any) -> dict[str, Any]:
    common = {"doc": "d", "type": "event", "evidence": "x" * (end - start), "event_type": "ASSAULT", "status": "actual"}
    return common | {"start": start, "end": end, "actors": ["NER.MIL"], "targets": ["boko-haram"], **fields}


def figures(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, float | None]:
    return headline(Tally(gold, predicted).n)


def test_the_gold_itself_is_perfect_and_nothing_is_worth_nothing() -> None:
    gold = [event(0, 20, priority="must"), event(30, 50, status="planned")]
    assert figures(gold, gold)["f1"] == 1
    assert figures(gold, gold)["false_facts"] == 0
    assert figures(gold, [])["f1"] == 0
    assert figures([], [])["f1"] == 1


def test_found_is_not_yet_right() -> None:
    for wrong in ({"status": "planned"}, {"event_type": "COERCE"}, {"actors": ["FRA.MIL"]}):
        told = figures([event(0, 20)], [event(0, 20, **wrong)])
        assert (told["f1_found"], told["f1"]) == (1, 0)
    near: dict[str, Any]
    for near in ({"status": "ongoing"}, {"actors": ["NER.GOV"]}, {"targets": []}, {"end": 14, "evidence": "x" * 14}):
        assert figures([event(0, 20)], [event(0, 20) | near])["f1"] == 1


def test_a_plan_told_as_fact_is_a_false_fact() -> None:
    assert figures([event(0, 20, status="demanded")], [event(0, 20)])["false_facts"] == 1
    assert figures([event(0, 20, status="demanded")], [event(0, 20, status="planned")])["false_facts"] == 0
    both = [event(0, 20, status="planned"), event(0, 20)]
    assert figures(both, both)["false_facts"] == 0


def test_one_prediction_answers_one_record_and_what_may_be_counts_for_nobody() -> None:
    assert figures([event(0, 20), event(0, 20, event_type="COERCE")], [event(0, 20)])["f1_found"] == pytest.approx(
        2 / 3
    )
    told = figures([event(0, 20, priority="may")], [event(0, 20)])
    assert (told["f1"], told["must_recall"]) == (1, None)


def test_a_record_is_found_at_any_of_its_mentions() -> None:
    assert figures([event(0, 20, also=[[100, 120]])], [event(100, 120)])["f1"] == 1
    assert figures([event(0, 20)], [event(100, 120)])["f1_found"] == 0


def shared_scorer() -> ModuleType:
    file = SHARED / "records" / "score.py"
    if not file.is_file() or not (SHARED / "gold" / "records").is_dir():
        pytest.skip("the shared scorer and its gold are not beside this checkout")
    spec = importlib.util.spec_from_file_location("shared_score", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt(record: dict[str, Any], chance: random.Random) -> list[dict[str, Any]]:
    """The record as a coder might have it: missing, doubled, moved, or wrong in a field."""
    kept = {key: value for key, value in record.items() if key not in {"priority", "also"}}
    kind = chance.choice(["same", "same", "gone", "twice", "moved", "status", "actors", "root", "holders", "date"])
    if kind == "gone":
        return []
    if kind == "moved":
        by = chance.randrange(-30, 30)
        kept |= {"start": max(0, kept["start"] + by), "end": max(1, kept["end"] + by)}
    changes: dict[str, dict[str, Any]] = {
        "status": {"status": chance.choice(["actual", "ongoing", "planned", "denied"])},
        "actors": {"actors": ["XXX"], "speaker": ["XXX"], "parties": ["XXX"], "owner": ["XXX"], "a": ["XXX"]},
        "root": {"event_type": "CONSULT", "state": "past", "change": "worse", "direction": "up"},
        "holders": {"holders": chance.choice([[], ["XXX.GOV"]])},
        "date": {"date_start": chance.choice(["", "2020-01-01"]), "date_end": "2020-01-02"},
    }
    kept |= {key: value for key, value in changes.get(kind, {}).items() if key in kept}
    return [kept, dict(kept)] if kind == "twice" else [kept]


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(4))
def test_it_says_what_the_shared_scorer_says(seed: int) -> None:
    theirs, chance = shared_scorer(), random.Random(seed)
    gold = read_gold(SHARED / "gold" / "records")
    assert gold == theirs.read(SHARED / "gold" / "records")
    predicted = {doc: [made for record in records for made in spoilt(record, chance)] for doc, records in gold.items()}
    said = theirs.score(gold, predicted)
    tallies = [Tally(records, predicted[doc]) for doc, records in sorted(gold.items())]
    ours = headline(total(tallies))
    assert ours == {key: said[key] for key in ours}
    assert intervals(tallies) == said["interval_90"]
    assert 0 < (ours["f1"] or 0) < 1
