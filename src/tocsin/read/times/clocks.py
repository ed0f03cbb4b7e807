"""Clock times and the day that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from .bounds import Found
from .grammar import Grammar
from .modifiers import in_part

_PREPOSITION_REACH = 28
_REACH = 200
"""Characters back in which a day told still holds for a clock time."""


def with_clocks(shapes: Grammar, items: list[Found], text: str) -> list[Found]:
    """A clock time beside a day is one expression with it: "9 a.m. Tuesday", "Tuesday at 9 a.m."."""
    made: list[Found] = []
    for item in items:
        last = made[-1] if made else None
        if (
            last
            and shapes.around["to_clock"].fullmatch(text[last.end : item.start])
            and (clock := _clocked(last, item))
        ):
            made[-1] = clock
        else:
            made.append(item)
    return made


def with_parts(shapes: Grammar, items: Iterable[Found], text: str) -> list[Found]:
    """Each day together with a part of it that stands beside; a part that was found alone goes into it."""
    made: list[Found] = []
    for item in items:
        whole = _in_named_part(shapes, item, text)
        if made and whole.start <= made[-1].start:
            made.pop()
        made.append(item if made and made[-1].end > whole.start else whole)
    return made


def _in_named_part(shapes: Grammar, item: Found, text: str) -> Found:
    """The morning of January 31, mid-afternoon yesterday: the day together with its part (examples of TimeML 1.2.1)."""
    if item.stretch.grain != "day" or "T" in item.stretch.value or not item.stretch.first:
        return item
    if part := shapes.around["part_of"].search(text, max(0, item.start - 40), item.start):
        told = shapes.read(part)
        start, stretch = part.start(), in_part(item.stretch, told["of"] or told["mid"])
        before = shapes.preposition(text, max(0, start - _PREPOSITION_REACH), start)
        opening, word = (before.start(1), shapes.preposition_called(before[1])) if before else (start, "")
        core = (start, item.core[1])
        return replace(item, start=start, opening=opening, preposition=word, stretch=stretch, core=core)
    if part := shapes.around["part_behind"].match(text, item.end):
        stretch = in_part(item.stretch, shapes.read(part)["of"])
        return replace(item, end=part.end(), stretch=stretch, core=(item.core[0], part.end()))
    return item


def _clocked(a: Found, b: Found) -> Found | None:
    for day, clock in ((a, b), (b, a)):
        if day.stretch.grain == "day" and clock.stretch.value.startswith("T") and "T" not in day.stretch.value:
            stretch = day.stretch.valued(day.stretch.value + clock.stretch.value)
            return replace(a, end=b.end, stretch=stretch, core=(a.core[0], b.core[1]))
    return None


def dated_clocks(shapes: Grammar, items: Sequence[Found], text: str, published: date | None) -> list[Found]:
    """A clock time alone has the value of the day told beside it, else of publication; it gets no bounds from it."""
    made = list(items)
    for number, item in enumerate(items):
        if item.stretch.value.startswith("T"):
            day = _day_of(shapes, items, number, text, published)
            made[number] = replace(item, stretch=item.stretch.valued(day + item.stretch.value))
    return made


def _day_of(shapes: Grammar, items: Sequence[Found], number: int, text: str, published: date | None) -> str:
    here = items[number]
    for after in items[number + 1 : number + 3]:
        if after.stretch.grain == "day" and shapes.around["clock_aside"].fullmatch(text[here.end : after.start]):
            return after.stretch.value[:10]
    for before in reversed(items[max(0, number - 4) : number]):
        if before.stretch.grain == "day" and before.stretch.first and here.start - before.end < _REACH:
            return before.stretch.value[:10]
    return published.isoformat() if published else ""
