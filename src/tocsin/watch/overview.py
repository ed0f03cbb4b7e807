"""What a project's incidents come to: how many, which are told most widely, and how much happened in which week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.records import Incident
from tocsin.records.incident import TOLD

from .counts import count_weeks, week_of
from .sure import is_less_sure

MOST_TOLD = 20
"""Incidents that an overview holds; the rest it only counts."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week: incidents that happened in it, and documents that were published in it."""

    monday: str
    facts: int
    claims: int
    reports: int
    documents: int
    """None read in a week and nothing told of it is no quiet week: nobody looked."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Events merged and counted."""

    events: int = 0
    incidents: int = 0
    several_documents: int = 0
    """Incidents that more than one document tells."""
    several_origins: int = 0
    """Incidents that more than one origin tells: outlets that carry one text are one."""
    most_told: tuple[Incident, ...] = ()
    """Of those that several origins tell, the most widely told first, and of these the fullest and latest."""
    weeks: tuple[Week, ...] = ()
    """The weeks of which anything is told or in which anything was read, latest first."""
    undated: int = 0
    """Incidents told as having happened that stand in no week, for no report dates them to one."""
    least: float = 0.0
    """Probability that an incident told as having happened has at least, to be among all of these."""
    left_out: int = 0
    """Incidents that are not, for they are less sure."""


def oversee(incidents: Iterable[Incident], published: Mapping[str, int], least: float = 0.0) -> Overview:
    """An overview of incidents; ``published`` counts the documents that were read by day of publication.

    What is told as having happened, but less surely than ``least``, is left out and counted.
    """
    merged = tuple(incidents)
    found = tuple(incident for incident in merged if not is_less_sure(incident, least))
    repeated = [incident for incident in found if len(incident.documents) > 1]
    shared = sorted((i for i in repeated if not i.single_origin), key=_widest_first)
    weeks = _weeks(found, published)
    return Overview(
        events=sum(len(incident.reports) for incident in found),
        incidents=len(found),
        several_documents=len(repeated),
        several_origins=len(shared),
        most_told=tuple(shared[:MOST_TOLD]),
        weeks=weeks,
        undated=sum(i.standing in TOLD for i in found) - sum(week.facts + week.claims for week in weeks),
        least=least,
        left_out=len(merged) - len(found),
    )


def _widest_first(incident: Incident) -> tuple[int, int, int, str]:
    day = int(incident.first.replace("-", "") or 0)
    return -len(incident.sources), -incident.best.filled, -day, incident.id


def _weeks(incidents: Iterable[Incident], published: Mapping[str, int]) -> tuple[Week, ...]:
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for week in count_weeks(incidents):
        sums = counted[week.week]
        sums[:3] = sums[0] + week.facts, sums[1] + week.claims, sums[2] + week.reports
    for day, documents in published.items():
        if monday := week_of(day, day):
            counted[monday][3] += documents
    return tuple(Week(monday, *sums) for monday, sums in sorted(counted.items(), reverse=True))
