"""The commands that measure alerts."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="Say which alerts were raised for what, and which beside.")
def alerts(folder: Path, errors: bool) -> None:
    """Score the alerts of the default rules on FOLDER/texts and FOLDER/founding.json: texts whose dates nobody gives.

    \b
    python -m evaluation alerts ../shared/gold --errors

    keys_raised: alerts of founding.json for which one of medium or high severity cites a record on a mention of the
    cluster or span; others_above_medium: alerts of high severity that cite none; told_too_surely: keys given as
    planned, discussed, quoted or second-hand that are told as a fact.
    """
    from evaluation.warning import measure_alerts  # noqa: PLC0415 - loads the language model

    show(measure_alerts(folder, errors=errors))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def rises(file: Path) -> None:
    """Count how many weeks of UCDP's events in FILE are called a rise, by country and province.

    \b
    python -m evaluation rises ../shared/data/ucdp/hdx_ucdp_ged201_NGA_events.csv

    called: share of weeks that the rule's count model calls; called_poisson: that a Poisson distribution would.
    """
    from evaluation.rises import measure_rises  # noqa: PLC0415

    show(measure_rises(file))
