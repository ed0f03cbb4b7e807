"""Days that bear a name and come every year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from . import calendar
from .calendar import Stretch
from .context import Context
from .dates import nearest, stated_year
from .match import Match

_SHIFTS = {"last": -1, "this past": -1, "next": 1, "this coming": 1}


def holiday(m: Match, c: Context) -> Stretch | None:
    """Christmas, last Thanksgiving, New Year's Eve 2012; without a year the nearest that the tense allows."""
    rule = c.grammar.words["holidays"].get(m["holiday"])
    if rule is None or c.around("wares").match(c.behind(12)):
        return None  # in small letters it is another word; and a Christmas market has many days
    year = stated_year(m, c)
    if year is not None:
        return calendar.day_of(_day(rule, year))
    if c.published is None:
        return Stretch(f"XXXX-{rule['month']:02d}-{rule['day']:02d}" if "day" in rule else "")
    days = [_day(rule, c.published.year + shift) for shift in (-1, 0, 1)]
    past, coming = [d for d in days if d <= c.published], [d for d in days if d >= c.published]
    shift = _SHIFTS.get((m["which"] or "").lower(), 0)
    chosen = past[-1] if shift < 0 else coming[0] if shift > 0 else nearest(past, coming, c)
    return calendar.day_of(chosen) if chosen else None


def _day(rule: Mapping[str, Any], year: int) -> date:
    if "easter" in rule:
        return _easter(year) + timedelta(days=rule["easter"])
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    days = [date(year, rule["month"], 1) + timedelta(days=n) for n in range(31)]
    fitting = [d for d in days if d.month == rule["month"] and d.weekday() == rule["weekday"]]
    nth: int = rule["nth"]
    return fitting[nth - (nth > 0)]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
