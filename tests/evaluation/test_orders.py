from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.order import ARTICLES, article_sets, fit_weights, measure_order, written_sets
from tocsin.errors import UsageError
from tocsin.merge.order.weights import WEIGHTS


def test_the_sets_are_read_with_their_texts_and_true_order() -> None:
    tune, test = written_sets("tune"), written_sets("test")
    assert len(tune) + len(test) >= 25
    assert not {one.id for one in tune} & {one.id for one in test}
    for one in (*tune, *test):
        assert {doc for rank in one.ranks for doc in rank} == {r.doc for r in one.reported}, one.id
        assert all(r.record.evidence and not r.told for r in one.reported)


def test_the_order_of_the_written_sets_is_found_mostly_and_ties_are_kept() -> None:
    found = measure_order([*written_sets("tune"), *written_sets("test")])
    assert found["accuracy"] > 0.9
    assert found["decided"] > 0.7
    assert found["ties_invented"] == 0


def test_weights_follow_from_counts(tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    out.write_text(json.dumps({"weights": {"never seen": 9}}), encoding="utf-8")
    counted = fit_weights(written_sets("tune"), out)["clues"]
    weights = json.loads(out.read_text(encoding="utf-8"))["weights"]
    assert counted["never seen"] == [0, 0]
    assert weights["never seen"] == pytest.approx(0.69)
    right, wrong = counted["awaited, then done"]
    assert right > wrong
    assert weights["awaited, then done"] > weights["never seen"]


def test_the_packaged_weights_say_what_they_were_counted_on() -> None:
    packaged = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert set(packaged) == {"counted", "clues", "weights"}
    assert set(packaged["clues"]) == set(packaged["weights"])


def test_articles_that_are_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    assert {row["split"] for row in json.loads(ARTICLES.read_text(encoding="utf-8"))} == {"tune", "test"}
    with pytest.raises(UsageError, match="lacks"):
        article_sets(tmp_path / "none.jsonl", "tune")
