"""Learns how near the dates that a report tells lie to the day on which it was written.

A conditional logit: of all days in ten years on either side, the day of publication is the one to be found, and each
sign (``tocsin.read.dating.signs``) adds a weight for the step that a day falls into. Signs are learned together, so
that two that say the same are not counted twice, and only differences of days count, so that what was learned on
reports of one decade serves another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import yaml
from numpy.typing import NDArray

from evaluation.dates import Article, part, read_dated
from tocsin.read import DEFAULT_MODEL, Reader
from tocsin.read.dating import text_signs
from tocsin.read.dating.days import all_days
from tocsin.read.dating.interval import shortest
from tocsin.read.dating.signs import Sign
from tocsin.read.dating.weights import FILE, weighed
from tocsin.read.times import find_times
from tocsin.registry import load_registry

REACHES = ((30, 1), (160, 6), (2200, 30), (11000, 150))
"""Candidate days: up to so many days from the truth every so-manieth, which then stands for as many."""
RIDGE, SMOOTH = 0.08, 0.3
"""How strongly weights are drawn to 0 and to their neighbours, in examples."""
THINNED = 0.4
"""Share of its signs with which a report is learned from once more."""
ROUNDS, RATE = 110, 0.25


@dataclass(frozen=True)
class Example:
    """A report's signs and the day on which it was published (ordinal)."""

    signs: Sequence[Sign]
    truth: int


def learn(examples: Sequence[Example]) -> dict[str, Any]:
    """Weights and counts by group and step."""
    sizes = _sizes(examples)
    examples = [*examples, *_thinned(examples)]
    places, total = {}, 1  # the weight at 0 stays 0: a sign that a report lacks
    for group, size in sorted(sizes.items()):
        places[group], total = total, total + size
    table = _cells(examples, places)
    weights = _fit(table, total, places, sizes)
    counts = np.bincount(table.truth[: len(examples) // 2].ravel(), minlength=total)
    return {
        group: {
            "weights": [round(float(w), 3) for w in weights[at : at + sizes[group]]],
            "counts": [int(n) for n in counts[at : at + sizes[group]]],
        }
        for group, at in places.items()
    }


def _thinned(examples: Sequence[Example]) -> list[Example]:
    """The same reports as if they told less: a sign must be worth as much in a short text, where it stands alone."""
    rng, thinned = np.random.default_rng(11), []
    for example in examples:
        kept = [sign for sign in example.signs if rng.random() < THINNED]
        thinned.append(Example(kept or list(example.signs[:1]), example.truth))
    return thinned


def _sizes(examples: Sequence[Example]) -> dict[str, int]:
    return {sign.group: len(sign.edges) + 1 for example in examples for sign in example.signs}


@dataclass(frozen=True)
class _Table:
    """Candidate days of all reports, those of one report together; days that no sign tells apart are one row."""

    cells: NDArray[np.int32]
    """The weights that each row uses."""
    share: NDArray[np.float64]
    """Logarithm of the number of days that a row stands for."""
    starts: NDArray[np.int64]
    """The first row of each report."""
    sizes: NDArray[np.int64]
    truth: NDArray[np.int32]
    """The weights that each report's own day uses."""


def _cells(examples: Sequence[Example], places: dict[str, int]) -> _Table:
    days, widest = all_days(), max(len(e.signs) for e in examples)
    rng = np.random.default_rng(7)
    share = _offsets(0)[1]
    rows, shares, truth = [], [], []
    for example in examples:
        offsets = _offsets(int(rng.integers(REACHES[-1][1])))[0]
        some = days.at(np.clip(example.truth - int(days.ordinal[0]) + offsets, 0, len(days) - 1))
        cells = np.zeros((len(share), widest), dtype=np.int32)
        for j, sign in enumerate(example.signs):
            cells[:, j] = places[sign.group] + sign.steps(some)
        unlike, which = np.unique(cells, axis=0, return_inverse=True)
        rows.append(unlike)
        shares.append(np.bincount(which.ravel(), weights=share))
        truth.append(cells[0])
    sizes = np.array([len(r) for r in rows], dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    return _Table(np.concatenate(rows), np.log(np.concatenate(shares)), starts, sizes, np.stack(truth))


def _offsets(phase: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Days from the truth, itself first, and how many days each stands for."""
    offsets, share, reached = [0], [1.0], 0
    for reach, stride in REACHES:
        steps = [step + phase % stride for step in range(reached + 1, reach + 1, stride)]
        offsets += [sign * step for step in steps for sign in (1, -1)]
        share += [float(stride)] * (2 * len(steps))
        reached = reach
    return np.array(offsets, dtype=np.int64), np.array(share)


def _fit(table: _Table, total: int, places: dict[str, int], sizes: dict[str, int]) -> NDArray[np.float64]:
    """Adam on the log-likelihood of the true days."""
    weights, first, second = np.zeros(total), np.zeros(total), np.zeros(total)
    true_use = np.bincount(table.truth.ravel(), minlength=total).astype(float)
    width = table.cells.shape[1]
    for step in range(1, ROUNDS + 1):
        chance = _chances(table, weights)
        used = np.bincount(table.cells.ravel(), weights=np.repeat(chance, width), minlength=total)
        slope = true_use - used - RIDGE * weights - SMOOTH * _roughness(weights, places, sizes)
        slope[0] = 0.0
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = RATE * (1.0 if step < ROUNDS * 0.6 else 0.3)
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    return weights


def _chances(table: _Table, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    score = weights[table.cells].sum(axis=1) + table.share
    score = np.exp(score - np.repeat(np.maximum.reduceat(score, table.starts), table.sizes))
    return np.asarray(score / np.repeat(np.add.reduceat(score, table.starts), table.sizes))


def _roughness(weights: NDArray[np.float64], places: dict[str, int], sizes: dict[str, int]) -> NDArray[np.float64]:
    rough = np.zeros_like(weights)
    for group, at in places.items():
        step = np.diff(weights[at : at + sizes[group]])
        rough[at : at + sizes[group] - 1] -= step
        rough[at + 1 : at + sizes[group]] += step
    return rough


TARGET = 0.972
"""Share of intervals that are to hold the day, in cross-validation: a point over what is promised."""


def choose_mass(examples: Sequence[Example]) -> float:
    """The least mass whose intervals hold the truth in TARGET of a half that was not learned from."""
    middle = len(examples) // 2
    learned = learn(examples[:middle])
    needs = sorted(_need(example, learned) for example in examples[middle:])
    return round(float(needs[min(int(len(needs) * TARGET), len(needs) - 1)]), 3)


def _need(example: Example, learned: dict[str, Any]) -> float:
    """The mass at which a report's shortest interval begins to hold its day."""
    days, score = all_days(), np.zeros(len(all_days()))
    for sign in example.signs:
        if sign.group in learned:
            score += np.array(learned[sign.group]["weights"])[sign.steps(days)]
    chance, at = weighed(score, example.signs), example.truth - int(days.ordinal[0])
    for mass in MASSES:
        first, last = shortest(chance, mass)
        if first <= at <= last:
            return float(mass)
    return 1.0


MASSES = tuple(np.round(np.concatenate([np.arange(0.5, 0.9, 0.05), np.arange(0.9, 0.9999, 0.004)]), 4).tolist())


def write_weights(path: Path, examples: Sequence[Example]) -> None:
    """Learn from the reports and write the table that dating reads."""
    kept = [example for example in examples if example.signs]
    table = {"reports": len(kept), "mass": choose_mass(kept), "groups": learn(kept)}
    head = "# Made by `python -m training.dating`: how far dated reports lie from what they tell (signs.py).\n"
    path.write_text(head + yaml.safe_dump(table, sort_keys=False, default_flow_style=None, width=120), encoding="utf-8")


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", default=1500, show_default=True, help="Learn from so many reports of the train split.")
def main(articles: Path, limit: int) -> None:
    """Learn from the dated ARTICLES of the train split and write src/tocsin/read/dating/weights.yaml."""
    reader = Reader(load_registry(), DEFAULT_MODEL)
    chosen = [a for a in read_dated(articles) if part(a.id) == "train"][:limit]
    write_weights(FILE, [_example(reader, a) for a in chosen])


def _example(reader: Reader, article: Article) -> Example:
    parse = reader.model.nlp(article.text)
    return Example(text_signs(parse, find_times(parse), reader.registry), article.published.toordinal())


if __name__ == "__main__":
    main()
