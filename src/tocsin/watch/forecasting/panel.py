"""Deaths by country and month as one table of numbers, which everything else here works on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tocsin.errors import UsageError
from tocsin.records.reference import ReferenceMonth

Floats: TypeAlias = NDArray[np.float64]
YEAR = 12


@dataclass(frozen=True, slots=True)
class Panel:
    """Countries by months. A cell is NaN where the source does not speak of that country and month."""

    countries: tuple[str, ...]
    months: tuple[str, ...]
    """ISO months without a gap, the first first."""
    deaths: Floats
    population: Floats
    """NaN where the source gives none."""

    def last(self) -> int:
        """The last month of which most countries are known; its place among ``months``."""
        known = np.isfinite(self.deaths).sum(axis=0)
        return int(np.flatnonzero(known * 2 > known.max())[-1])


def make_panel(rows: Iterable[ReferenceMonth]) -> Panel:
    """The rows as a panel. Raises ``UsageError`` where there are none."""
    kept = {(row.country, row.month): row for row in rows}
    if not kept:
        raise UsageError("no deaths by country and month to forecast from; `tocsin import ucdp FILE` brings them")
    countries = tuple(sorted({country for country, _ in kept}))
    months = months_between(min(month for _, month in kept), max(month for _, month in kept))
    deaths = np.full((len(countries), len(months)), np.nan)
    population = deaths.copy()
    row_of, column_of = {c: at for at, c in enumerate(countries)}, {m: at for at, m in enumerate(months)}
    for (country, month), row in kept.items():
        cell = row_of[country], column_of[month]
        deaths[cell] = row.deaths
        population[cell] = np.nan if row.population is None else row.population
    return Panel(countries, months, deaths, population)


def months_between(first: str, last: str) -> tuple[str, ...]:
    """All ISO months from the first to the last."""
    return tuple(month_name(at) for at in range(month_number(first), month_number(last) + 1))


def month_number(month: str) -> int:
    """Months since the year 0, so that months can be added."""
    return int(month[:4]) * YEAR + int(month[5:7]) - 1


def month_name(number: int) -> str:
    """The ISO month of :func:`month_number`."""
    return f"{number // YEAR:04d}-{number % YEAR + 1:02d}"
