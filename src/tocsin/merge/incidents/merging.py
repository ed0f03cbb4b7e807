"""Reports of one act become one incident, all at once: what a project keeps up to date piece by piece."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.records import Incident, Report

from .assemble import by_day, first_report, incident_of
from .grouping import NOTHING_SAID, Said, group
from .sketch import sketch


def merge_reports(reports: Iterable[Report], said: Said = NOTHING_SAID) -> tuple[Incident, ...]:
    """Incidents in order of their first day. A report that says too little to be known again stands alone.

    A claim may meet a fact; what is awaited or denied never meets what is told as done, but an incident of denials
    points at the one that it denies. The result does not depend on the order of the reports.
    """
    known = {(report.doc, report.record): report for report in reports}
    groups = group(map(sketch, known.values()), said)
    told = [[known[one.key] for one in found.members] for found in groups]
    names = [first_report(mine).record for mine in told]
    held = said.keys
    made = (
        incident_of(
            mine, names[found.denies] if found.denies >= 0 else "", any(one.key in held for one in found.members)
        )
        for found, mine in zip(groups, told, strict=True)
    )
    return by_day(made)
