"""Measures whether confidence means what it says: of records given 0.7, seven in ten should be right.

Expected calibration error as Naeini et al. (2015) have it, over ten bins of equal width: the mean distance between what
was claimed and what came true, weighted by how many records a bin has. ``fact`` is the same for events and whether the
gold has them as happened or happening. A record of what may be left out counts on neither side, as in the score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.articles import join
from evaluation.coding import code_documents
from evaluation.scoring import FACT, Tally, right

BINS = 10
Claims = list[tuple[float, bool]]
"""What was claimed, and whether it came true."""


def measure_confidence(articles: Path, *, split: str = "dev") -> dict[str, Any]:
    """Figures over one split of the labelled articles."""
    documents, gold = join(articles, split)
    predicted = code_documents(documents)
    are_right: dict[str, Claims] = defaultdict(list)
    are_facts: Claims = []
    for document in documents:
        records = predicted[document.id]
        met = {id(p): g for g, p in Tally(gold[document.id], records).pairs}
        for record in records:
            match = met.get(id(record))
            if match is not None and match.get("priority") == "may":
                continue
            are_right[record["type"]].append((record["confidence"], match is not None and right(match, record)))
            if record["type"] == "event":
                are_facts.append((record["fact"], match is not None and match["status"] in FACT))
    everything = [claim for claims in are_right.values() for claim in claims]
    return {
        "split": split,
        "documents": len(documents),
        "ece": error(everything),
        "ece_fact": error(are_facts),
        "records": len(everything),
        "types": {kind: figures(claims) for kind, claims in are_right.items()},
        "reliability": curve(everything),
        "reliability_fact": curve(are_facts),
    }


def figures(claims: Claims) -> dict[str, Any]:
    """How many, how sure on average, how many came true, and the calibration error."""
    sure = sum(share for share, _ in claims) / len(claims)
    true = sum(came for _, came in claims) / len(claims)
    return {"n": len(claims), "claimed": round(sure, 4), "true": round(true, 4), "ece": error(claims)}


def curve(claims: Claims) -> list[dict[str, Any]]:
    """The bins that hold any claim: how many, their mean claim and the share of them that came true."""
    return [
        {
            "from": number / BINS,
            "n": len(held),
            "claimed": round(sum(share for share, _ in held) / len(held), 4),
            "true": round(sum(came for _, came in held) / len(held), 4),
        }
        for number, held in sorted(_bins(claims).items())
    ]


def error(claims: Iterable[tuple[float, bool]]) -> float | None:
    """Expected calibration error; None where nothing was claimed."""
    bins = _bins(claims)
    total = sum(map(len, bins.values()))
    if not total:
        return None
    return round(sum(abs(sum(s for s, _ in held) - sum(c for _, c in held)) for held in bins.values()) / total, 4)


def _bins(claims: Iterable[tuple[float, bool]]) -> dict[int, Claims]:
    bins: dict[int, Claims] = defaultdict(list)
    for share, came in claims:
        bins[min(BINS - 1, int(share * BINS))].append((share, came))
    return bins
