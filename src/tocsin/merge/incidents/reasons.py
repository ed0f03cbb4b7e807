"""Why the reports of an incident stand together: for each, the decision that speaks most for it."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.records import Incident, Report
from tocsin.records.telling import in_time

from .decide import Decision, same_act


class Why(NamedTuple):
    """One report, the earlier one that it is most surely one act with, and the decision on the two."""

    report: Report
    beside: Report
    decision: Decision


MOST = 200
"""Reports compared with one another: an incident that more tell is told by its first ones well enough."""


def reasons(incident: Incident) -> tuple[Why, ...]:
    """A decision for every report but the first, in the order in which they came out."""
    ordered = in_time(incident.reports)[:MOST]
    found = []
    for at, report in enumerate(ordered[1:], 1):
        earlier = ((before, same_act(before, report)) for before in ordered[:at])
        beside, decision = max(earlier, key=lambda pair: (pair[1].score, pair[0].doc, pair[0].record))
        found.append(Why(report, beside, decision))
    return tuple(found)
