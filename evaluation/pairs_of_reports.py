"""Pairs of reports through event records: have the two documents an incident in common, as coded and merged?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.coding import code_documents
from tocsin.merge import merge_reports
from tocsin.records import Document, Event, Incident, Report, record_from_json

Coded = Mapping[str, Sequence[Mapping[str, Any]]]
"""Records as JSON values, by document."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that tell of one incident or of two."""

    number: int
    same: bool
    one: Document
    two: Document


def read_pairs(path: Path) -> list[Pair]:
    """Pairs, a line each, as ``evaluation/pairs/README.md`` has them."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Pair(raw["pair"], raw["same"], *(_document(f"pair-{raw['pair']}-{side}", raw[side]) for side in ("one", "two")))
        for raw in lines
    ]


def _document(name: str, raw: Mapping[str, str]) -> Document:
    return Document(
        name, raw["text"], title=raw["title"], outlet=raw["outlet"], published=raw["published"], source=name, lang="en"
    )


def code_once(documents: Sequence[Document], cache: Path | None) -> dict[str, list[dict[str, Any]]]:
    """The records of each document; kept in a file, if one is named, so that a second look takes no coding."""
    kept: dict[str, list[dict[str, Any]]] = {}
    if cache and cache.exists():
        kept = {row["doc"]: row["records"] for row in map(json.loads, cache.read_text(encoding="utf-8").splitlines())}
    new = [document for document in documents if document.id not in kept]
    if new:
        kept |= code_documents(new)
        if cache:
            rows = (json.dumps({"doc": doc, "records": found}, ensure_ascii=False) for doc, found in kept.items())
            cache.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return kept


def reports_of(document: Document, coded: Coded) -> list[Report]:
    """The event records of a document, as merging is asked."""
    made = (record_from_json(json.dumps(raw), document.text) for raw in coded[document.id])
    return [
        Report.of(one, document.outlet, document.published, document.title) for one in made if isinstance(one, Event)
    ]


def measure_pairs(path: Path, cache: Path | None = None, half: int | None = None) -> dict[str, float | int]:
    """Accuracy, precision and recall of "one incident", and how many pairs there are.

    Each pair is merged alone. A denial of what the other document tells speaks of one incident, too. ``half`` (0 or 1)
    takes every other pair: the even ones were kept back when the weights were fitted.
    """
    pairs = [pair for pair in read_pairs(path) if half is None or pair.number % 2 == half]
    coded = code_once([document for pair in pairs for document in (pair.one, pair.two)], cache)
    told = [(pair.same, is_one(pair, coded)) for pair in pairs]
    right = sum(same and found for same, found in told)
    return {
        "pairs": len(told),
        "pairs_accuracy": round(sum(same == found for same, found in told) / max(1, len(told)), 4),
        "pairs_precision": round(right / max(1, sum(found for _, found in told)), 4),
        "pairs_recall": round(right / max(1, sum(same for same, _ in told)), 4),
    }


def is_one(pair: Pair, coded: Coded) -> bool:
    """Whether the two documents have an incident in common."""
    incidents = merge_reports(reports_of(pair.one, coded) + reports_of(pair.two, coded))
    by_id = {incident.id: incident for incident in incidents}
    return any(len(_documents(incident, by_id)) > 1 for incident in incidents)


def _documents(incident: Incident, by_id: Mapping[str, Incident]) -> set[str]:
    denied = by_id.get(incident.denies)
    return {*incident.documents, *(denied.documents if denied else ())}
