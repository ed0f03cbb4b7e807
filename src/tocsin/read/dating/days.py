"""The days on which a text may have been written, as columns to count with, and how far each lies from a date told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int64]

FIRST, LAST = date(1985, 1, 1), date(2040, 12, 31)
"""A text of the web. What lies at either end is taken for open."""


@dataclass(frozen=True, eq=False)
class Days:
    """Days, with the numbers that dates told are compared with. All columns are of one length."""

    ordinal: Column
    year: Column
    month: Column
    """Months since the year 0."""

    def at(self, chosen: NDArray[np.int64]) -> Days:
        """Some of the days."""
        return Days(self.ordinal[chosen], self.year[chosen], self.month[chosen])

    def __len__(self) -> int:
        return len(self.ordinal)


@lru_cache(maxsize=1)
def all_days() -> Days:
    """Every day from ``FIRST`` to ``LAST``."""
    known = [date.fromordinal(n) for n in range(FIRST.toordinal(), LAST.toordinal() + 1)]
    return Days(
        np.array([d.toordinal() for d in known], dtype=np.int64),
        np.array([d.year for d in known], dtype=np.int64),
        np.array([12 * d.year + d.month - 1 for d in known], dtype=np.int64),
    )


@lru_cache(maxsize=512)
def occurrences(month: int, day: int) -> Column:
    """The day of each year that bears this month and day, one year beyond the grid on either side."""
    years = range(FIRST.year - 5, LAST.year + 6)
    return np.array([d.toordinal() for y in years if (d := _date(y, month, day))], dtype=np.int64)


def since_latest(days: Days, month: int, day: int) -> tuple[Column, Column]:
    """Days gone since that day of the year was last, and which day that was."""
    known = occurrences(month, day)
    latest = known[np.searchsorted(known, days.ordinal, side="right") - 1]
    return days.ordinal - latest, latest


def until_next(days: Days, month: int, day: int) -> tuple[Column, Column]:
    """Days to go until that day of the year comes, and which day that is."""
    known = occurrences(month, day)
    coming = known[np.searchsorted(known, days.ordinal, side="left")]
    return coming - days.ordinal, coming


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
