"""Holds what the rules find now against what was raised before: an alert fires once, and is updated from then on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.records.alert import SEVERITIES, TOLD_AS, Alert, Cited, Raised

from .seen import Key
from .signals import MOST_CITED, SILENCE, apart


@dataclass(frozen=True, slots=True)
class Change:
    """An alert that is new, says more than before, or no longer stands."""

    alert: Alert
    revision: int
    withdrawn: bool = False


def carry_on(
    before: Sequence[Raised], now: Sequence[Alert], *, there: Collection[Key], looked_at: Collection[Key]
) -> tuple[Change, ...]:
    """What changed. ``there``: records that the project still holds; ``looked_at``: those that the rules went over.

    What the rules find is a known alert if it is of the same rule and shares a record with it, or is about the same
    thing not long after. An alert whose records are gone, or were all gone over without any rule finding it again, is
    withdrawn; one whose records are older than what rules go over stands as it is.
    """
    left = {one.alert.id: one for one in before}
    changes: list[Change] = []
    for alert in now:
        known = next((one for one in left.values() if _is_same(one.alert, alert)), None)
        if known is None:
            changes.append(Change(alert, 1))
            continue
        del left[known.alert.id]
        merged = _merged(known.alert, alert, there, looked_at)
        if merged.essence != known.alert.essence or known.withdrawn:
            changes.append(Change(merged, known.revision + 1))
    return (*changes, *_ended(left.values(), there, looked_at))


def _is_same(known: Alert, alert: Alert) -> bool:
    if known.rule != alert.rule:
        return False
    shared = {(c.doc, c.record) for c in known.cites} & {(c.doc, c.record) for c in alert.cites}
    if shared or known.id == alert.id:
        return True
    if known.subject != alert.subject:
        return False
    days = known.told_last, alert.told_first
    return not all(days) or apart(*days) <= SILENCE


def _merged(known: Alert, alert: Alert, there: Collection[Key], looked_at: Collection[Key]) -> Alert:
    """What is found now with what older records add, under the id by which it was raised."""
    mine = {(c.doc, c.record) for c in alert.cites}
    older = [c for c in known.cites if (key := (c.doc, c.record)) in there and key not in looked_at and key not in mine]
    if not older:
        return replace(alert, id=known.id)
    cites: list[Cited] = sorted((*older, *alert.cites), key=lambda c: (c.published, c.doc, c.start, c.record))
    told = min(known.told, alert.told, key=TOLD_AS.index)
    surest = max((known, alert), key=lambda one: (one.told == told, one.sure or 0.0))
    return replace(
        alert,
        id=known.id,
        told=told,
        severity=max(known.severity, alert.severity, key=SEVERITIES.index),
        lowered=surest.lowered,
        sure=surest.sure,
        low_confidence=surest.low_confidence,
        origins=max(len({c.source for c in cites}), alert.origins, known.origins),
        first=min(filter(None, (known.first, alert.first)), default=""),
        last=max(known.last, alert.last),
        told_first=min(filter(None, (known.told_first, alert.told_first)), default=""),
        told_last=max(known.told_last, alert.told_last),
        cites=tuple(cites[:MOST_CITED]),
        beside=tuple(dict.fromkeys((*known.beside, *alert.beside))),
    )


def _ended(left: Collection[Raised], there: Collection[Key], looked_at: Collection[Key]) -> Iterator[Change]:
    for one in left:
        cited = {(c.doc, c.record) for c in one.alert.cites}
        standing = cited & set(there)
        if not one.withdrawn and (not standing or standing <= set(looked_at)):
            yield Change(one.alert, one.revision + 1, withdrawn=True)
