"""Forecasts that the encoder sees."""

from __future__ import annotations

from tocsin.records import Forecast

from .. import clauses
from ..context import Context
from ..forecasts import condition_of, status_of
from ..tagged import Run
from .words import span, why, words

_STATUSES = ("forecast:possible", "forecast:conditional", "forecast:expected")


def forecast(context: Context, run: Run) -> Forecast | None:
    """The run as a forecast: its verb's own form says how it is foretold, where it looks ahead."""
    verbs = [t for t in words(context, run) if clauses.is_verb(t)]
    told = next(((v, status) for v in verbs if (status := status_of(v))), None)
    status = told[1] if told else context.tagged.likeliest(_STATUSES, (run.start, run.end))[0].split(":")[1]
    start, end = context.one_line(*span(context, run))
    if start >= end:
        return None
    verb = told[0] if told else next(iter(verbs), None)
    clause = condition_of(verb) if verb is not None else None
    condition = clauses.subtree_span(clause) if clause is not None else (0, 0)
    inside = start <= condition[0] < condition[1] <= end
    outcome = (start, end)
    if inside and condition[1] < end - 1 and condition[0] == start:
        outcome = condition[1], end
    elif inside and condition[1] >= end - 1 and condition[0] > start:
        outcome = start, condition[0]
    return Forecast.of(
        context.text,
        doc=context.doc,
        start=start,
        end=end,
        outcome=context.text[slice(*outcome)].strip(" ,;"),
        condition=context.text[slice(*condition)] if inside else "",
        status=status,
        holders=context.holders_of(start, end, besides=verb.idx if verb is not None else -1),
        why=why("forecast", run),
    )
