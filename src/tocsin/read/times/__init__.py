"""Finds the words that date something, and the days that bound it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from tocsin.records import TimeExpression, Written

from .bounds import Found, bounded, joined
from .grammar import grammar
from .scan import scan
from .timeml import as_timeml
from .undated import half_open, within

_FIRST_YEAR, _LAST_YEAR = 1500, 2500
"""A date of publication outside these years is a mistake; counting from it could leave the calendar."""


def find_times(parse: Doc, published: str = "", written: Written | None = None) -> tuple[TimeExpression, ...]:
    """Time expressions in text order. Without a publication date a relative one keeps its words and no bounds.

    ``text`` has the preposition that belongs to the date ("in July", "since March 19"); durations, rhythms and clock
    times have a ``value`` and no bounds, for they lie nowhere. For a document without a date, ``written`` tells the
    days between which it was made: a relative expression then has the bounds that hold whichever day it was, and a
    value only where both ends give the same.
    """
    text, day = parse.text, _day(published)  # the parse puts its text together anew each time that it is asked
    found = _bounded(parse, text, day) if day or written is None else _undated(parse, text, written)
    return tuple(_expression(item, text) for item in found)


def find_timex3(parse: Doc, published: str = "") -> tuple[TimeExpression, ...]:
    """The same expressions as TimeML annotates them: without preposition and signal, the ends of a range apart."""
    text, day = parse.text, _day(published)
    return tuple(_expression(item, text) for item in as_timeml(scan(parse, text, day)))


def _bounded(parse: Doc, text: str, day: date | None) -> list[Found]:
    shapes = grammar(parse.lang_)
    items = joined(shapes, scan(parse, text, day), shapes.plain(text))
    return [replace(item, stretch=bounded(item.preposition, item.stretch, day)) for item in items]


def _undated(parse: Doc, text: str, written: Written) -> list[Found]:
    first, last = _day(written.first), _day(written.last)
    if first and last:
        return within(first, last, _bounded(parse, text, first), _bounded(parse, text, last))
    plain = _bounded(parse, text, None)
    if end := first or last:
        return half_open(plain, _bounded(parse, text, end), is_first=bool(first))
    return plain


def _expression(item: Found, text: str) -> TimeExpression:
    stretch = item.stretch
    return TimeExpression(
        start=item.opening,
        end=item.end,
        text=text[item.opening : item.end],
        value=stretch.value,
        first=stretch.first.isoformat() if stretch.first else "",
        last=stretch.last.isoformat() if stretch.last else "",
    )


def _day(published: str) -> date | None:
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


__all__ = ["find_times", "find_timex3"]
