"""Agreements that the encoder sees."""

from __future__ import annotations

from tocsin.records import Agreement
from tocsin.records.actor import base

from ..context import Context
from ..instruments import is_instrument, name_of, parties_of
from ..pairs import parties
from ..tagged import Run
from .words import named, span, why, words

_STATES = tuple(
    f"agreement:{state}"
    for state in (
        *("proposed", "negotiating", "agreed", "signed", "in-force", "suspended", "terminated", "violated", "rejected"),
        *("renewed", "unknown"),
    )
)


def agreement(context: Context, run: Run) -> Agreement | None:
    """The run as an agreement; none without a noun for the instrument, or where nobody is told to be bound by it."""
    inside = words(context, run)
    noun = next((t for t in inside if is_instrument(t)), None)
    if noun is None:
        return None
    told = parties_of(context, noun)
    told = told or parties(context, [code for codes in named(context, inside).values() for code in codes])
    if not told:
        return None
    return context.record(
        Agreement,
        span(context, run),
        name=name_of(noun),
        parties=tuple(dict.fromkeys(code if code.endswith(".REB") else base(code) for code in told)),
        state=context.tagged.likeliest(_STATES, (run.start, run.end))[0].split(":")[1],
        why=why("agreement", run),
    )
