"""Days as ordinals, and the days that a text names."""

from __future__ import annotations

from datetime import date

AHEAD = 7
"""Days after publication up to which "June 23" is of the same year: announced, not past."""


def day_of(published: str) -> int | None:
    """The ordinal of an ISO date or of the date in an ISO time; nothing where it is no date."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def last_weekday(weekday: int, published: int) -> int:
    """The last such weekday up to the day of publication; 0 is Monday."""
    return published - (date.fromordinal(published).weekday() - weekday) % 7


def nearest_date(month: int, day: int, published: int, year: int = 0) -> int | None:
    """The day of this name: of the year named, else the last one up to a week ahead. Nothing where there is none."""
    try:
        if year:
            return date(year, month, day).toordinal()
        this = date(date.fromordinal(published).year, month, day)
        return (this if this.toordinal() <= published + AHEAD else this.replace(year=this.year - 1)).toordinal()
    except ValueError:
        return None
