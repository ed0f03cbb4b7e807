"""Indicators that the encoder sees."""

from __future__ import annotations

from tocsin.records import Indicator

from ..context import Context
from ..indicators import indicator_of
from ..tagged import Run
from .words import span, why, words

_DIRECTIONS = ("indicator:up", "indicator:down", "indicator:level")
_TURNED = 0.3
"""Probability from which the words say which way a quantity went."""
_TIMES = frozenset({"day", "month", "year"})


def indicator(context: Context, run: Run) -> Indicator | None:
    """The run as an indicator: what has no number has a direction (ruling 18)."""
    start, end = context.one_line(*span(context, run))
    numbers = [n for n in context.numbers_in(start, end) if n.unit not in _TIMES]
    value = next(iter(numbers), None)
    named, share = context.tagged.likeliest(_DIRECTIONS, (run.start, run.end))
    direction = named.split(":")[1] if share >= _TURNED or value is None else ""
    nouns = [t for t in words(context, run) if t.pos_ in {"NOUN", "PROPN"}]
    if start >= end or not nouns:
        return None
    measured = next((t for t in nouns if value is None or t.idx >= value.end), nouns[0])
    periods, places = context.times_in(start, end), context.places_in(start, end)
    return indicator_of(
        context,
        (start, end),
        measured=measured,
        value=value,
        direction=direction,
        period=periods[0].text if periods else "",
        scope=places[0].text if places else "",
        holders=context.holders_of(start, end),
        why=why("indicator", run),
    )
