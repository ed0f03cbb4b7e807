"""The day that a document says it was published, from the few ways of writing it that can be read in one way only."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv", "february feb février fevrier févr fév", "march mar mars",
            "april apr avril avr", "may mai", "june jun juin", "july jul juillet juil", "august aug août aout",
            "september sep sept septembre",
            "october oct octobre", "november nov novembre", "december dec décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Digits with the year first are read alike everywhere; 03/04/2024 is not, so it is none here. Only a time may follow.
_TIME = r"(?:[T\s,]+(?:at\s+|à\s+)?\d{1,2}[:.hH]\d{2}.*)?"
_SHAPES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})" + _TIME),
    re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})" + _TIME),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?\d{4,6}Z?)?"),
    re.compile(
        r"(?:[^\W\d]+\.?,?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th|er)?[\s-]+(?P<m>[^\W\d]+)\.?,?[\s-]+(?P<y>\d{4})" + _TIME
    ),
    re.compile(r"(?:[^\W\d]+\.?,?\s+)?(?P<m>[^\W\d]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})" + _TIME),
)


def iso_date(stated: str) -> str:
    """The date as ISO, as written: no shift of time zone. Empty where it is not a date or could be two."""
    for shape in _SHAPES:
        if found := shape.fullmatch(stated.strip()):
            return _iso(found["y"], found["m"], found["d"])
    return ""


def _iso(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
