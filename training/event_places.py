"""Fits the trees that choose an event's place.

A conditional logit over boosted trees: the candidates of one verb and "none of them" share one softmax, so that a
name is weighed against its rivals and not against names of other sentences. Where several places are right, the
model itself says which of them it would rather take. Texts are those of Halterman, Geolocating Political Events in
Text (2019); LightGBM is wanted here only: ``pip install 'tocsin[train]'``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import lightgbm
import numpy as np
from numpy.typing import NDArray

import tocsin.coding.where
from evaluation.event_places import Item, Span, read_items, score
from tocsin.coding.where import WEIGHTS, features_of, find_candidates, scope_of
from tocsin.read import Reader
from tocsin.records import Document, Reading
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

from .trees import export

Array = NDArray[np.float64]
RARE = 30
"""Features that hold for fewer candidates than this are left out."""
ROUNDS = 150
SETTINGS: dict[str, Any] = {
    "learning_rate": 0.15,
    "num_leaves": 31,
    "min_data_in_leaf": 40,
    "min_sum_hessian_in_leaf": 1.0,
    "feature_fraction": 0.3,
    "lambda_l2": 3,
    "max_bin": 63,
    "seed": 1,
    "num_threads": 2,
    "deterministic": True,
    "verbose": -1,
}
FOLDS = 5


@dataclass(frozen=True)
class Case:
    """One verb: the spans that could be its place, and the features of each and, last, of "none of them"."""

    item: Item
    spans: tuple[Span, ...]
    features: list[dict[str, float]]


@dataclass(frozen=True)
class Rows:
    """All alternatives of several cases, one below the other."""

    values: NDArray[np.float32]
    right: Array
    starts: NDArray[np.intp]
    """Index of each case's first row."""


def read_cases(items: list[Item]) -> list[Case]:
    """Candidates and features of every item, each text read once."""
    reader = Reader(load_registry(), gazetteer=open_gazetteer())
    of_text: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        of_text.setdefault(item.text, []).append(index)
    found: dict[int, Case] = {}
    for text, indices in of_text.items():
        reading = reader.read(Document("text", text))
        found |= {index: case for index in indices if (case := _case(items[index], reading)) is not None}
    return [found[index] for index in sorted(found)]


def _case(item: Item, reading: Reading) -> Case | None:
    verb = reading.parse.char_span(*item.verb, alignment_mode="expand")
    if verb is None:
        return None
    candidates = find_candidates(reading.parse, reading.places, *scope_of(verb.root))
    spans = tuple((c.start, c.end) for c in candidates)
    return Case(item, spans, features_of(verb.root, candidates, reading.names))


def feature_names(cases: list[Case]) -> list[str]:
    """Features that are frequent enough to learn from."""
    counts = Counter(name for case in cases for features in case.features for name in features)
    return sorted(name for name, count in counts.items() if count >= RARE)


def rows_of(cases: list[Case], names: list[str]) -> Rows:
    """The matrix that the trees are fitted to."""
    index = {name: column for column, name in enumerate(names)}
    values = np.zeros((sum(len(c.features) for c in cases), len(names)), dtype=np.float32)
    flat = [features for case in cases for features in case.features]
    for row, features in enumerate(flat):
        for name, value in features.items():
            if name in index:
                values[row, index[name]] = value
    right = [r for case in cases for r in _right(case)]
    starts = np.cumsum([0, *(len(case.features) for case in cases[:-1])])
    return Rows(values, np.array(right, dtype=np.float64), starts.astype(np.intp))


def _right(case: Case) -> list[bool]:
    """Which alternatives are right; none of them where no candidate covers the gold."""
    return [*(span in case.item.places for span in case.spans), not case.item.places]


def shares(scores: Array, starts: NDArray[np.intp]) -> Array:
    """Softmax within each case."""
    sizes = np.diff([*starts, len(scores)])
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    found: Array = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    return found


def fit(rows: Rows) -> lightgbm.Booster:
    """Trees that raise the share of the right alternatives. A case whose gold no candidate covers teaches nothing."""
    sizes = np.diff([*rows.starts, len(rows.right)])

    def gradient(scores: Array, _: lightgbm.Dataset) -> tuple[Array, Array]:
        share = shares(scores, rows.starts)
        mass = np.repeat(np.add.reduceat(share * rows.right, rows.starts), sizes)
        wanted = np.where(mass > 0, share * rows.right / np.maximum(mass, 1e-12), share)
        curve = np.where(mass > 0, np.maximum(share * (1 - share), 1e-3), 1e-6)
        return share - wanted, curve

    data = lightgbm.Dataset(rows.values, rows.right)
    return lightgbm.train({**SETTINGS, "objective": gradient}, data, num_boost_round=ROUNDS)


def chosen(cases: list[Case], scores: Array, starts: NDArray[np.intp]) -> list[Span | None]:
    """The best alternative of each case."""
    picked = [int(np.argmax(part)) for part in np.split(scores, starts[1:])]
    return [case.spans[best] if best < len(case.spans) else None for case, best in zip(cases, picked, strict=True)]


def cross_validate(cases: list[Case]) -> dict[str, Any]:
    """Figures over all cases, each scored by trees that never saw its text."""
    texts = [re.sub(r"\W+", " ", case.item.text).strip().lower() for case in cases]
    draw = np.random.default_rng(0)
    part = {text: int(draw.integers(FOLDS)) for text in dict.fromkeys(texts)}
    found: dict[int, Span | None] = {}
    for fold in range(FOLDS):
        kept = [i for i, text in enumerate(texts) if part[text] != fold]
        held = [i for i, text in enumerate(texts) if part[text] == fold]
        names = feature_names([cases[i] for i in kept])
        trees = fit(rows_of([cases[i] for i in kept], names))
        rows = rows_of([cases[i] for i in held], names)
        scores = np.asarray(trees.predict(rows.values, raw_score=True))
        found |= dict(zip(held, chosen([cases[i] for i in held], scores, rows.starts), strict=True))
    return score([case.item for case in cases], [found[i] for i in range(len(cases))])


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check/--no-check", default=False, help="Only cross-validate, and write nothing.")
def main(file: Path, check: bool) -> None:
    """Fit the trees on FILE and write them beside the code that reads them.

    \b
    python -m training.event_places ../shared/data/event_location/dev.jsonl
    """
    cases = read_cases(read_items(file))
    if check:
        print(json.dumps(cross_validate(cases)))
        return
    names = feature_names(cases)
    weights = json.dumps(export(fit(rows_of(cases, names)), names), ensure_ascii=False, separators=(",", ":"))
    target = Path(tocsin.coding.where.__path__[0]) / WEIGHTS
    target.write_text(weights + "\n", encoding="utf-8")
    print(json.dumps({"cases": len(cases), "features": len(names), "bytes": len(weights)}))


if __name__ == "__main__":
    main()
