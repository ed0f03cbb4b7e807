"""Fits how likely a record is right, and an event a fact, to coded articles that nothing else was fitted to.

What the program codes in them is compared with the gold (:mod:`evaluation.scoring`): right is what an analyst would
quote, a fact what the gold has as happened or happening. Boosted trees give logits, so that no calibration is needed
behind them; `python -m evaluation confidence` says how far they hold on articles that were kept back from this too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import click
import lightgbm
import numpy as np

import tocsin.coding.confidence
from evaluation.articles import LEARN, join
from evaluation.scoring import FACT, RecordDict, Tally, right
from tocsin.coding import Coder
from tocsin.coding.confidence.features import features
from tocsin.coding.confidence.judge import FACT as FACT_FILE
from tocsin.coding.confidence.judge import RIGHT as RIGHT_FILE
from tocsin.read import Reader
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

from .judged import read_judged
from .trees import export

SPLIT = "weigh"
"""Articles of ``learn.jsonl`` that the encoder never sees."""
SETTINGS = {
    "objective": "binary",
    "num_leaves": 6,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
    "lambda_l2": 10.0,
    "feature_fraction": 0.7,
    "seed": 0,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}
ROUNDS = 120


@dataclass
class Examples:
    """Features of records, each with what became of it."""

    rows: list[dict[str, float]] = field(default_factory=list)
    wanted: list[bool] = field(default_factory=list)

    def add(self, row: dict[str, float], *, wanted: bool) -> None:
        """One more record."""
        self.rows.append(row)
        self.wanted.append(wanted)


def read_examples(articles: Path) -> tuple[Examples, Examples]:
    """What was right, and which events were facts. Records of what may be left out teach neither."""
    registry = load_registry()
    reader, coder = Reader(registry, gazetteer=open_gazetteer()), Coder(registry)
    documents, gold = join(articles, SPLIT, LEARN)
    are_right, are_facts = Examples(), Examples()
    for document in documents:
        context = coder.context(reader.read(document))
        records = coder.found(context)
        raws = [record.to_dict() for record in records]
        met = {id(p): g for g, p in Tally(gold[document.id], raws).pairs}
        for record, raw in zip(records, raws, strict=True):
            match: RecordDict | None = met.get(id(raw))
            if match is not None and match.get("priority") == "may":
                continue
            row = features(context, record)
            are_right.add(row, wanted=match is not None and right(match, raw))
            if record.type == "event":
                are_facts.add(row, wanted=match is not None and match["status"] in FACT)
    return are_right, are_facts


def add_judged(folder: Path, are_right: Examples, are_facts: Examples) -> None:
    """What analysts said of a project's records: those that they found right, and those that they did not."""
    registry = load_registry()
    reader, coder = Reader(registry, gazetteer=open_gazetteer()), Coder(registry)
    for document, judged in read_judged(folder):
        context = coder.context(reader.read(document))
        for record in coder.found(context):
            here = (record.type, record.start, record.end)
            met = [one for one in judged if (one.type, one.start, one.end) == here]
            if not met:
                continue
            row, wanted = features(context, record), met[-1].record
            are_right.add(row, wanted=met[-1].verdict == "right")
            if record.type == "event":
                are_facts.add(row, wanted=wanted is not None and wanted["status"] in FACT)


def fit(examples: Examples) -> str:
    """The trees as JSON."""
    names = sorted({name for row in examples.rows for name in row})
    place = {name: column for column, name in enumerate(names)}
    values = np.zeros((len(examples.rows), len(names)))
    for line, row in enumerate(examples.rows):
        for name, value in row.items():
            values[line, place[name]] = value
    data = lightgbm.Dataset(values, np.array(examples.wanted, float))
    trees = lightgbm.train(SETTINGS, data, num_boost_round=ROUNDS)
    return json.dumps(export(trees, names), ensure_ascii=False, separators=(",", ":")) + "\n"


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--judged",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Learn from what analysts said of this project's records too.",
)
def main(articles: Path, judged: Path | None) -> None:
    """Fit both questions on ARTICLES (world_4000.jsonl.gz) and write the trees beside the code that reads them.

    \b
    python -m training.confidence ../shared/data/articles/world_4000.jsonl.gz
    """
    folder = Path(tocsin.coding.confidence.__file__).parent
    are_right, are_facts = read_examples(articles)
    if judged:
        add_judged(judged, are_right, are_facts)
    for name, examples in zip((RIGHT_FILE, FACT_FILE), (are_right, are_facts), strict=True):
        folder.joinpath(name).write_text(fit(examples), encoding="utf-8")
        print(f"{name}: {len(examples.rows)} records, {sum(examples.wanted) / len(examples.rows):.0%} of them so")


if __name__ == "__main__":
    main()
