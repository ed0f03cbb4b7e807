"""Puts together the event records that tell one act: same root and kind of standing, shared parties, the same days.

The result does not depend on the order of the reports. It is a plain first step: it looks at no wording and knows no
copies, and two acts of one kind between the same parties on the same day become one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from tocsin.records import Bounds, Incident, Report
from tocsin.records.actor import base
from tocsin.records.incident import Standing

SLACK = timedelta(days=1)
"""Reports of one act differ by a day for time zones and deadlines."""
UNDATED = timedelta(days=3)
"""An undated act of a dated report is taken to lie so shortly before it."""
_ORDER: tuple[Standing, ...] = ("fact", "claim", "prospect", "denied")


def merge_reports(reports: Iterable[Report]) -> tuple[Incident, ...]:
    """Incidents in order of their first day. A report whose act has no party and no date stands alone."""
    blocks: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    for report in reports:
        blocks[_block(report)].append(report)
    found = [_incident(group) for block in blocks.values() for group in _groups(block)]
    return tuple(sorted(found, key=lambda i: (i.first or "9999", i.id)))


def _block(report: Report) -> tuple[str, str, str]:
    """Only reports of one block are compared: same root, same reality, same country."""
    event = report.event
    reality = report.standing if report.standing in {"prospect", "denied"} else "told"
    return event.event_type, reality, event.country


def _groups(block: list[Report]) -> Iterator[list[Report]]:
    """Chains of reports whose windows overlap and whose parties agree, in order of time."""
    by_parties: dict[frozenset[str], list[tuple[date, date, Report]]] = defaultdict(list)
    for report in block:
        window = _window(report)
        parties = frozenset(map(base, (*report.event.actors, *report.event.targets)))
        if window is None or not parties:
            yield [report]
        else:
            by_parties[parties].append((*window, report))
    for dated in by_parties.values():
        yield from _chains(dated)


def _chains(dated: list[tuple[date, date, Report]]) -> Iterator[list[Report]]:
    dated.sort(key=lambda d: (d[0], d[1], d[2].event.doc, d[2].event.start))
    chain = [dated[0][2]]
    for (_, end, _), (start, _, report) in pairwise(dated):
        if start <= end + SLACK and not _tolls_differ(chain[-1], report):
            chain.append(report)
        else:
            yield chain
            chain = [report]
    yield chain


def _tolls_differ(one: Report, other: Report) -> bool:
    """Whether one document counts both apart: then they are two acts, not two versions of one."""
    return one.event.doc == other.event.doc and one.event.numbers != other.event.numbers


def _window(report: Report) -> tuple[date, date] | None:
    event = report.event
    if event.date_start:
        return date.fromisoformat(event.date_start), date.fromisoformat(event.date_end or event.date_start)
    if report.published:
        told = date.fromisoformat(report.published)
        return told - UNDATED, told
    return None


def _incident(group: list[Report]) -> Incident:
    events = [report.event for report in group]
    keys = sorted(f"{event.doc} {event.id}" for event in events)
    starts = [event.date_start for event in events if event.date_start]
    ends = [event.date_end or event.date_start for event in events if event.date_start]
    return Incident(
        id=hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16],
        event_type=events[0].event_type,
        standing=min((report.standing for report in group), key=_ORDER.index),
        actors=_each(actor for event in events for actor in event.actors),
        targets=_each(target for event in events for target in event.targets),
        country=events[0].country,
        first=min(starts, default=""),
        last=max(ends, default=""),
        killed=_killed(group),
        reports=tuple(group),
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _killed(group: list[Report]) -> Bounds | None:
    counts = [report.event.numbers["killed"] for report in group if "killed" in report.event.numbers]
    if not counts:
        return None
    lows = [low for low, _ in counts if low is not None]
    highs = [high for _, high in counts if high is not None]
    return min(lows, default=None), max(highs, default=None) if len(highs) == len(counts) else None
