"""Fits the weights by which two documents are told to be one story, to GVA and to news of all kinds.

DATA has ``gva/docs.jsonl``, ``stories/articles.jsonl`` and ``articles/world_4000.jsonl.gz``. By a hash of its id a
quarter of GVA's incidents is kept back, and half of the events of ``stories``. Prints what is reached on the parts kept
back, also by weights fitted to one corpus and measured on the other, and then writes ``weights.json`` fitted on all.
Nothing is drawn by chance. The weights hold names of features and numbers, no words; ``background.tsv`` beside them has
single words of world news and how frequent they are.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

import tocsin.merge.stories
from evaluation.clusters import cluster_scores
from evaluation.incidents import Told, read_incidents
from evaluation.stories import read_stories
from tocsin.merge.stories import Corpus, repeated_lines, sketch
from tocsin.merge.stories.compare import NAMES, compare
from tocsin.merge.stories.corpus import load_background
from tocsin.merge.stories.link import Pair, average_link
from tocsin.merge.stories.propose import propose
from tocsin.merge.stories.sketch import READ
from tocsin.merge.stories.weigh import SURE, rarity
from tocsin.merge.stories.words import words_of

Table = NDArray[np.float64]
AGAINST = frozenset(name for name in NAMES if name.startswith(("other ", "over ")) or name.endswith("days apart"))
"""Features that cannot speak for one story."""
EITHER = frozenset({"one outlet", "little text"})
"""Features that may speak for it or against it. All others cannot speak against it: what two have in common never does,
and where a corpus says so, it says something of itself."""
WORTH = {"gva": 1.0, "stories": 2.0}
"""Weight of a pair. There are ten times as many pairs of GVA, all of one kind of event."""
THRESHOLDS = tuple(step / 4 for step in range(-8, 5))
UNPROPOSED = -6.0
"""What a pair counts that has too little in common to be compared: surely two, yet less surely (:data:`SURE`) than
copies are one."""
_LEAST_ARTICLES = 8
"""Rarer words are as rare as can be told, and might be names of people whom nobody knows."""
_RIDGE = 1.0
_ROUNDS, _STEP, _LATE_STEP, _LATE = 900, 0.05, 0.01, 0.6
_MOMENTUM, _SCALE = 0.9, 0.99
"""Adam's decay rates (Kingma and Ba, 2015)."""


@dataclass(frozen=True)
class Part:
    """Documents grouped among themselves alone, with the features of the pairs that are proposed."""

    gold: Sequence[str]
    pairs: Sequence[Pair]
    values: Table
    same: Table


@dataclass(frozen=True)
class Fitted:
    """The weights of the features in their order, and what they start from."""

    start: float
    weights: Table

    def scores(self, part: Part) -> Mapping[Pair, float]:
        """Log-odds of the part's pairs."""
        odds = np.clip(part.values @ self.weights + self.start, -SURE, SURE)
        return dict(zip(part.pairs, map(float, odds), strict=True))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(data: Path) -> None:
    """Fit, measure on what is kept back, and write."""
    write_background(data / "articles" / "world_4000.jsonl.gz")
    gva = list(read_incidents(data / "gva" / "docs.jsonl"))
    stories = list(read_stories(data / "stories" / "articles.jsonl"))
    whole = {"gva": prepare(gva), "stories": prepare(stories)}
    fit_on = {"gva": prepare(gva, lambda at: at != 0), "stories": prepare(stories, lambda at: at % 2 == 1)}
    kept = {"gva": prepare(gva, lambda at: at == 0), "stories": prepare(stories, lambda at: at % 2 == 0)}
    chosen = 0.0
    for names in (["gva"], ["stories"], ["gva", "stories"]):
        fitted = fit([(fit_on[name], WORTH[name]) for name in names])
        chosen = best_threshold(fitted, [fit_on[name] for name in names])
        for corpus, part in kept.items():
            _tell(names, f"{corpus}, what is kept back", chosen, scores_of(fitted, part, chosen))
        of = [_quarter(incident) == 0 for incident in whole["gva"].gold]
        _tell(names, "gva, what is kept back among all", chosen, scores_of(fitted, whole["gva"], chosen, of))
    _write(fit([(part, WORTH[name]) for name, part in whole.items()]), chosen)


def write_background(articles: Path) -> None:
    """Count in how many articles each word stands, and write those that are in :data:`_LEAST_ARTICLES` or more."""
    with gzip.open(articles, "rt", encoding="utf-8") as stream:
        read = [json.loads(line) for line in stream]
    counts: Counter[str] = Counter()
    for row in read:
        counts.update({word for word in words_of(f"{row['title']}\n{row['text'][:READ]}") if word.isalpha()})
    rows = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= _LEAST_ARTICLES and len(word) > 1]
    file = Path(tocsin.merge.stories.__file__).with_name("background.tsv")
    file.write_text("\n".join([f"documents\t{len(read)}", *rows]) + "\n", encoding="utf-8")
    load_background.cache_clear()


def prepare(told: Sequence[Told], wanted: Callable[[int], bool] = lambda _: True) -> Part:
    """The pairs of the documents whose incident's quarter, 0 to 3 by the hash of its id, is wanted."""
    unique = {one.document.id: one for one in told if one.incident is not None and wanted(_quarter(one.incident))}
    ordered = sorted(unique.values(), key=lambda one: (one.document.published, one.document.id))
    furniture = repeated_lines(one.document for one in ordered)
    sketches = [sketch(one.document, furniture) for one in ordered]
    corpus = Corpus.of(sketches)
    profiles = [corpus.profile(one) for one in sketches]
    pairs = propose(corpus, profiles)
    gold = [one.incident or "" for one in ordered]
    return Part(
        gold,
        pairs,
        np.array([compare(corpus, profiles[one], profiles[other]) for one, other in pairs]),
        np.array([float(gold[one] == gold[other]) for one, other in pairs]),
    )


def fit(parts: Sequence[tuple[Part, float]]) -> Fitted:
    """Logistic regression with bounds on the signs (:data:`AGAINST`, :data:`EITHER`), by Adam on all pairs at once."""
    table = np.vstack([part.values for part, _ in parts])
    wanted = np.concatenate([part.same for part, _ in parts])
    worth = np.concatenate([np.full(len(part.same), weight) for part, weight in parts])
    before = np.concatenate([np.full(len(part.same), rarity(len(part.gold))) for part, _ in parts])
    spread = table.std(axis=0) + 1e-6
    table = np.hstack([table / spread, np.ones((len(table), 1))])
    least = np.array([-np.inf if name in AGAINST | EITHER else 0.0 for name in NAMES] + [-np.inf])
    most = np.array([0.0 if name in AGAINST else np.inf for name in NAMES] + [np.inf])
    weights, first, second = (np.zeros(table.shape[1]) for _ in range(3))
    ridge = np.array([_RIDGE] * len(NAMES) + [0.0])
    for turn in range(1, _ROUNDS + 1):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights - before, -30, 30)))
        slope = table.T @ (worth * (chance - wanted)) + ridge * weights
        first = _MOMENTUM * first + (1 - _MOMENTUM) * slope
        second = _SCALE * second + (1 - _SCALE) * slope * slope
        step = _STEP if turn < _LATE * _ROUNDS else _LATE_STEP
        down = (first / (1 - _MOMENTUM**turn)) / (np.sqrt(second / (1 - _SCALE**turn)) + 1e-9)
        weights = np.clip(weights - step * down, least, most)
    return Fitted(float(weights[-1]), weights[:-1] / spread)


def best_threshold(fitted: Fitted, parts: Sequence[Part]) -> float:
    """The threshold with the best mean of pairwise and B³ F1 over the parts, the middle one of those that are even.

    They may be parts that were fitted to: thirty weights learn little by heart of ten thousand pairs.
    """
    reached = {
        threshold: round(
            sum(
                figures["pairwise_f1"] + figures["b3_f1"]
                for figures in (scores_of(fitted, p, threshold) for p in parts)
            ),
            4,
        )
        for threshold in THRESHOLDS
    }
    best = [threshold for threshold, value in reached.items() if value == max(reached.values())]
    return best[len(best) // 2]


def scores_of(fitted: Fitted, part: Part, threshold: float, of: Sequence[bool] | None = None) -> dict[str, float]:
    """The figures of a part grouped by these weights, or of some of its documents among the others."""
    return cluster_scores(part.gold, _groups(fitted, part, threshold), of)


def _tell(names: Sequence[str], corpus: str, threshold: float, figures: Mapping[str, float]) -> None:
    rounded = {key: round(value, 4) for key, value in figures.items()}
    print(json.dumps({"fitted on": " and ".join(names), "on": corpus, "threshold": threshold, **rounded}), flush=True)


def _groups(fitted: Fitted, part: Part, threshold: float) -> list[int]:
    least = threshold + rarity(len(part.gold))
    groups = average_link(len(part.gold), fitted.scores(part), UNPROPOSED, least)
    number = {position: at for at, group in enumerate(groups) for position in group}
    return [number[position] for position in range(len(part.gold))]


def _quarter(incident: str) -> int:
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 4


def _write(fitted: Fitted, threshold: float) -> None:
    content = {
        "start": round(fitted.start, 3),
        "threshold": threshold,
        "unproposed": UNPROPOSED,
        "weights": {name: round(float(weight), 3) for name, weight in zip(NAMES, fitted.weights, strict=True)},
    }
    file = Path(tocsin.merge.stories.__file__).with_name("weights.json")
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
