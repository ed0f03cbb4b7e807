"""Scores of groups, and what the measures of stories print and write."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from evaluation.clusters import cluster_scores, measured
from evaluation.incidents import measure_incidents
from evaluation.stories import measure_stories
from tocsin.errors import UsageError

_BAR = "people were killed in the Lantern Bar of Tessive. Oskar Brenn died."
_STALL = "the fish stall of Ida Marn on Mill Road, Orristan"
TOLD = (
    ("A", "2031-03-08", "Three killed in Lantern Bar", f"Three {_BAR}"),
    ("A", "2031-03-09", "Lantern Bar: four dead", f"Four {_BAR}"),
    ("B", "2031-03-09", "Girl, 9, hurt at stall", f"A girl of 9 was hurt at {_STALL}."),
    ("B", "2031-03-10", "Child hit at stall", f"A girl, 9, was hit at {_STALL}."),
)


def folder(path: Path, *, gold: bool = True, seed: int | None = None) -> Path:
    rows = [
        {"id": str(n), "title": title, "date": day, "text": text, "url": f"https://x.example/{n}", "incident": incident}
        for n, (incident, day, title, text) in enumerate(TOLD)
    ]
    if seed is not None:
        random.Random(seed).shuffle(rows)
    for row in rows:
        if not gold:
            del row["incident"]
    path.mkdir(exist_ok=True)
    (path / "docs.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    return path


def test_scores_of_groups() -> None:
    found = cluster_scores("aabb", "xxxy")
    assert found["pairwise_precision"] == pytest.approx(1 / 3)
    assert found["pairwise_recall"] == pytest.approx(1 / 2)
    assert found["b3_precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found["b3_recall"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_a_part_is_scored_among_the_rest() -> None:
    assert cluster_scores("aabb", "xxxy", [True, True, False, False])["pairwise_f1"] == pytest.approx(0.5)
    assert cluster_scores("aabb", "xxyy", [True, False, False, False])["b3_f1"] == 1


def test_without_gold_nothing_is_scored() -> None:
    assert measured([None, None], ["x", "x"]) == {"documents": 2, "clusters": 1}


def test_a_folder_is_measured_and_its_predictions_written(tmp_path: Path) -> None:
    out, conflicts = tmp_path / "out.tsv", tmp_path / "conflicts.tsv"
    docs = folder(tmp_path / "docs")
    (docs / "incidents.jsonl").write_text(json.dumps({"incident_uri": "A", "num_killed": 4, "num_injured": 0}) + "\n")
    found = measure_incidents(docs, out=out, conflicts=conflicts)
    assert (found["documents"], found["pairwise_f1"], found["b3_f1"]) == (4, 1.0, 1.0)
    assert out.read_text() == "line\tcluster\n0\t0\n1\t0\n2\t1\n3\t1\n"
    assert (found["conflicts"], found["conflicts_judged"], found["conflict_precision"]) == (1, 1, 1.0)
    assert conflicts.read_text().splitlines()[1].startswith("0\t1\tkilled\t3\t4\t")


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_lines_does_not_matter(tmp_path: Path, seed: int) -> None:
    found = measure_incidents(folder(tmp_path / "docs", seed=seed))
    assert found == measure_incidents(folder(tmp_path / "docs"))


def test_predictions_need_no_gold(tmp_path: Path) -> None:
    found = measure_incidents(folder(tmp_path / "docs", gold=False), out=tmp_path / "out.tsv")
    assert found == {"documents": 4, "clusters": 2, "conflicts": 1}
    assert len((tmp_path / "out.tsv").read_text().splitlines()) == 5


def test_stories_are_read_as_giveme5w1h_has_them(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    rows = [
        {"title": title, "date_publish": f"{day}T00:00:00", "text": text, "newsCluster": {"EventId": incident}}
        for incident, day, title, text in TOLD
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    found = measure_stories(file)
    assert (found["documents"], found["b3_f1"]) == (4, 1.0)


def test_the_pairs_are_measured() -> None:
    found = measure_incidents(Path("evaluation/pairs/pairs.jsonl"))
    assert set(found) == {"pairs", "pairs_accuracy", "pairs_precision", "pairs_recall"}


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        measure_incidents(tmp_path)
