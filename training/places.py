"""Fits the weights of toponym finding and resolving.

Reads LGL and GeoVirus, splits them by document (every third is kept back), prints figures on the part kept back, and
then writes ``detection.json`` and ``resolution.json`` fitted on all documents. Takes some minutes; nothing is drawn by
chance. The weights hold names of features and numbers, no words of the texts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import tocsin.read.places
from evaluation.toponyms import corpora
from tocsin.read import Reader
from tocsin.read.places.clues import FIRST, SECOND
from tocsin.read.places.resolve import DOUBT, doubt, rank, scored
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer
from training.fitting import Table, fit_choice, fit_logistic
from training.place_examples import Example, add_clues, examples_of, toponym_rows

WORTH = {"lgl": 0.6, "GeoVirus": 4.0}
"""LGL has most of the mentions, of small American papers; what Tocsin reads is more like GeoVirus."""
UNMARKED = {"GeoVirus": True}
LEAST_SPAN, LEAST_PLACE = 0.3, 0.38
"""Thresholds, chosen on the documents that are not kept back: the first for F1, the second so that under one place in
ten is wrong without leaving more than one in twenty out."""
_KNOWN = ("state by the registry", "capital by the registry")
LEAST: dict[str, float] = {
    **dict.fromkeys(("weight", "share", "first", "main", "capital", "kind country", "world: state"), 0.0),
    **dict.fromkeys(("world: capital", "world: weight", "world: first", "country named", "admin1 named"), 0.0),
    **dict.fromkeys(("in what follows", "in what is around", "holds what precedes"), 0.0),
    **dict.fromkeys(("country named near", "admin1 named near"), 0.0),
    _KNOWN[0]: 1.5,
    _KNOWN[1]: 1.0,
    f"world: {_KNOWN[0]}": 1.0,
    f"world: {_KNOWN[1]}": 1.5,
}
"""Lower bounds of weights. In LGL a state's or capital's name is more often a small town's; in the news that Tocsin
reads Niger is the state and Washington the capital until the text says otherwise."""
Weights = dict[str, dict[str, float]]


def main() -> None:
    """Fit, measure and write."""
    folder = Path(sys.argv[1])
    reader, gazetteer = Reader(load_registry()), open_gazetteer()
    examples = [
        (i % 3 == 2, example)
        for part in ("lgl", "geovirus")
        for corpus, articles in corpora(folder / part).items()
        for i, example in enumerate(examples_of(corpus, articles, reader, gazetteer))
    ]
    detection, resolution = fit([example for kept, example in examples if not kept])
    for corpus in WORTH:
        kept_back = [example for kept, example in examples if kept and example.corpus == corpus]
        print(json.dumps({"corpus": corpus, **figures(kept_back, detection, resolution)}))
    detection, resolution = fit([example for _, example in examples])
    target = Path(tocsin.read.places.__file__).parent
    _write(target / "detection.json", {"threshold": LEAST_SPAN, "weights": detection})
    _write(target / "resolution.json", {"threshold": LEAST_PLACE, **resolution})


def fit(examples: Sequence[Example]) -> tuple[dict[str, float], Weights]:
    """Weights of detection and of resolution."""
    rows, right = toponym_rows(examples, UNMARKED)
    detection = fit_logistic(rows, right, [1.0] * len(rows))
    for example in examples:
        example.labels.clear()
        add_clues(example, detection, LEAST_SPAN)
    weights: Weights = {"first": _fit_choice(examples, FIRST, {})}
    for _ in range(2):
        weights["second"] = _fit_choice(examples, (*FIRST, *SECOND), weights)
    weights["sure"] = _fit_doubt(examples, weights)
    return detection, weights


def _fit_choice(examples: Sequence[Example], names: Sequence[str], weights: Weights) -> dict[str, float]:
    tables: list[Table] = []
    right: list[Table] = []
    worth: list[float] = []
    for example in examples:
        if example.clues is None or not example.clues.rows:
            continue
        features = scored(example.clues, weights)[0] if weights else example.clues.first()
        for number, (fits, _, count) in example.labels.items():
            if 0 < fits.sum() < len(fits):
                tables.append(features[example.clues.group_of == number])
                right.append(fits)
                worth.append(count * WORTH[example.corpus])
    return fit_choice(names, tables, right, worth, LEAST)


def _fit_doubt(examples: Sequence[Example], weights: Weights) -> dict[str, float]:
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    worth: list[float] = []
    for example in examples:
        if example.clues is None or not example.clues.rows:
            continue
        features, found = scored(example.clues, weights)
        best = example.clues.best(found)
        table = doubt(example.clues, features, found, best)
        for number, (fits, _, count) in example.labels.items():
            first = np.flatnonzero(example.clues.group_of == number)[0]
            rows.append(dict(zip(DOUBT, map(float, table[number]), strict=True)))
            right.append(bool(fits[best[number] - first]))
            worth.append(count * WORTH[example.corpus])
    return fit_logistic(rows, right, worth, rounds=400)


def figures(examples: Sequence[Example], detection: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Spans found and places right among the groups of names of these examples, mentions weighed by their root."""
    found = resolved = right = total = 0.0
    for example in examples:
        example.labels.clear()
        add_clues(example, detection, LEAST_SPAN)
        total += sum(place.latitude is not None for place in example.article.gold)
        if example.clues is None or not example.clues.rows:
            continue
        ranking = rank(example.clues, {**weights})
        for number, (_, far, count) in example.labels.items():
            first = np.flatnonzero(example.clues.group_of == number)[0]
            found += count**2
            if ranking.sure[number] >= LEAST_PLACE:
                resolved += count**2
                right += count**2 * float(far[ranking.best[number] - first] <= 161)
    return {"found": found / total, "all_acc161": right / total, "resolved_acc161": right / max(1.0, resolved)}


def _write(file: Path, content: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
