"""The measure of copies and retellings on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show

_ARTICLES = "../shared/data/articles/world_4000.jsonl.gz"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", default=_ARTICLES, type=_FILE)
@click.option("--part", type=click.Choice(["dev", "test"]), default="test", show_default=True)
@click.option("--limit", default=600, show_default=True, help="So many articles of a file without gold; 0: all.")
@click.option(
    "--hard", multiple=True, type=_FILE, help="More documents that are no copies of each other: stories, incidents."
)
@click.option("--rewrites", is_flag=True, help="Only the retellings of evaluation/gold/rewrites.jsonl.")
@click.option("--sizes", default="", help="Only time the grouping of so many drawn texts: 10000,30000,100000.")
@click.option("--errors", default=0, show_default=True, help="List so many of each kind of error.")
def copies(file: Path, part: str, limit: int, hard: tuple[Path, ...], rewrites: bool, sizes: str, errors: int) -> None:
    """Score which documents of FILE are copies of each other, pair by pair.

    FILE has a document a line (JSON; .gz or not): `text`, and as far as known `id`, `title`, `outlet` (or `source`) and
    `published` (or `date`). Gold is `group`, the same for documents of one origin, or `copy_of`, the id of the
    original; lines without are no copies. Where no line has either, copies are made of half of the articles as editors
    make them, and `--part` and `--limit` choose articles.

    \b
    python -m evaluation copies ../shared/data/articles/world_4000.jsonl.gz --hard ../shared/data/stories/articles.jsonl
    python -m evaluation copies copies.jsonl
    python -m evaluation copies --rewrites --part test
    python -m evaluation copies --sizes 10000,30000,100000
    """
    from evaluation.copies import measure_copies  # noqa: PLC0415
    from evaluation.copies_rewrites import measure_rewrites  # noqa: PLC0415
    from evaluation.copies_speed import measure_speed  # noqa: PLC0415

    if sizes:
        show(measure_speed([int(size) for size in sizes.split(",")]))
    elif rewrites:
        show(measure_rewrites(part, errors))
    else:
        show(measure_copies(file, part=part, limit=limit, hard=hard, errors=errors))
