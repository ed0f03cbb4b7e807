"""Time expressions of a text of which only the days between which it was written are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .bounds import Found
from .calendar import Stretch
from .dates import with_year


def within(first: date, last: date, early: Sequence[Found], late: Sequence[Found]) -> list[Found]:
    """What holds whichever day it was: ``early`` is the text read as written on the first day, ``late`` on the last."""
    other = {_place(item): item.stretch for item in late}
    return [replace(e, stretch=_union(e.stretch, other.get(_place(e), Stretch()), first, last)) for e in early]


def half_open(plain: Sequence[Found], end: Sequence[Found], *, is_first: bool) -> list[Found]:
    """What holds if only one end is known: ``plain`` is the text read without a date, ``end`` as written on that day.

    What is dated by its own words stays; of the rest only the bound that follows from the known end is told.
    """
    other = {_place(item): item.stretch for item in end}
    return [replace(p, stretch=_half(p.stretch, other.get(_place(p), Stretch()), is_first)) for p in plain]


def _place(item: Found) -> tuple[int, int]:
    return item.start, item.end


def _union(a: Stretch, b: Stretch, first: date, last: date) -> Stretch:
    if a == b:
        return a
    if a.month and (told := _only_year(a, first, last)) is not None:
        return told
    return Stretch(a.value if a.value == b.value else "", a.first, b.last, a.grain)


def _half(plain: Stretch, dated: Stretch, is_first: bool) -> Stretch:
    if plain.first or plain.last or not (dated.first or dated.last):
        return plain
    return plain.between(dated.first if is_first else None, None if is_first else dated.last)


def _only_year(stretch: Stretch, first: date, last: date) -> Stretch | None:
    """A month or day without a year, in the one year in which it touches the interval."""
    if stretch.first is None or with_year(stretch, stretch.first.year).last != stretch.last:
        return None  # a part of it, or from it on
    dated = [with_year(stretch, year) for year in range(first.year, last.year + 1)]
    inside = [d for d in dated if d.first and d.last and d.first <= last and d.last >= first]
    return inside[0] if len(inside) == 1 else None
