"""Small tables of deaths by country and month."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.records.reference import ReferenceMonth
from tocsin.watch.forecasting.panel import Panel, make_panel


def panel(deaths: Sequence[Sequence[float]]) -> Panel:
    """Countries AAA, AAB …, by month; below zero: not known."""
    months = [f"20{20 + at // 12:02d}-{at % 12 + 1:02d}" for at in range(len(deaths[0]))]
    return make_panel(
        ReferenceMonth(f"AA{chr(65 + row)}", month, count, 1e6)
        for row, counts in enumerate(deaths)
        for month, count in zip(months, counts, strict=True)
        if count >= 0
    )
