"""The ledger of indicators: figures as quoted, each with its source, period and scope, and who quotes it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from tocsin.records import Indicator, Reported
from tocsin.records.ledger.indicator import IndicatorEntry

from .hear import Heard, by_place, hear
from .wording import same_wording


def indicators(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[IndicatorEntry, ...]:
    """Figures, those last told first; two quotations are one entry where every part of them is the same.

    ``as_of`` (an ISO day) leaves out what was neither told nor dated by then. ``least`` is the confidence below which a
    record is marked; ``order`` names undated documents, earliest first.
    """
    groups: dict[Hashable, list[Heard[Indicator]]] = defaultdict(list)
    for one in hear(reported, Indicator, as_of, least, order):
        groups[figure_key(one.record)].append(one)
    entries = (_entry(group, as_of) for group in groups.values())
    return tuple(sorted(entries, key=lambda entry: (entry.span[1], entry.sources, entry.id), reverse=True))


def figure_key(record: Indicator) -> Hashable:
    """What two quotations of one figure have in common: every part of it."""
    words = (record.metric, record.value_text, record.unit, record.period, record.baseline, record.scope)
    return *map(same_wording, words), record.value, record.direction, record.source


def _entry(group: Sequence[Heard[Indicator]], as_of: str) -> IndicatorEntry:
    first = min(group, key=lambda one: by_place(one.said))
    record = first.record
    return IndicatorEntry(
        id=hashlib.sha256(f"indicator {first.said.doc} {first.said.record}".encode()).hexdigest()[:16],
        metric=record.metric,
        value=record.value,
        value_text=record.value_text,
        unit=record.unit,
        direction=record.direction,
        period=record.period,
        baseline=record.baseline,
        scope=record.scope,
        source=record.source,
        said=tuple(one.said for one in group),
        as_of=as_of,
    )
