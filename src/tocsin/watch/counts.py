"""Counts incidents by week. Only what is told as having happened counts; claims are counted apart from facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tocsin.records import Incident
from tocsin.records.incident import TOLD


@dataclass(frozen=True, slots=True)
class WeekCount:
    """Incidents of one week and root."""

    week: str
    """ISO date of its Monday."""
    event_type: str
    facts: int
    claims: int
    reports: int
    """Event records behind both: coverage, without which a count says little."""


def count_weeks(incidents: Iterable[Incident]) -> tuple[WeekCount, ...]:
    """Counts by week and root, in order. An incident that no report dates, or to no single week, is left out."""
    found: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        week = week_of(incident.first, incident.last)
        if week and incident.standing in TOLD:
            found[week, incident.event_type].append(incident)
    return tuple(_count(week, root, group) for (week, root), group in sorted(found.items()))


def _count(week: str, root: str, group: list[Incident]) -> WeekCount:
    facts = sum(incident.standing == "fact" for incident in group)
    return WeekCount(week, root, facts, len(group) - facts, sum(len(incident.reports) for incident in group))


@lru_cache(maxsize=8192)
def week_of(first: str, last: str) -> str:
    """The Monday of the week in which a stretch of days begins; empty where it is longer than a week, or is no date."""
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return ""
    return "" if (end - begin).days > 6 else (begin - timedelta(days=begin.weekday())).isoformat()
