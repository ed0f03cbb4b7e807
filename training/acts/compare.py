"""The variant that is compared with published systems: the network fitted further to the benchmark's own sentences.

Published systems were trained on the PLV benchmark's training part, which nobody may pass on; what is shipped never saw
it. The difference says what the benchmark's own wording is worth.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import click
import torch

from evaluation.plv import QUADS, Row, macro_f1, predict_with, read_rows, to_pieces
from tocsin.coding.acts import load_cutter
from tocsin.coding.acts.pieces import ACTOR, TARGET

from .batches import pair_batch, pair_batches
from .corpus import read_written
from .examples import Pair, pairs
from .export import export
from .fit import run
from .labels import PAIRS
from .network import ActNetwork

ROUNDS = 4
SLOWER = 2.0
OWN = 1.0
"""Own pairs for each one of the benchmark's, drawn anew in every round, lest what they taught be forgotten."""


def read_pairs(rows: list[Row]) -> list[Pair]:
    """The benchmark's marked sentences as examples."""
    cutter = load_cutter()
    found = []
    for row in rows:
        ids = cutter.cut(to_pieces(row.marked)).ids
        found.append(Pair(ids, cutter.place_of(ACTOR, ids), cutter.place_of(TARGET, ids), PAIRS.index(row.root)))
    return found


def tuned(state: Path, theirs: list[Pair], own: list[Pair], seed: int) -> ActNetwork:
    """The kept network, fitted further to the benchmark's pairs mixed with our own."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = ActNetwork()
    network.load_state_dict(torch.load(state))
    count = min(len(own), round(OWN * len(theirs)))
    work = [pair_batches([*theirs, *rng.sample(own, count)], rng) for _ in range(ROUNDS)]
    run(network, [list(batched) for batched in work], slower=SLOWER, quiet=True)
    return network


def cross_validated(state: Path, rows: list[Row], own: list[Pair], folds: int) -> dict[str, Any]:
    """Figures over all rows, each predicted by a network that was not fitted to it."""
    order = list(range(len(rows)))
    random.Random(folds).shuffle(order)
    roots, quads = [""] * len(rows), [0] * len(rows)
    for fold in range(folds):
        out = order[fold::folds]
        theirs = read_pairs([rows[i] for i in order if i not in set(out)])
        network = tuned(state, theirs, own, fold)
        found = predict_with(PAIRS, _shares(network, read_pairs([rows[i] for i in out])))
        for i, (root, quad) in zip(out, found, strict=True):
            roots[i], quads[i] = root, quad
        print(f"fold {fold + 1} of {folds}")
    gold = [int(row.quad) for row in rows]
    return {
        "sentences": len(rows),
        "root_f1": macro_f1([row.root for row in rows], roots),
        "quad_f1": macro_f1(gold, quads),
        "binary_f1": macro_f1([q > 2 for q in gold], [q > 2 for q in quads]),
    }


def _shares(network: ActNetwork, examples: list[Pair]) -> Any:
    network.eval()
    found = []
    with torch.no_grad():
        for first in range(0, len(examples), 32):
            batch = pair_batch(examples[first : first + 32])
            states = network.read(batch.ids, batch.mask)
            found.append(torch.softmax(network.pairs(states, batch.actors, batch.targets), dim=-1))
    return torch.cat(found).numpy()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("state", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--folds", default=5, show_default=True, help="0 to fit on all rows only.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write the variant fitted on all rows here."
)
def main(state: Path, file: Path, folds: int, out: Path | None) -> None:
    """Fit the network kept in STATE further to the benchmark FILE (PLV_train.tsv), and say how well it does.

    \b
    python -m training.acts ../shared/data/articles/world_4000.jsonl.gz --keep /tmp/acts.pt
    python -m training.acts.compare /tmp/acts.pt ../shared/data/plv/PLV_train.tsv --out /tmp/plv
    python -m evaluation plv FILE.tsv --weights /tmp/plv
    """
    torch.set_num_threads(2)
    rows = [row for row in read_rows(file) if row.root in QUADS]
    cutter = load_cutter()
    own = [pair for p in read_written() for sentence in p.sentences for pair in pairs(cutter, sentence)]
    if folds:
        print(json.dumps(cross_validated(state, rows, own, folds)))
    if out:
        out.mkdir(parents=True, exist_ok=True)
        export(tuned(state, read_pairs(rows), own, seed=0), out)


if __name__ == "__main__":
    main()
