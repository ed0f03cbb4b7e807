"""Joins what rules find with what the encoder sees: rules' records that it doubts go, those that they lack come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tocsin.records import Record

from ..context import Context
from ..tagged import Run
from .agreements import agreement
from .forecasts import forecast
from .indicators import indicator
from .postures import posture
from .relations import relation

_WRITERS: Mapping[str, Callable[[Context, Run], Record | None]] = {
    "forecast": forecast,
    "agreement": agreement,
    "posture": posture,
    "relation": relation,
    "indicator": indicator,
}
"""Writes a record of a run of words; none where the words leave out what its kind must have."""
SURE = {"forecast": 0.65, "agreement": 0.6, "posture": 0.6, "relation": 0.65, "indicator": 0.45}
"""Share from which words that no rule knows are taken for a record of the kind. Like the next one it was chosen by the
figures of the articles marked `weigh`."""
DOUBTED = {"forecast": 0.05, "agreement": 0.05, "indicator": 0.1, "dispute": 0.05}
"""Share below which a record that a rule found is dropped."""
_WHOLE = frozenset({"forecast"})
"""Kinds whose records the encoder's openings part too often."""


def completed(context: Context, found: Iterable[Record]) -> Iterator[Record]:
    """The records that the encoder does not doubt, and those that it adds."""
    kept: dict[str, list[Record]] = {kind: [] for kind in _WRITERS}
    for record in found:
        least = DOUBTED.get(record.type, 0.0)
        share = context.tagged.share(record.type, (record.start, record.end)) if least else None
        if share is None or share >= least:
            kept.setdefault(record.type, []).append(record)
            yield record
    for kind, write in _WRITERS.items():
        for run in context.tagged.runs(kind, parted=kind not in _WHOLE):
            if run.share < SURE[kind] or any(_overlaps(run, record) for record in kept[kind]):
                continue
            added = write(context, run)
            if added is not None:
                yield added


def _overlaps(run: Run, record: Record) -> bool:
    return max(run.start, record.start) < min(run.end, record.end)
