"""The brief of a project: gathers what was told up to a day, chooses, and has it written. It writes nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tocsin import forecasting, indicating, reference, views, warning
from tocsin.errors import UsageError
from tocsin.export.briefing import write_brief
from tocsin.merge.contradictions import contradictions
from tocsin.records import Incident, Report
from tocsin.records.brief import Brief, Material, Scope, Week
from tocsin.records.figure import Beside
from tocsin.records.wanted import WantedIncidents, WantedOfLedger
from tocsin.registry import load_registry
from tocsin.store import Project
from tocsin.watch.brief import choose
from tocsin.watch.indicators import Asked

WEEKS = 12
"""Weeks in the chart."""
MOST = 2000
"""New incidents that are looked through, the latest first: a brief of more has too wide a scope."""
MOST_BESIDE = 200
DAYS = 7
"""Days that a brief goes back, unless its beginning is given."""


def brief(
    project: Project,
    *,
    since: str = "",
    until: str = "",
    countries: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
    sure: float | None = None,
) -> Brief:
    """What changed from ``since`` to ``until`` (ISO days, both included), by the day on which it was published.

    Without days it is the week up to the last document published: a project knows no today. Raises ``UsageError`` where
    no document has a date, or the days are the wrong way round.
    """
    published = project.published()
    last = until or max(published, default="")
    if not last:
        raise UsageError("no document here has a date, so nothing says what is new; give dates with --meta")
    first = since or (date.fromisoformat(last) - timedelta(days=DAYS - 1)).isoformat()
    if first > last:
        raise UsageError(f"the brief begins on {first}, after its end on {last}")
    least = project.settings.watch.sure if sure is None else sure
    scope = Scope(first, last, countries, actors, least)
    material = gather(project, scope)
    registry = load_registry()
    return write_brief(material, choose(material, scope, registry.states.keys()), registry)


def gather(project: Project, scope: Scope) -> Material:
    """What was told in the scope's time, as it stood at its end; nothing that was told later."""
    days = project.published()
    as_of = "" if scope.until >= max(days, default="") else scope.until
    wanted = WantedIncidents(standings=(), countries=scope.countries, actors=scope.actors, sure=0.0)
    new = views.incidents(project, replace(wanted, new_since=scope.since), limit=MOST)
    against = views.incidents(project, replace(wanted, told_since=scope.since, contradicted=True), limit=MOST_BESIDE)

    def followed(name: str, *, changed: bool = True) -> tuple[Any, ...]:
        asked = WantedOfLedger(
            actors=scope.actors, countries=scope.countries, changed_since=scope.since if changed else "",
            since="" if changed else scope.since, until="" if changed else scope.until,
        )  # fmt: skip
        page = views.ledger(project, name, asked, as_of=as_of, limit=MOST_BESIDE)
        return tuple(one.entry for one in page.items if one.whole or changed or one.first >= scope.since)

    return Material(
        incidents=_known(new.items, scope.until),
        contradictions=tuple(
            (one, found) for one in _known(against.items, scope.until) for found in contradictions(one)
        ),
        agreements=followed("agreements"),
        postures=followed("postures"),
        prospects=followed("prospects"),
        forecasts=forecasting.resolve_forecasts(project, followed("forecasts", changed=False)),
        disputes=followed("disputes", changed=False),
        indicators=followed("indicators", changed=False),
        beside=_beside(project, scope),
        alerts=tuple(one.alert for one in warning.listed(project)),
        outlook=forecasting.kept_outlook(project),
        weeks=_weeks(project, scope),
        read=sum(count for day, count in days.items() if scope.since <= day <= scope.until),
        undated=project.undated(),
        coders=tuple(sorted({one.coder for one in project.entries(state="coded", limit=1)})),
    )


def _beside(project: Project, scope: Scope) -> tuple[Beside, ...]:
    """Counts of imported data beside quoted figures; looked for only where there are such data."""
    if not any(one.source.trust == "fact" for one in reference.held(project)):
        return ()
    return indicating.indicators(project, Asked(countries=scope.countries)).quoted


def _weeks(project: Project, scope: Scope) -> tuple[Week, ...]:
    """The weeks up to the scope's end, by the day of what happened; what is dated to no single week is left out."""
    end = date.fromisoformat(scope.until)
    last = end - timedelta(days=end.weekday())
    mondays = [(last - timedelta(weeks=back)).isoformat() for back in range(WEEKS - 1, -1, -1)]
    wanted = WantedIncidents(
        countries=scope.countries, actors=scope.actors, since=mondays[0], until=scope.until, sure=scope.sure
    )
    facts, claims = Counter[str](), Counter[str]()
    for week in views.weeks(project, wanted):
        facts[week.week] += week.facts
        claims[week.week] += week.claims
    return tuple(Week(monday, facts[monday], claims[monday]) for monday in mondays)


def _known(incidents: Iterable[Incident], until: str) -> tuple[Incident, ...]:
    return tuple(one for found in incidents if (one := _as_of(found, until)) is not None)


def _as_of(incident: Incident, until: str) -> Incident | None:
    """The incident by the reports published up to a day; undated ones tell nothing of when it was news."""
    reports = tuple(one for one in incident.reports if one.published and one.published <= until)
    if not reports:
        return None
    return incident if len(reports) == len(incident.reports) else _of(incident, reports)


def _of(incident: Incident, reports: tuple[Report, ...]) -> Incident:
    """What those reports alone make of it."""
    best = replace(incident, reports=reports).best
    days = [day for one in reports for day in (one.date_start, one.date_end) if day]
    return replace(
        incident, reports=reports, standing=best.standing, actors=best.actors, targets=best.targets,
        country=best.country, first=min(days, default=""), last=max(days, default=""),
    )  # fmt: skip
