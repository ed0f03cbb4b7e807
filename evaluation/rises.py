"""How often a rise is called on real counts: weekly events of UCDP's georeferenced data, by country and province.

Each week from the 27th on is held against the 26 before it, as the rule does. With a model that fits, weeks without any
change would be called with the rule's own probability; real weeks hold real rises, so more are called. What is wanted
is that the share stays near the bound, and far below what a Poisson distribution calls.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tocsin.collect.reference import open_reference
from tocsin.records.reference import ReferenceEvent
from tocsin.watch.alerts import rise
from tocsin.watch.alerts.counting import at_least
from tocsin.watch.counts import week_of

_HISTORY, _LEAST = 26, 4
_BOUND = 0.005


def measure_rises(path: Path) -> dict[str, Any]:
    """``called`` and ``called_poisson``: share of weeks with at least 4 events, or any, that are called a rise."""
    weeks: dict[str, Counter[str]] = defaultdict(Counter)
    for row in open_reference(path, "ucdp", {}, {}).rows:
        if isinstance(row, ReferenceEvent) and row.date_end <= _day(row.date_start, 6):
            weeks["country"][week_of(row.date_start, row.date_start)] += 1
            if row.admin1:
                weeks[row.admin1][week_of(row.date_start, row.date_start)] += 1
    first, last = min(weeks["country"]), max(weeks["country"])
    looked, called, poisson = 0, 0, 0
    for counts in weeks.values():
        series = [counts.get(_day(first, 7 * n), 0) for n in range((_between(first, last)) // 7 + 1)]
        for at in range(_HISTORY, len(series)):
            before, now = series[at - _HISTORY : at], series[at]
            looked += 1
            if now >= _LEAST:
                found = rise(now, before)
                called += found.probability < _BOUND
                poisson += at_least(now, found.expected, found.expected) < _BOUND
    return {"weeks": looked, "called": called / looked, "called_poisson": poisson / looked, "bound": _BOUND}


def _day(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
