"""``python -m evaluation timelines``."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--limit", type=click.IntRange(0), default=0, help="At most so many articles a topic; 0: all.")
def timelines(folder: Path, limit: int) -> None:
    """Date-F1 against the timelines of journalists in FOLDER, one folder a topic.

    \b
    FOLDER/TOPIC/NAME.txt    a line with the day, lines of summary, a line of dashes
    FOLDER/TOPIC/articles    the reports: JSON Lines with date and text, or text files
                             named by day; also articles.jsonl, and articles/TOPIC

    Days are ranked by how many articles were published on them or name them, each article once a day; as many days as
    the gold has are taken, inside its range. Without articles `date_f1` is null: there is only what people come to.
    `date_f1_humans` holds two timelines of one topic against each other, over the days that both span;
    `date_f1_pooled` ranks days by how many of the others have them. Neither says anything of the program.

    \b
    python -m evaluation timelines ../shared/data/timelines
    """
    from evaluation.timelines import measure_timelines  # noqa: PLC0415

    show(measure_timelines(folder, limit=limit))
