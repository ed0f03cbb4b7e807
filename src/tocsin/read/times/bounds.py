"""What a preposition does to the bounds of a date, and how two dates make a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .calendar import Grain, Stretch, moved
from .dates import with_year
from .grammar import Grammar

_DAY = timedelta(days=1)
_LENGTH = re.compile(r"P(\d+)([DWM])")
_UNITS: dict[str, Grain] = {"D": "day", "W": "week", "M": "month"}


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in the making: the date words, and the preposition that belongs to them."""

    start: int
    end: int
    """Of the date words alone."""
    opening: int
    """Where the preposition begins; ``start`` where there is none."""
    preposition: str
    stretch: Stretch
    core: tuple[int, int]
    """The date words without those that TimeML leaves out, such as "about" and "after"."""


def bounded(preposition: str, stretch: Stretch, published: date | None) -> Stretch:
    """Since, until, by, before and after open one end; the publication closes what has begun and goes on."""
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        return stretch
    word = preposition.split(maxsplit=1)[0] if preposition else ""
    if word == "since":
        return stretch.between(first, published if published and published >= first else None)
    if word in ("until", "till", "up", "through"):
        return stretch.between(None, last)
    if preposition in ("by", "no later than"):
        return stretch.between(published if published and published <= last else None, last)
    if word in ("before", "ahead"):
        return stretch.between(None, first - _DAY)
    if word == "after":
        return stretch.between(last + _DAY, None)
    return stretch


def joined(shapes: Grammar, items: list[Found], text: str) -> list[Found]:
    """Two put together: between 2011 and 2013, from May to July, March 3 – April 2; the first three months of 2024."""
    made: list[Found] = []
    for item in items:
        if made and (pair := _range(shapes, made[-1], item, text) or _part(shapes, made[-1], item, text)):
            made[-1] = pair
        else:
            made.append(item)
    return made


def _range(shapes: Grammar, a: Found, b: Found, text: str) -> Found | None:
    between, word = text[a.end : b.start], a.preposition.split(maxsplit=1)[0] if a.preposition else ""
    aside = word == "between" and shapes.around["range_aside"].fullmatch(between)
    if not shapes.around["range"].fullmatch(between) and not aside:
        return None
    if not a.stretch.grain or not b.stretch.grain:
        return None
    if a.stretch.grain != b.stretch.grain and word not in ("between", "from"):
        return None
    if shapes.around["range_and"].search(between) and word != "between":
        return None
    if word in ("since", "by", "before", "after", "until", "till"):
        return None
    start = a.stretch
    if start.open_year and b.stretch.last and not b.stretch.open_year:
        start = with_year(start, b.stretch.last.year)
        if start.first and start.first > b.stretch.last:
            start = with_year(start, b.stretch.last.year - 1)
    whole = _whole(start, b.stretch)
    return replace(a, end=b.end, stretch=whole, core=(a.core[0], b.core[1])) if whole else None


def _part(shapes: Grammar, a: Found, b: Found, text: str) -> Found | None:
    """The first three months of a year, the last days of a month as far as they are counted."""
    end, length = shapes.around["end"].match(text, a.start, a.end), _LENGTH.fullmatch(a.stretch.value)
    first, last = b.stretch.first, b.stretch.last
    if not end or not length or first is None or last is None:
        return None
    if not shapes.around["end_of"].fullmatch(text, a.end, b.start):
        return None
    count, grain = int(length[1]), _UNITS[length[2]]
    if end["first"]:
        return replace(a, end=b.end, stretch=a.stretch.between(first, min(last, moved(first, grain, count) - _DAY)))
    return replace(a, end=b.end, stretch=a.stretch.between(max(first, moved(last + _DAY, grain, -count)), last))


def _whole(a: Stretch, b: Stretch) -> Stretch | None:
    value = f"{a.value}/{b.value}"
    if a.first is None or b.last is None:
        return Stretch(value, grain=b.grain)
    return Stretch(value, a.first, b.last, b.grain, b.open_year) if a.first <= b.last else None
