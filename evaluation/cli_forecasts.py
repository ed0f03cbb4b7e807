"""``python -m evaluation forecasts``."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.cli_merging import show

_YEARS = "2022,2023"


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option("--years", default="", help=f"Kept-back years (default: {_YEARS}; of ViEWS 2021,2022).")
def forecasts(path: Path, years: str) -> None:
    """Score forecasts of deaths by country and month on kept-back years.

    FILE is UCDP's table by country and month, or a folder of ViEWS actuals (cm_actuals_YYYY.parquet, state-based). The
    task is that of the ViEWS prediction challenge: known up to October, the next year's twelve months are forecast.
    Every figure is a mean over country-months, lower is better; `against_history_12` is the model minus the country's
    own last twelve months, with a 90 % interval by resampling countries.

    The model's weights were chosen on 2015 to 2021 of UCDP's table; 2022 and 2023 were left to be reported.

    \b
    python -m evaluation forecasts ../shared/data/ucdp/country_month_2010_2023.csv
    python -m evaluation forecasts ../shared/data/views
    """
    from evaluation.forecasts import measure_forecasts  # noqa: PLC0415 - loads scikit-learn

    asked = years or ("2021,2022" if path.is_dir() else _YEARS)
    show(measure_forecasts(path, [int(year) for year in asked.split(",")]))
