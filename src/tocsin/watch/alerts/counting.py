"""Rules on many reports: more than usual, and actors that were not told of before.

A week's count y is held against the weeks before it in which anything was read. Counts of incidents cluster, so a
Poisson distribution would call every busy week a rise. The baseline's mean m and variance v give a negative binomial
(the gamma mixture of Poisson distributions; Cameron and Trivedi, *Regression Analysis of Count Data*, 2013, ch. 3) with
mean m and variance v(1 + 1/n), so that what n weeks leave unknown of the mean is in it too. A week is a rise if
P(Y >= y) is below the rule's bound. Where more was read than usual, m is raised in proportion: to read more is no rise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.records import Incident, Report
from tocsin.records.actor import base
from tocsin.records.alert import Cited
from tocsin.records.incident import TOLD

from ..counts import week_of
from ..sure import is_less_sure
from .rules import Rule, Rules
from .seen import Seen
from .signals import Signal

FRESH = 30
"""Days before the last day read within which the first word on an actor makes it a new one."""
LEAST_READ = 50
"""Documents that must have been read before an actor can be called new: with fewer, everybody is."""
_CITED = 8
_LATE = 2
"""Weeks that are looked at: the one that runs, whose count can only grow, and the one before it."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A count against its own baseline."""

    count: int
    expected: float
    weeks: int
    """Weeks that make the baseline."""
    probability: float
    """That the baseline brings as many or more."""


def rise(count: int, history: Sequence[int], more_read: float = 1.0) -> Rise:
    """How likely a count is by the counts before it; ``more_read``: how many times as much was read, at least 1."""
    n = len(history)
    # Half an event in all, as in Jeffreys' prior for a rate: weeks without any must not make the first impossible.
    mean = (sum(history) + 0.5) / n
    spread = sum((one - mean) ** 2 for one in history) / max(1, n - 1)
    variance = max(spread, mean) * (1 + 1 / n)
    factor = max(1.0, more_read)
    mean, variance = mean * factor, variance * factor * factor
    return Rise(count, mean, n, at_least(count, mean, variance))


def at_least(count: int, mean: float, variance: float) -> float:
    """P(Y >= count) of a negative binomial of that mean and variance; Poisson where the variance is no larger."""
    if count <= 0:
        return 1.0
    if variance <= mean * (1 + 1e-9):
        below = sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count))
    else:
        size = mean * mean / (variance - mean)
        fail = math.log(mean / (size + mean))
        stay = size * math.log(size / (size + mean))
        below = sum(
            math.exp(math.lgamma(size + k) - math.lgamma(size) - math.lgamma(k + 1) + stay + k * fail)
            for k in range(count)
        )
    return min(1.0, max(0.0, 1.0 - below))


def rises(rule: Rule, seen: Seen, _: Rules) -> Iterator[Signal]:
    """Places with more incidents of the rule's kinds in a week than their own weeks before let expect."""
    if not seen.now:
        return
    read = Counter[str]()
    for day, documents in seen.published.items():
        if monday := week_of(day, day):
            read[monday] += documents
    by_place = _by_place(rule, seen)
    for place in sorted(by_place):
        weeks = by_place[place]
        for back in range(_LATE):
            monday = _before(week_of(seen.now, seen.now), back)
            found = _rise(rule, weeks, read, monday)
            if found is not None:
                yield _signal(rule, place, monday, found, weeks[monday], read)
                break


def _by_place(rule: Rule, seen: Seen) -> dict[tuple[str, str], dict[str, list[Incident]]]:
    found: dict[tuple[str, str], dict[str, list[Incident]]] = defaultdict(lambda: defaultdict(list))
    for incident in seen.incidents:
        monday = week_of(incident.first, incident.last)
        if incident.event_type not in rule.types or incident.standing not in TOLD or not monday:
            continue
        if not incident.country or is_less_sure(incident, seen.least):
            continue
        admin1 = incident.best.admin1 if rule.by == "admin1" else ""
        if rule.by == "country" or admin1:
            found[incident.country, admin1][monday].append(incident)
    return found


def _rise(rule: Rule, weeks: Mapping[str, list[Incident]], read: Mapping[str, int], monday: str) -> Rise | None:
    count = len(weeks.get(monday, ()))
    before = [week for back in range(1, rule.history + 1) if read.get(week := _before(monday, back), 0)]
    if count < rule.minimum or len(before) < rule.least_history:
        return None
    usual = sum(read[week] for week in before) / len(before)
    found = rise(count, [len(weeks.get(week, ())) for week in before], read.get(monday, 0) / usual)
    return found if found.probability < rule.probability else None


def _signal(
    rule: Rule, place: tuple[str, str], monday: str, found: Rise, incidents: Sequence[Incident], read: Mapping[str, int]
) -> Signal:
    country, admin1 = place
    weighed = sorted(incidents, key=lambda one: (-len(one.sources), one.first, one.id))
    reports = [report for one in incidents for report in one.reports]
    return Signal(
        rule,
        " ".join(filter(None, (country, admin1))),
        "counted",
        tuple(cite_report(one.best) for one in weighed[:_CITED]),
        country=country,
        about=admin1,
        days=(monday, (date.fromisoformat(monday) + timedelta(days=6)).isoformat()),
        figures={
            "count": float(found.count),
            "expected": round(found.expected, 2),
            "weeks": float(found.weeks),
            "probability": float(f"{found.probability:.2g}"),
            "reports": float(len(reports)),
            "documents_read": float(read.get(monday, 0)),
        },
        origins=len({report.source for report in reports}),
    )


def newcomers(rule: Rule, seen: Seen, _: Rules) -> Iterator[Signal]:
    """Armed groups of the registry that act in a country where nothing was told of them before.

    Only what the registry knows as a group counts: an unknown name may be a person's, and nobody is watched for.
    """
    if not seen.now:
        return
    fresh = _day(seen.now, -FRESH)
    early = {day: n for day, n in seen.published.items() if day < fresh}
    if sum(early.values()) < LEAST_READ or min(early, default=seen.now) > _day(seen.now, -rule.days):
        return
    for (actor, country), reports in sorted(_first_words(rule, seen).items()):
        dated = [report for report in reports if report.published]
        if len(dated) == len(reports) and min(report.published for report in dated) >= fresh:
            yield Signal(
                rule,
                f"{actor} {country}",
                "claim" if all(report.holders for report in reports) else "fact",
                tuple(cite_report(report) for report in sorted(reports, key=lambda r: (r.published, r.doc))[:_CITED]),
                actors=(actor,),
                country=country,
                days=(min(r.published for r in dated), max(r.published for r in dated)),
                figures={"days_before": float(rule.days), "documents_before": float(sum(early.values()))},
                origins=len({report.source for report in reports}),
            )


def _first_words(rule: Rule, seen: Seen) -> dict[tuple[str, str], list[Report]]:
    found: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for incident in seen.incidents:
        if incident.event_type not in rule.types or incident.standing not in TOLD or not incident.country:
            continue
        if is_less_sure(incident, seen.least):
            continue
        for actor in {base(one) for one in incident.actors} & set(seen.registry.groups):
            found[actor, incident.country] += incident.reports
    return found


def cite_report(report: Report) -> Cited:
    """A report of an incident as it is cited. Its offsets are in the record that it names."""
    return Cited(
        report.doc, report.record, "event", 0, 0, report.evidence, report.status, report.holders, report.outlet,
        report.published, report.source, report.fact,
    )  # fmt: skip


def _before(monday: str, weeks: int) -> str:
    return _day(monday, -7 * weeks)


def _day(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def told_in(reports: Iterable[Report]) -> tuple[str, str]:
    """First and last day on which reports came out; empty where none is dated."""
    days = sorted(report.published for report in reports if report.published)
    return (days[0], days[-1]) if days else ("", "")
