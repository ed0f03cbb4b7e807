"""``python -m evaluation pairs``, ``scale`` and ``faults``: merging event records into incidents."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show

_CACHE = click.option(
    "--cache",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the coded records here, or take them from it.",
)


@click.command()
@click.argument("pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_CACHE
@click.option(
    "--half", type=click.IntRange(0, 1), help="Only pairs of even (0) or odd (1) number; weights saw the odd."
)
def pairs(pairs: Path, cache: Path | None, half: int | None) -> None:
    """Have the two reports of each of the PAIRS an incident in common, as coded and merged?

    \b
    python -m evaluation pairs evaluation/pairs/pairs.jsonl --half 0
    """
    from evaluation.pairs_of_reports import measure_pairs  # noqa: PLC0415 - loads the language model

    show(measure_pairs(pairs, cache, half))


@click.command()
@click.option("--sizes", default="1000,3000", show_default=True, help="Numbers of documents.")
@click.option("--pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None, hidden=True)
@_CACHE
def scale(sizes: str, pairs: Path | None, cache: Path | None) -> None:
    """Merge records of many documents, varied in date, place and actor from those of the pairs: time and memory.

    \b
    python -m evaluation scale --sizes 10000,30000,100000
    """
    from evaluation.merge_scale import PAIRS, measure_scale  # noqa: PLC0415 - loads the language model

    show(measure_scale([int(size) for size in sizes.split(",")], pairs or PAIRS, cache))


@click.command()
@click.option("-n", "kills", default=100, show_default=True, help="Kill so many runs.")
@click.option("--documents", default=240, show_default=True, help="Documents of the project, at most 240.")
@click.option("--seed", default=1, show_default=True)
def faults(kills: int, documents: int, seed: int) -> None:
    """Kill `tocsin run` with signal 9 at random moments and go on: are the records and incidents the same in the end?

    \b
    python -m evaluation faults -n 100
    """
    from evaluation.merge_faults import measure_faults  # noqa: PLC0415

    show(measure_faults(kills, documents, seed))
