"""Finds what reports of one incident say that cannot all hold. Precision first: a doubt is no contradiction.

A later count of the same origin revises its first and contradicts nothing, so each origin speaks with its last word.
What two reports leave open ("at least 12" and 14, "in May" and 3 May, a province and its town, a country and its army)
can hold together. Only what different origins, or different holders in one document, say is set side by side.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar

from tocsin.records import Bounds, Incident, Report
from tocsin.records.actor import base, sector
from tocsin.records.contradiction import Contradiction, ContradictionKind, Side, Voice
from tocsin.records.telling import in_time

T = TypeVar("T")
_EXACT = frozenset({"place", "near"})
_APART_KM = 50.0
"""Two acts 50 km apart are two acts; two places of one act that far apart cannot both be right."""
_DAYS_APART = 1
"""Days by which reports of one act differ without contradiction, for time zones and nights."""


def contradictions(incident: Incident, denials: Iterable[Incident] = ()) -> tuple[Contradiction, ...]:
    """What stands against what in one incident. ``denials`` are the incidents that deny it; others are passed over."""
    last = _last_words(incident.reports)
    found = [_of_kind(incident, "count", tally, _counts(last, tally)) for tally in _tallies(last)]
    found.append(_of_kind(incident, "date", "day", _days(last)))
    found.append(_of_kind(incident, "place", "place", _places(last)))
    found.append(_of_kind(incident, "actor", "actor", _actors(last)))
    against = [report for denial in denials if denial.denies == incident.id for report in denial.reports]
    found.append(_denial(incident, against))
    return tuple(one for one in found if one)


def _last_words(reports: Iterable[Report]) -> list[Report]:
    """The last report of each origin and holder: what came before it is revised, not contradicted."""
    last = {(report.source, report.holders): report for report in in_time(reports)}
    return list(last.values())


def _tallies(reports: Iterable[Report]) -> list[str]:
    return sorted({tally for report in reports for tally in report.numbers})


def _counts(reports: list[Report], tally: str) -> list[tuple[str, list[Report]]]:
    """Reports by what they count, where some two counts cannot both hold."""
    told = [report for report in reports if tally in report.numbers]
    return _split(told, lambda report: report.numbers[tally], _bounds, _count_differs)


def _days(reports: list[Report]) -> list[tuple[str, list[Report]]]:
    dated = [report for report in reports if report.date_start]
    return _split(dated, lambda r: (r.date_start, r.date_end or r.date_start), " to ".join, _days_differ)


def _places(reports: list[Report]) -> list[tuple[str, list[Report]]]:
    exact = [r for r in reports if r.place_precision in _EXACT and r.latitude is not None and r.longitude is not None]
    return _split(exact, lambda r: (r.place, r.latitude or 0.0, r.longitude or 0.0), lambda p: p[0], _far_apart)


def _actors(reports: list[Report]) -> list[tuple[str, list[Report]]]:
    named = [report for report in reports if report.actors]
    return _split(named, lambda report: tuple(sorted(report.actors)), " ".join, _other_doers)


def _split(
    reports: list[Report], value: Callable[[Report], T], word: Callable[[T], str], differ: Callable[[T, T], bool]
) -> list[tuple[str, list[Report]]]:
    """The values that contradict some other, each with its reports; none where all can hold."""
    by_value: dict[T, list[Report]] = defaultdict(list)
    for report in reports:
        by_value[value(report)].append(report)
    against = {
        one
        for pair in combinations(by_value, 2)
        if differ(*pair) and _apart(by_value[pair[0]], by_value[pair[1]])
        for one in pair
    }
    return [(word(one), mine) for one, mine in by_value.items() if one in against]


def _apart(ours: list[Report], theirs: list[Report]) -> bool:
    """Whether two voices say so: another origin, or another holder."""
    return any(a.source != b.source or a.holders != b.holders for a in ours for b in theirs)


def _count_differs(one: Bounds, other: Bounds) -> bool:
    (low, high), (lower, higher) = _filled(one), _filled(other)
    return low > higher or lower > high


def _filled(bounds: Bounds) -> tuple[float, float]:
    low, high = bounds
    return float(low if low is not None else 0), float(high if high is not None else math.inf)


def _bounds(bounds: Bounds) -> str:
    low, high = bounds
    if low == high:
        return f"{low}"
    return f"at least {low}" if high is None else f"at most {high}" if low is None else f"{low} to {high}"


def _days_differ(one: tuple[str, str], other: tuple[str, str]) -> bool:
    try:
        ours, theirs = ([date.fromisoformat(day).toordinal() for day in days] for days in (one, other))
    except ValueError:
        return False
    return max(ours[0], theirs[0]) - min(ours[1], theirs[1]) > _DAYS_APART


def _far_apart(one: tuple[str, float, float], other: tuple[str, float, float]) -> bool:
    north, east = one[1] - other[1], (one[2] - other[2]) * math.cos(math.radians(one[1]))
    return one[0] != other[0] and 111.2 * math.hypot(north, east) > _APART_KM


def _other_doers(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """No party in common, and none that may be the same: a country's rebels may be the group that is named."""
    if {base(actor) for actor in one} & {base(actor) for actor in other}:
        return False
    return not any(_may_be(a, b) or _may_be(b, a) for a in one for b in other)


def _may_be(one: str, other: str) -> bool:
    return sector(one) == "REB" and other[:1].islower()


def _denial(incident: Incident, against: list[Report]) -> Contradiction | None:
    """A claim and its denial, whoever tells them: one document may well tell both."""
    if not against:
        return None
    sides = [("it happened", list(incident.reports)), ("it did not", against)]
    return _of_kind(incident, "denial", "whether it happened", sides)


def _of_kind(
    incident: Incident, kind: ContradictionKind, about: str, sides: list[tuple[str, list[Report]]]
) -> Contradiction | None:
    if len(sides) < 2:
        return None
    made = [Side(said, tuple(_voices(reports))) for said, reports in sides]
    return Contradiction(incident.id, kind, about, tuple(sorted(made, key=lambda s: (-s.origins, s.said))))


def _voices(reports: Iterable[Report]) -> Iterator[Voice]:
    for report in in_time(reports):
        yield Voice(
            report.doc, report.record, report.source, report.outlet, report.published, report.holders, report.evidence
        )
