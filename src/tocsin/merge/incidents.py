"""Puts together the event records that tell one act: same root and kind of standing, shared parties, the same days.

The result does not depend on the order of the reports. It is a plain first step: it looks at no wording and knows no
copies, and two acts of one kind between the same parties on the same day become one, unless one document counts their
dead, or whatever else it counts, apart.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tocsin.records import Bounds, Incident, Report
from tocsin.records.actor import base
from tocsin.records.incident import STANDINGS

from .days import window
from .group import Group

_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Roots whose two sides do the same; anywhere else A to B and B to A are two acts."""
_Dated = tuple[int, int, Report]


def merge_reports(reports: Iterable[Report]) -> tuple[Incident, ...]:
    """Incidents in order of their first day. A report that says too little to be known again stands alone."""
    alone: list[Report] = []
    blocks: dict[tuple[object, ...], list[_Dated]] = defaultdict(list)
    for report in reports:
        days = window(report)
        if days is None or not _is_known(report):
            alone.append(report)
        else:
            blocks[_block(report)].append((*days, report))
    groups = [[report] for report in alone] + [group for dated in blocks.values() for group in _groups(dated)]
    return tuple(sorted(map(_incident, groups), key=lambda incident: f"{incident.first or '9999'} {incident.id}"))


def _block(report: Report) -> tuple[object, ...]:
    """Only reports of one block are compared: same root, same reality, same country, same parties.

    What is awaited or denied never meets what is told as done; a claim may meet a fact.
    """
    standing = report.standing
    reality = standing if standing in {"prospect", "denied"} else "told"
    parties = _parties(report.actors, report.targets, report.event_type in _MUTUAL)
    return report.event_type, reality, report.country, *parties


def _is_known(report: Report) -> bool:
    """Dated with one party, or with two: who did something to nobody, some time, may be any of a hundred acts."""
    if report.date_start:
        return bool(report.actors or report.targets)
    return len({*report.actors, *report.targets}) > 1


@lru_cache(maxsize=8192)
def _parties(actors: tuple[str, ...], targets: tuple[str, ...], mutual: bool) -> tuple[frozenset[str], frozenset[str]]:
    if mutual:
        return frozenset(map(base, actors + targets)), frozenset()
    return frozenset(map(base, actors)), frozenset(map(base, targets))


def _groups(dated: list[_Dated]) -> Iterator[list[Report]]:
    """Each report joins the first group that it fits; the order is that of time, whatever order they came in."""
    if len(dated) == 1:
        yield [dated[0][2]]
        return
    dated.sort(key=lambda d: (d[0], d[1], d[2].doc, d[2].record, d[2].outlet))
    open_groups: list[Group] = []
    for start, end, report in dated:
        yield from (group.reports for group in open_groups if group.is_over(start))
        open_groups = [group for group in open_groups if not group.is_over(start)]
        for group in open_groups:
            if group.fits(report):
                group.add(end, report)
                break
        else:
            open_groups.append(Group(end, report))
    yield from (group.reports for group in open_groups)


def _incident(group: list[Report]) -> Incident:
    first = group[0]
    if len(group) == 1:  # as most are
        return Incident(
            _id(group), first.event_type, first.standing, first.actors, first.targets, first.country,
            first.date_start, first.date_start and (first.date_end or first.date_start), first.numbers.get("killed"),
            (first,),
        )  # fmt: skip
    dated = [report for report in group if report.date_start]
    return Incident(
        id=_id(group),
        event_type=first.event_type,
        standing=min((report.standing for report in group), key=STANDINGS.index),
        actors=_each(actor for report in group for actor in report.actors),
        targets=_each(target for report in group for target in report.targets),
        country=first.country,
        first=min((report.date_start for report in dated), default=""),
        last=max((report.date_end or report.date_start for report in dated), default=""),
        killed=_killed(group),
        reports=tuple(group),
    )


def _id(group: list[Report]) -> str:
    """That of its one record, or one that follows from all of them."""
    if len(group) == 1:
        return group[0].record
    keys = sorted(f"{report.doc} {report.record}" for report in group)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _killed(group: list[Report]) -> Bounds | None:
    counts = [report.numbers["killed"] for report in group if "killed" in report.numbers]
    if not counts:
        return None
    lows = [low for low, _ in counts if low is not None]
    highs = [high for _, high in counts if high is not None]
    return min(lows, default=None), max(highs, default=None) if len(highs) == len(counts) else None
