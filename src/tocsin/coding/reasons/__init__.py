"""Explains records: which words gave each field, what decided, what came second and what would change it."""

from __future__ import annotations

from dataclasses import replace

from tocsin.records import Event, Explanation, Part, Reason, Record, Statement

from ..context import Context
from . import pointing
from .acts import event_parts
from .others import other_parts
from .sayings import statement_parts


def explain(context: Context, record: Record) -> Explanation:
    """One record of a text that was coded with a trace."""
    first, *parts = _parts(context, record)
    both = tuple(Reason("other reading", {"note": note}) for note in record.ambiguous)
    first = replace(first, reasons=(*first.reasons, *both))
    evidence = pointing.span(context, record.start, record.end)
    fact = record.fact if isinstance(record, Event) else None
    return Explanation(
        record.id, record.doc, record.type, evidence, record.version, record.confidence, fact, (first, *parts)
    )


def _parts(context: Context, record: Record) -> tuple[Part, ...]:
    if isinstance(record, Statement):
        return tuple(statement_parts(context, record))
    if isinstance(record, Event):
        decided = context.trace.of(record) if context.trace is not None else None
        if decided is not None:
            return tuple(event_parts(context, record, decided))
    return tuple(other_parts(context, record))


__all__ = ["explain"]
