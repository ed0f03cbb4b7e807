"""Dates a text that bears no date, from what it tells: an interval of days, and the words that each bound rests on."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from tocsin.records import Furniture, Name, TimeExpression, Written
from tocsin.registry import Registry

from .clues import find_clues
from .collected import by_then
from .days import all_days
from .interval import likely_interval
from .known import told_events
from .signs import Sign, signs
from .spells import told_offices
from .told import told_dates
from .weights import chances, scores


def date_document(
    parse: Doc,
    times: tuple[TimeExpression, ...],
    names: tuple[Name, ...],
    furniture: tuple[Furniture, ...],
    registry: Registry,
) -> Written:
    """When a text was written, told from inside; empty where it gives no clue.

    ``times`` are what ``find_times`` makes of the parse without a publication date. The interval is the shortest that
    holds the day in the share of cases that ``weights.yaml`` states, as measured on dated reports. Both bounds are ISO
    days; a bound is empty where nothing in the text sets it.
    """
    del names, furniture  # the offices' holders and the dates of headings are looked for in the whole text
    found = text_signs(parse, times, registry)
    if not found:
        return Written()
    scored = [scores(sign) for sign in found]
    days, chance = all_days(), chances(found, scored)
    interval = likely_interval(chance)
    if interval is None:
        return Written()
    clues = find_clues(found, scored, chance, interval)
    first, last = (_iso(int(days.ordinal[at])) if at >= 0 else "" for at in interval)
    return Written(first, last, clues)


def text_signs(parse: Doc, times: tuple[TimeExpression, ...], registry: Registry) -> tuple[Sign, ...]:
    """All that a text says of when it was written."""
    text = parse.text
    return signs(told_dates(parse, text, times), told_offices(text, registry), told_events(text))


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


__all__ = ["by_then", "date_document", "text_signs"]
