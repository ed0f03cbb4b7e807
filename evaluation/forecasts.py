"""Forecasts of deaths by country and month on kept-back years, beside what each has to beat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tocsin.collect.reference import open_reference
from tocsin.errors import UsageError
from tocsin.records.reference import ReferenceMonth
from tocsin.watch.forecasting.fit import forecast
from tocsin.watch.forecasting.history import last, none, own
from tocsin.watch.forecasting.panel import Floats, Panel, make_panel, month_name, month_number
from tocsin.watch.forecasting.rolling import Scored, skill
from tocsin.watch.forecasting.scores import MEASURES, scores

AHEAD = tuple(range(3, 15))
"""The challenge's task: known up to October, the twelve months of the next year are asked for."""
TO_BEAT = {
    "ucdp-all": {"log_crps": 0.241, "ign": 0.925, "msle": 0.676},
    "views": {"log_crps": 0.173, "ign": 0.654, "msle": 0.554},
}
"""An untuned half-and-half mixture, measured before: mean of 2022 to 2024 (UCDP, all types), 2021 to 2023 (ViEWS)."""
_VIEWS_EPOCH = month_number("1980-01") - 1
"""ViEWS numbers months from January 1980, which is 1."""


def measure_forecasts(path: Path, years: Sequence[int]) -> dict[str, Any]:
    """Score each year from October of the year before. Raises ``UsageError`` where there are no such months."""
    panel = read_panel(path)
    result: dict[str, Any] = {"file": path.name, "countries": len(panel.countries), "years": list(years)}
    windows = [_window(panel, year) for year in years]
    names = windows[0][1].keys()
    for name in names:
        figures = {measure: [float(window[1][name][measure].mean()) for window in windows] for measure in MEASURES}
        result[name] = {m: {"by_year": by_year, "mean": float(np.mean(by_year))} for m, by_year in figures.items()}
    beaten = {
        m: [window[1]["model"][m].mean() < window[1]["history_12"][m].mean() for window in windows] for m in MEASURES
    }
    result["years_beaten"] = {m: int(sum(of_year)) for m, of_year in beaten.items()}
    result["against_history_12"] = {
        gain.measure: {"difference": gain.model - gain.history, "low": gain.low, "high": gain.high}
        for gain in skill(_joined(windows)).gains
    }
    result["mixture_to_beat_on_other_years"] = TO_BEAT["views" if path.is_dir() else "ucdp-all"]
    return result


def read_panel(path: Path) -> Panel:
    """A UCDP table by country and month, or a folder of ViEWS actuals. Raises ``UsageError`` for anything else."""
    if path.is_dir():
        return make_panel(_views(path))
    rows = open_reference(path, "ucdp", {}, {}).rows
    return make_panel(row for row in rows if isinstance(row, ReferenceMonth))


def _views(folder: Path) -> list[ReferenceMonth]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    files = sorted(folder.glob("cm_actuals_*.parquet"))
    if not files:
        raise UsageError(f"{folder}: no cm_actuals_YYYY.parquet in it")
    return [
        ReferenceMonth(f"{row['country_id']:03d}", month_name(_VIEWS_EPOCH + row["month_id"]), float(row["outcome"]))
        for file in files
        for row in pq.read_table(file).to_pylist()
    ]


def _window(panel: Panel, year: int) -> tuple[Scored, dict[str, dict[str, Floats]]]:
    first, origin = panel.months.index(f"{year}-01"), panel.months.index(f"{year - 1}-10")
    came = panel.deaths[:, first : first + len(AHEAD)].ravel()
    rows = np.flatnonzero(np.isfinite(came))
    ahead = len(AHEAD)
    made = {
        "zero": none(panel, ahead),
        "last": last(panel, origin, ahead),
        "history_12": own(panel, origin, ahead),
        "history_36": own(panel, origin, ahead, 36),
        "model": forecast(panel, origin, AHEAD),
    }
    scored = {name: scores(one.rows(rows), came[rows]) for name, one in made.items()}
    cells = Scored(
        np.repeat(np.arange(len(panel.countries)), ahead)[rows],
        np.tile(np.array(AHEAD), len(panel.countries))[rows],
        came[rows], came[rows], scored["model"], scored["history_12"],
    )  # fmt: skip
    return cells, scored


def _joined(windows: Sequence[tuple[Scored, dict[str, dict[str, Floats]]]]) -> Scored:
    cells = [one for one, _ in windows]
    return Scored(
        np.concatenate([one.country for one in cells]),
        np.concatenate([one.ahead for one in cells]),
        np.concatenate([one.before for one in cells]),
        np.concatenate([one.came for one in cells]),
        {name: np.concatenate([one.model[name] for one in cells]) for name in MEASURES},
        {name: np.concatenate([one.history[name] for one in cells]) for name in MEASURES},
    )
