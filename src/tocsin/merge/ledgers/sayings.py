"""What is said of an awaited deed in other records of the same text: the demand, the promise, the forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.records import Event, Forecast, Record, Reported
from tocsin.records.ledger.prospect import Stage

from ..deeds import Act

_WORDS = frozenset({"REQUEST", "THREATEN", "CONCEDE", "REJECT", "SUPPORT", "CONSULT"})
"""Roots that are words alone: said of a deed, they are a part of its trail."""
_DEEDS = frozenset({"PROTEST", "AGREE"})
"""Roots that speak of a deed and are deeds themselves: its occasion, and incidents of their own."""
_SAYS = frozenset({"demands", "promises", "threatens", "backs", "weighs", "denies", "agrees on"})
"""Kinds of links from what is said to the deed; ``announces`` is from a statement, which holds the deed already."""
_SHARED = 0.5
"""Share of the shorter evidence that a record has to hold of the other's to speak of the same; RECORDS.md's own."""


class Step(NamedTuple):
    """A record, and how far it has the deed."""

    reported: Reported
    stage: Stage


def sayings(steps: Sequence[Act], by_doc: Mapping[str, list[Reported]]) -> tuple[list[Step], list[Step]]:
    """Steps that speak of these in the same text, by a link or on the same words; and the deeds that do, apart.

    Each has the stage of the step that it speaks of: a demand stands where its object is demanded.
    """
    said: list[Step] = []
    occasions: list[Step] = []
    taken = {act.reported.record.id for act in steps}
    for act in steps:
        for one in by_doc[act.reported.doc]:
            if one.record.id in taken or not _speaks_of(one.record, act.reported.record):
                continue
            taken.add(one.record.id)
            deed = isinstance(one.record, Event) and one.record.event_type in _DEEDS
            (occasions if deed else said).append(Step(one, _stage(one.record, act.stage)))
    return said, occasions


def _speaks_of(record: Record, deed: Record) -> bool:
    if isinstance(record, Forecast):
        return record.start <= deed.start and deed.end <= record.end
    if not isinstance(record, Event) or not record.is_fact or record.event_type not in _WORDS | _DEEDS:
        return False
    if any(link.record == deed.id and link.kind in _SAYS for link in record.links):
        return True
    shared = min(record.end, deed.end) - max(record.start, deed.start)
    return shared >= _SHARED * min(record.end - record.start, deed.end - deed.start)


def _stage(record: Record, stage: Stage) -> Stage:
    return record.status if isinstance(record, Forecast) else stage
