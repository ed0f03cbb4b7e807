"""Fits what each feature weighs in deciding whether two reports tell one act, from pairs of reports and GVA."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from pathlib import Path
from types import MappingProxyType

import click
import numpy as np
from numpy.typing import NDArray

from evaluation.pairs_of_reports import Coded, Pair, code_once, read_pairs, reports_of
from tocsin.merge.incidents.decide import WEIGHTS
from tocsin.merge.incidents.features import compare
from tocsin.merge.incidents.sketch import Sketch, sketch
from tocsin.records import Document

BEFORE: Mapping[str, float] = MappingProxyType(
    {
        "any_pair": -4.5, "same_mode": 0.4, "other_mode": -0.5, "kindred_root": -0.8, "other_root": -2.5,
        "same_actor": 1.1, "other_actor": -1.2, "same_target": 1.1, "other_target": -1.2, "swapped_roles": -4.0,
        "same_day": 2.0, "days_meet": 1.5, "told_together": 1.0, "next_day": -2.5, "days_apart": -5.0,
        "told_apart": -1.0, "same_country": 0.4, "other_country": -3.0, "same_place": 2.5, "other_place": -4.0,
        "place_named": 1.0, "other_name": -1.0, "same_admin1": 0.5, "other_admin1": -1.0, "same_count": 1.5,
        "near_count": 0.2, "other_count": -1.5, "same_name": 0.5, "shared_words": 2.0, "share_of_words": 1.5,
        "rare_word": 0.5, "no_shared_word": -0.8, "nothing_particular": -3.5, "one_document": -4.0,
    }
)  # fmt: skip
"""Where the fit starts and what it is drawn to: reasoned, for 60 pairs cannot weigh 34 features alone."""
BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "any_pair": (-9.0, -3.0), "same_actor": (0.6, 1.1), "same_target": (0.7, 1.1), "same_country": (0.3, 0.4),
        "same_day": (1.5, 2.1), "told_together": (0.8, 1.0), "next_day": (-9.0, -2.5), "rare_word": (0.5, 9.0),
        "no_shared_word": (-9.0, -0.3), "nothing_particular": (-9.0, -3.5), "other_name": (-9.0, -0.5),
        "other_count": (-9.0, -1.5), "near_count": (-9.0, 0.2),
    }
)  # fmt: skip
"""What no fit may leave. Look-alikes share day, country and parties on purpose, and single incidents have one report a
document: neither shows how many acts of one kind a city has in one day. These bounds keep thirty attacks of one city
and week apart (``tests/merge/test_city.py``), and what all acts of a day share from making them one."""
_DRAWN = 4.0
"""L2 toward what was reasoned: a judgement, for there are few pairs."""
_WORTH = MappingProxyType({"pairs": 1.0, "gva": 50.0, "moved": 120.0})
"""Of one pair; of all of GVA, half for each answer; of all pairs that were moved to one day."""
_STEP, _STEPS, _ROUNDS = 0.02, 400, 10
_NEAR = 3
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bag:
    """Two documents, and the vectors of every pair of their reports: one act in common, or none."""

    source: str
    same: bool
    vectors: Vector


@click.command()
@click.argument("pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--gva", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="docs.jsonl of GVA.")
@click.option("--cache", type=click.Path(dir_okay=False, path_type=Path), help="Keep coded records here.")
@click.option("--most", default=80, show_default=True, help="Documents of GVA that are coded.")
def main(pairs: Path, gva: Path | None, cache: Path | None, most: int) -> None:
    """Fit the weights to the odd PAIRS and half of GVA; `python -m evaluation pairs --half 0` measures the rest.

    \b
    python -m training.merging evaluation/pairs/pairs.jsonl --gva ../shared/data/gva/docs.jsonl
    """
    odd = [pair for pair in read_pairs(pairs) if pair.number % 2]
    american = _gva(gva, most) if gva else []
    documents = [document for pair in odd for document in (pair.one, pair.two)]
    coded = code_once([*documents, *(document for _, document in american)], cache)
    bags = [*_told(odd, coded), *_moved(odd, coded), *_american(american, coded)]
    weights = fit(bags)
    WEIGHTS.write_text(json.dumps(weights, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(bags):,} pairs of documents; {Counter((bag.source, bag.same) for bag in bags)}")


def fit(bags: Sequence[Bag]) -> dict[str, float]:
    """Logistic regression in which each pair of documents speaks through the pair of reports that is likeliest one act.

    Which that is depends on the weights, so it is chosen anew in every round (multiple-instance learning, Andrews et
    al. 2003).
    """
    names = sorted(BEFORE)
    before = np.array([BEFORE[name] for name in names])
    low, high = (np.array([BOUNDS.get(name, (-9.0, 9.0))[at] for name in names]) for at in (0, 1))
    counts = Counter((bag.source, bag.same) for bag in bags)
    answers = Counter(source for source, _ in counts)
    worth = np.array(
        [
            1.0 if bag.source == "pairs" else _WORTH[bag.source] / counts[bag.source, bag.same] / answers[bag.source]
            for bag in bags
        ]
    )
    same = np.array([float(bag.same) for bag in bags])
    weights = before.copy()
    for _ in range(_ROUNDS):
        table = np.array([bag.vectors[int((bag.vectors @ weights).argmax())] for bag in bags])
        for _ in range(_STEPS):
            chance = 1 / (1 + np.exp(-table @ weights))
            slope = table.T @ (worth * (chance - same)) + _DRAWN * (weights - before)
            weights = np.clip(weights - _STEP * slope, low, high)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _told(pairs: Iterable[Pair], coded: Coded) -> Iterator[Bag]:
    for pair in pairs:
        yield from _bag("pairs", pair.same, _sketches(pair.one, coded), _sketches(pair.two, coded))


def _moved(pairs: Sequence[Pair], coded: Coded) -> Iterator[Bag]:
    """Documents of different pairs in one country, moved to one day: two acts that a busy day would hold."""
    documents = [(pair.number, document) for pair in pairs for document in (pair.one, pair.two)]
    for (number, one), (other, two) in combinations(documents, 2):
        ours, theirs = _sketches(one, coded), _sketches(two, coded)
        if number != other and {s.country for s in ours} & {s.country for s in theirs} - {""}:
            days = (date.fromisoformat(one.published) - date.fromisoformat(two.published)).days
            there = [
                replace(s, first=s.first + days, last=s.last + days, published=s.published + days) if s.first else s
                for s in theirs
            ]
            yield from _bag("moved", False, ours, there)


def _american(documents: Sequence[tuple[str, Document]], coded: Coded) -> Iterator[Bag]:
    for (incident, one), (other, two) in combinations(documents, 2):
        yield from _bag("gva", incident == other, _sketches(one, coded), _sketches(two, coded))


def _bag(source: str, same: bool, ours: Iterable[Sketch], theirs: Iterable[Sketch]) -> Iterator[Bag]:
    """One bag, or none where no two reports can tell one act."""
    names = sorted(BEFORE)
    found = []
    for a, b in product(ours, theirs):
        near = a.first and b.first and max(a.first, b.first) - min(a.last, b.last) <= _NEAR
        if near and (a.reality == "prospect") == (b.reality == "prospect"):
            values: dict[str, float] = {"any_pair": 1.0}
            for feature in compare(a, b):
                values[feature.name] = values.get(feature.name, 0.0) + feature.value
            found.append([values.get(name, 0.0) for name in names])
    if found:
        yield Bag(source, same, np.array(found))


def _sketches(document: Document, coded: Coded) -> list[Sketch]:
    return [sketch(report) for report in reports_of(document, coded)]


def _gva(path: Path, most: int) -> list[tuple[str, Document]]:
    """Documents of incidents with an odd number, three of each at most, in the order of the file."""
    taken, found = Counter[str](), list[tuple[str, Document]]()
    for raw in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if int(raw["incident"]) % 2 and 300 < len(raw["text"]) < 6000 and taken[raw["incident"]] < 3:
            taken[raw["incident"]] += 1
            name = f"gva-{raw['id']}"
            made = Document(name, raw["text"], title=raw["title"], published=raw["date"], source=name, lang="en")
            found.append((raw["incident"], made))
    several = [(incident, document) for incident, document in found if taken[incident] > 1]
    return several[:most]


if __name__ == "__main__":
    main()
