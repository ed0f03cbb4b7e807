"""Indicators: counts by place, party and period, with the change since the period before and how much was read."""

from __future__ import annotations

from .own import SOURCE, Asked, Place, Sums, count_incidents, count_postures
from .own import figure as own_figure
from .periods import before, days_of, period_of
from .quoted import read_quoted
from .reference import Counted, chosen, count_events, count_months, counting
from .reference import figure as reference_figure

__all__ = [
    "SOURCE",
    "Asked",
    "Counted",
    "Place",
    "Sums",
    "before",
    "chosen",
    "count_events",
    "count_incidents",
    "count_months",
    "count_postures",
    "counting",
    "days_of",
    "own_figure",
    "period_of",
    "read_quoted",
    "reference_figure",
]
