"""Quarters of a year, and the period a year before the one that a report of figures is about."""

from __future__ import annotations

import re
from datetime import date

from . import calendar
from .calendar import Stretch
from .context import Context
from .dates import stated_year
from .grammar import words
from .match import Match
from .modifiers import modified

_ENDED = re.compile(r" (?:that )?(?:ended|ending|to(?: the end of)?) (?:on |in )?(?:\d+(?:st|th)? )?([A-Z][a-z]+)")
_ORDINALS = ("first", "second", "third", "fourth")


def quarter(m: Match, c: Context) -> Stretch | None:
    """The third quarter, last year's fourth quarter, Q1 2012: without a year the latest that has begun."""
    word, year = (m["q"] or "").lower(), stated_year(m, c)
    if word in ("final", "last") and year is None:
        return None
    number = int(m["qn"]) if m["qn"] else _ORDINALS.index(word) + 1 if word in _ORDINALS else 4
    if year is None and c.published is not None:
        now, year = _number(c.published), c.published.year
        year -= number > now and c.direction <= 0
        year -= bool(m["ago"] or m["yearago"])
    if year is None:
        return Stretch(f"XXXX-Q{number}", grain="quarter")
    return modified(calendar.quarter_of(year, number), m["mod"], c.published)


def ended(c: Context) -> Stretch:
    """The quarter that ends on the day or in the month that follows: "the quarter ended Sept. 30"; else a length."""
    told = _ENDED.match(c.behind(40))
    months = {**words()["months"], **words()["short_months"]}
    number = months.get(told[1], 0) if told else 0
    if c.published is None or number % 3 or not number:
        return Stretch("P1Q")
    return calendar.quarter_of(c.published.year - (number > c.published.month), number // 3)


def year_period(m: Match, c: Context) -> Stretch | None:
    """The 2012 period: the quarter that is spoken of, in that year."""
    number = _reported(c)
    return calendar.quarter_of(int(m["y"]), number) if number else calendar.year_of(int(m["y"]))


def latest(_: Match, c: Context) -> Stretch | None:
    """The latest quarter: the one spoken of, else the last that is over."""
    if c.quarter is not None:
        return c.quarter
    return calendar.around("quarter", calendar.moved(c.published, "quarter", -1)) if c.published else Stretch()


def year_ago(m: Match, c: Context) -> Stretch | None:
    """The year-ago quarter, year-earlier profit."""
    return a_year_before(c, (m["unit"] or "period").lower())


def same_period(m: Match, c: Context) -> Stretch | None:
    """The same period last year, the corresponding month a year ago, the same quarter of 2012."""
    unit = m["unit"].lower()
    if m["y"]:
        number = _reported(c)
        return calendar.quarter_of(int(m["y"]), number) if number else calendar.year_of(int(m["y"]))
    return a_year_before(c, unit)


def a_year_before(c: Context, unit: str = "period") -> Stretch:
    """The period spoken of, a year before; the whole year where no quarter is spoken of."""
    if unit == "month" and c.anchor and c.anchor.grain == "month" and c.anchor.first:
        return calendar.around("month", calendar.moved(c.anchor.first, "year", -1))
    if c.quarter is not None and c.quarter.first is not None:
        return calendar.around("quarter", calendar.moved(c.quarter.first, "year", -1))
    if c.published is None:
        return Stretch()
    if unit == "quarter":
        return calendar.around("quarter", calendar.moved(c.published, "quarter", -5))
    return calendar.around("month" if unit == "month" else "year", calendar.moved(c.published, "year", -1))


def _reported(c: Context) -> int:
    return _number(c.quarter.first) if c.quarter is not None and c.quarter.first is not None else 0


def _number(day: date) -> int:
    return (day.month + 2) // 3
