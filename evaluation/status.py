"""Measures the status of events alone: on each matched event, what the gold says it is and what was coded.

Events are matched as for all records (:mod:`evaluation.scoring`), so a status counts wherever the event was found.
``fact`` puts `actual` and `ongoing` against the rest, which is what a count of events rests on; ``statuses`` is each by
itself. With MUC-4 at hand, its stage of execution is measured beside: accomplished, attempted or threatened
(:mod:`evaluation.muc4_incidents` says how statuses become stages).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.articles import join
from evaluation.coding import code_documents
from evaluation.muc4 import measure_muc4
from evaluation.scoring import FACT, RecordDict, Tally, f1, ratio
from evaluation.texts import read_documents, read_gold
from tocsin.errors import UsageError
from tocsin.records import Document

Pairs = list[tuple[str, str]]
"""Status in the gold and status coded, one pair for each matched event."""


def measure_status(
    gold: Path, texts: Path | None, meta: Path | None, *, split: str = "dev", muc4: Path | None = None, limit: int = 0
) -> dict[str, Any]:
    """Figures over the texts with gold records; without ``texts``, over one split of the labelled articles in ``gold``.

    MUC-4's stage of execution comes with them where its folder is given.
    """
    if texts is None:
        documents, wanted = join(gold, split)
    else:
        wanted = read_gold(gold)
        documents = list(read_documents(texts, meta, set(wanted), "*", "en"))
    if not documents:
        raise UsageError(f"no text of {texts} has gold records in {gold}")
    found = figures(pairs_of(documents, wanted))
    return found | ({"muc4": _stage(muc4, limit)} if muc4 is not None else {})


def pairs_of(documents: list[Document], wanted: dict[str, list[RecordDict]]) -> Pairs:
    """The statuses of all matched events."""
    predicted = code_documents(documents)
    tallies = (Tally(wanted[d.id], predicted[d.id]) for d in documents)
    return [
        (str(g.get("status", "")), str(p.get("status", "")))
        for t in tallies
        for g, p in t.pairs
        if g["type"] == "event"
    ]


def figures(pairs: Pairs) -> dict[str, Any]:
    """Accuracy, what is told from what is fact, F1 of each status, and the confusion, the commonest mistake first."""
    same = sum(_alike(a, b) for a, b in pairs)
    mistaken = Counter(pair for pair in pairs if not _alike(*pair))
    return {
        "events": len(pairs),
        "status_accuracy": ratio(same, len(pairs)),
        "exact_accuracy": ratio(sum(a == b for a, b in pairs), len(pairs)),
        "fact": _told_apart((a in FACT, b in FACT) for a, b in pairs),
        "statuses": {
            status: _told_apart((a == status, b == status) for a, b in pairs)
            for status in sorted({a for a, _ in pairs})
        },
        "mistaken": [{"gold": a, "coded": b, "events": n} for (a, b), n in mistaken.most_common()],
    }


def _alike(gold: str, coded: str) -> bool:
    """`actual` and `ongoing` count as one, as in the score of records."""
    return gold == coded or (gold in FACT and coded in FACT)


def _told_apart(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float | int | None]:
    n = Counter(pairs)
    both, missed, spurious = n[True, True], n[True, False], n[False, True]
    return {
        "gold": both + missed,
        "precision": ratio(both, both + spurious),
        "recall": ratio(both, both + missed),
        "f1": f1(both, both + missed, both + spurious),
    }


def _stage(folder: Path, limit: int) -> dict[str, Any]:
    found = measure_muc4(folder, limit=limit)
    return {key: found[key] for key in ("documents", "stage_accuracy")}
