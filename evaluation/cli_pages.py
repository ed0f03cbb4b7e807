"""``python -m evaluation pages``."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show


@click.command()
@click.option("--events", default=100_000, show_default=True, help="Event records of the store.")
@click.option("--store", type=click.Path(file_okay=False, path_type=Path), help="Keep the store here, or take it.")
@click.option("--cache", type=click.Path(dir_okay=False, path_type=Path), help="As for `scale`.")
@click.option("--readers", default=8, show_default=True, help="So many ask at once.")
@click.option("--rounds", default=40, show_default=True, help="How often each is asked for.")
@click.option("--writing/--no-writing", default=True, show_default=True, help="Add articles meanwhile.")
def pages(events: int, store: Path | None, cache: Path | None, readers: int, rounds: int, writing: bool) -> None:
    """Time every page, API address and question with many events stored, several readers and a writer.

    \b
    python -m evaluation pages --events 100000 --cache /tmp/scale.cache
    """
    from evaluation.pages import measure_pages  # noqa: PLC0415 - loads the language model

    show(measure_pages(events, store=store, cache=cache, readers=readers, rounds=rounds, writing=writing))
