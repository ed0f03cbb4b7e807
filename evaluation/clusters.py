"""Scores groups against gold groups: B³ (Bagga and Baldwin, 1998) and pairs, and writes the groups found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from tocsin.merge.stories import Story


def cluster_scores(
    gold: Sequence[Hashable], found: Sequence[Hashable], of: Sequence[bool] | None = None
) -> dict[str, float]:
    """Pairwise and B³ F1, precision and recall of one group an item.

    B³ is the mean over items of the share of an item's group that is of its gold group, and the other way round. It is
    high where every item stands alone, so the pairs are told beside it. With ``of`` only these items are scored, and
    the pairs with one of them at least, in the groups that all items make: a part as it stands among the rest.
    """
    keep = [True] * len(gold) if of is None else list(of)
    both, by_gold, by_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    scored = [pair for pair, kept in zip(zip(gold, found, strict=True), keep, strict=True) if kept]
    b3_precision = _mean([both[pair] / by_found[pair[1]] for pair in scored])
    b3_recall = _mean([both[pair] / by_gold[pair[0]] for pair in scored])
    others = [pair for pair, kept in zip(zip(gold, found, strict=True), keep, strict=True) if not kept]
    right = _pairs(both) - _pairs(Counter(others))
    wanted = _pairs(by_gold) - _pairs(Counter(pair[0] for pair in others))
    offered = _pairs(by_found) - _pairs(Counter(pair[1] for pair in others))
    precision, recall = right / offered if offered else 1.0, right / wanted if wanted else 1.0
    return {
        "pairwise_f1": _f1(precision, recall),
        "b3_f1": _f1(b3_precision, b3_recall),
        "pairwise_precision": precision,
        "pairwise_recall": recall,
        "b3_precision": b3_precision,
        "b3_recall": b3_recall,
    }


def cluster_of(ids: Sequence[str], stories: Sequence[Story]) -> list[str]:
    """For each document's id that of its story."""
    story = {doc: one.id for one in stories for doc in one.docs}
    return [story[one] for one in ids]


def write_clusters(path: Path, clusters: Sequence[str]) -> None:
    """Tab-separated with a header: the line of the document in its file, from 0, and its group, numbered as met."""
    number: dict[str, int] = {}
    rows = [f"{line}\t{number.setdefault(one, len(number))}" for line, one in enumerate(clusters)]
    path.write_text("\n".join(["line\tcluster", *rows]) + "\n", encoding="utf-8")


def measured(gold: Sequence[str | None], clusters: Sequence[str]) -> dict[str, Any]:
    """The figures of these groups; where the gold is not told, only how many there are."""
    counts: dict[str, Any] = {"documents": len(clusters), "clusters": len(set(clusters))}
    if not gold or any(one is None for one in gold):
        return counts
    return {**counts, **cluster_scores(gold, clusters)}


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
