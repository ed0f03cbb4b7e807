"""The measures of stories on the command line: incidents, and news of all kinds."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show

_OUT = click.option(
    "--out",
    "--predict",
    "out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the predictions here, tab-separated with a header: `line` from 0, `cluster`.",
)


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@_OUT
@click.option(
    "--conflicts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the conflicting counts of victims here, with the words that they rest on.",
)
def incidents(path: Path, out: Path | None, conflicts: Path | None) -> None:
    """Score which documents of PATH/docs.jsonl tell one incident, or which pairs of reports in the file PATH do.

    A document has `title`, `date`, `url`, `text` and, where it is known, `incident`; a line of pairs `one`, `two` and
    `same`. Where no gold is told, the predictions are all there is. PATH/incidents.jsonl, if there is one, judges
    conflicting counts.

    \b
    python -m evaluation incidents ../shared/data/gva --out /tmp/clusters.tsv
    python -m evaluation incidents evaluation/pairs/pairs.jsonl
    """
    from evaluation.incidents import measure_incidents  # noqa: PLC0415

    show(measure_incidents(path, out=out, conflicts=conflicts))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_OUT
def stories(file: Path, out: Path | None) -> None:
    """Score which articles of FILE tell one story (Giveme5W1H: gold is newsCluster's EventId).

    \b
    python -m evaluation stories ../shared/data/stories/articles.jsonl
    """
    from evaluation.stories import measure_stories  # noqa: PLC0415

    show(measure_stories(file, out=out))
