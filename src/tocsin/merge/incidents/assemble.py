"""Makes incidents of grouped reports: what each is called, and what its reports say of it together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from tocsin.records import Incident, Report
from tocsin.records.incident import STANDINGS


def first_report(reports: Sequence[Report]) -> Report:
    """The report published first, undated ones last: an incident is called by its record."""
    return min(reports, key=lambda r: (r.published or "9999", r.doc, r.record))


def incident_of(reports: Sequence[Report], denies: str = "", held: bool = False) -> Incident:
    """The incident that these reports tell.

    It is called by the record of its first report, so that a later one does not give it another name.
    """
    first = reports[0]
    if len(reports) == 1:  # as most are
        return Incident(
            first.record, first.event_type, first.standing, first.actors, first.targets, first.country,
            first.date_start, first.date_start and (first.date_end or first.date_start), (first,), denies, held,
        )  # fmt: skip
    ordered = tuple(sorted(reports, key=attrgetter("date_start", "date_end", "doc", "record", "outlet")))
    dated = [report for report in ordered if report.date_start]
    return Incident(
        id=first_report(ordered).record,
        event_type=_most(report.event_type for report in ordered),
        standing=min((report.standing for report in ordered), key=STANDINGS.index),
        actors=_each(actor for report in ordered for actor in report.actors),
        targets=_each(target for report in ordered for target in report.targets),
        country=_most(report.country for report in ordered if report.country),
        first=min((report.date_start for report in dated), default=""),
        last=max((report.date_end or report.date_start for report in dated), default=""),
        reports=ordered,
        denies=denies,
        held=held,
    )


def by_day(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Incidents in order of their first day, undated ones last."""
    return tuple(sorted(incidents, key=lambda incident: f"{incident.first or '9999'} {incident.id}"))


def _most(values: Iterable[str]) -> str:
    """The most frequent value, the first in order where two are even; empty where there is none."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
