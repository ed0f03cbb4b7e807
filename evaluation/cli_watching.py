"""``python -m evaluation collecting``."""

from __future__ import annotations

import click

from evaluation.cli_merging import show


@click.command()
@click.option("--feeds", default=50, show_default=True, type=click.IntRange(1, 200), help="Feeds to refresh.")
@click.option("--hosts", default=10, show_default=True, type=click.IntRange(1, 200), help="Hosts that they are on.")
@click.option("--items", default=500, show_default=True, type=click.IntRange(1, 900), help="Items of the large feed.")
def collecting(feeds: int, hosts: int, items: int) -> None:
    """How fast a watch is, against servers on this machine, at the default manners: a second between two requests.

    `feed_seconds` reads one large feed, the best of five; `feed_cpu_seconds` is what that takes of a processor, for a
    busy machine. `refresh_seconds` visits all feeds once, of several hosts, as
    `tocsin watch fetch` does, with the robots.txt of each; `refresh_again_seconds` does so once more, when nothing has
    changed. `one_host_seconds` refreshes as many that all lie on one host, at half a second between two requests:
    politeness alone takes that long. `least_gap` is the shortest time that any server saw between two requests.

    \b
    python -m evaluation collecting
    """
    from evaluation.collecting import measure_collecting  # noqa: PLC0415

    show(measure_collecting(feeds, hosts, items))
