"""Days, weeks, months and years as stretches of time with the TIMEX3 value that names them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century", ""]

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a time expression stands for. Without ``first`` and ``last`` it has a value and nothing bounds it."""

    value: str = ""
    first: date | None = None
    last: date | None = None
    grain: Grain = ""
    open_year: bool = False
    """The words name no year: it was taken from the publication date, or is not known."""
    month: int = 0
    day: int = 0
    """Month and day of a date whose words name no year."""

    def between(self, first: date | None, last: date | None) -> Stretch:
        """The same value with other bounds."""
        return replace(self, first=first, last=last)

    def valued(self, value: str) -> Stretch:
        """The same bounds under another value."""
        return replace(self, value=value)


def day_of(d: date) -> Stretch:
    """One day."""
    return Stretch(d.isoformat(), d, d, "day")


def week_of(d: date) -> Stretch:
    """The week from Monday to Sunday that holds a day."""
    iso, monday = d.isocalendar(), d - timedelta(days=d.weekday())
    return Stretch(f"{iso.year}-W{iso.week:02d}", monday, monday + timedelta(days=6), "week")


def weekend_of(d: date) -> Stretch:
    """Saturday and Sunday of the week that holds a day."""
    week, saturday = week_of(d), d - timedelta(days=d.weekday() - 5)
    return Stretch(f"{week.value}-WE", saturday, saturday + _ONE_DAY, "weekend")


def month_of(year: int, month: int) -> Stretch:
    """One month."""
    return Stretch(f"{year:04d}-{month:02d}", date(year, month, 1), _month_end(year, month), "month")


def quarter_of(year: int, quarter: int) -> Stretch:
    """One quarter of a year."""
    first = date(year, 3 * quarter - 2, 1)
    return Stretch(f"{year:04d}-Q{quarter}", first, _month_end(year, 3 * quarter), "quarter")


def half_of(year: int, half: int) -> Stretch:
    """One half of a year."""
    return Stretch(f"{year:04d}-H{half}", date(year, 6 * half - 5, 1), _month_end(year, 6 * half), "season")


def season_of(year: int, season: str) -> Stretch:
    """A season by the months of the northern year; a winter is the one that begins in the year."""
    start = date(year, _SEASON_MONTHS[season], 1)
    return Stretch(f"{year:04d}-{season}", start, months_on(start, 3) - _ONE_DAY, "season")


def year_of(year: int) -> Stretch:
    """One calendar year."""
    return Stretch(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def decade_of(year: int) -> Stretch:
    """The ten years that begin in a year that ends in nought; TIMEX3 names them by three digits."""
    start = year - year % 10
    return Stretch(f"{start // 10}", date(start, 1, 1), date(start + 9, 12, 31), "decade")


def century_of(year: int) -> Stretch:
    """The hundred years that hold a year, counted from nought; TIMEX3 names them by two digits."""
    start = year - year % 100
    return Stretch(f"{start // 100}", date(start, 1, 1), date(start + 99, 12, 31), "century")


def around(grain: Grain, d: date) -> Stretch:
    """The stretch of that grain that holds a day."""
    match grain:
        case "week":
            return week_of(d)
        case "weekend":
            return weekend_of(d)
        case "month":
            return month_of(d.year, d.month)
        case "quarter":
            return quarter_of(d.year, (d.month + 2) // 3)
        case "year":
            return year_of(d.year)
        case "decade":
            return decade_of(d.year)
        case "century":
            return century_of(d.year)
        case _:
            return day_of(d)


def moved(d: date, grain: Grain, count: int) -> date:
    """A day so many days, weeks, months or years on; the last of the month where that day is wanting."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(grain)
    if months is None:
        return _days_on(d, count * (7 if grain in ("week", "weekend") else 1))
    return months_on(d, months * count)


def months_on(d: date, count: int) -> date:
    """The same day of a later (or earlier) month."""
    year, month = divmod(d.year * 12 + d.month - 1 + count, 12)
    if not date.min.year < year < date.max.year:
        return d
    return min(date(year, month + 1, 1) + timedelta(days=d.day - 1), _month_end(year, month + 1))


def narrowed(stretch: Stretch, part: str) -> Stretch:
    """The early, middle or late part of a stretch: thirds of a month by its tens, thirds of anything longer."""
    first, last = stretch.first, stretch.last
    if first is None or last is None or stretch.grain in ("day", "weekend"):
        return stretch
    if stretch.grain == "month":
        cuts = (first, first.replace(day=11), first.replace(day=21), last + _ONE_DAY)
    elif stretch.grain == "year":
        cuts = (first, date(first.year, 5, 1), date(first.year, 9, 1), last + _ONE_DAY)
    elif stretch.grain == "decade":
        cuts = (first, date(first.year + 4, 1, 1), date(first.year + 7, 1, 1), last + _ONE_DAY)
    else:
        third = ((last - first) + _ONE_DAY) / 3
        cuts = (first, first + third, first + 2 * third, last + _ONE_DAY)
    number = {"early": 0, "mid": 1, "late": 2}[part]
    return stretch.between(cuts[number], cuts[number + 1] - _ONE_DAY)


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - _ONE_DAY


def _days_on(d: date, days: int) -> date:
    try:
        return d + timedelta(days=days)
    except OverflowError:
        return d
