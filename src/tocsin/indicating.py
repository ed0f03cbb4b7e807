"""Works out a project's indicators: its own counts, those of its reference data, and quoted figures beside both.

It joins counting with the store, and writes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tocsin import following, views
from tocsin.records.figure import Beside, Change, Figure, Metric, Quoted
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.reference import HeldSet
from tocsin.records.wanted import WantedIncidents
from tocsin.registry import load_registry
from tocsin.store import Asked as Wanted
from tocsin.store import Project, coverage, reference
from tocsin.watch.entries import is_known
from tocsin.watch.indicators import (
    Asked,
    Counted,
    Place,
    Sums,
    before,
    chosen,
    count_events,
    count_incidents,
    count_months,
    count_postures,
    counting,
    days_of,
    own_figure,
    period_of,
    read_quoted,
    reference_figure,
)

_ALL = 1_000_000
_LAST: Mapping[str, int] = {"year": 2, "month": 12, "week": 12}
"""Periods that are shown where no years are asked for."""
_METRICS: Mapping[str, tuple[Metric, ...]] = {
    "country": ("events", "deaths", "protests", "postures"),
    "admin1": ("events", "deaths", "protests"),
    "actor": ("events", "deaths", "protests"),
    "dyad": ("cooperative", "hostile", "deaths"),
}


@dataclass(frozen=True, slots=True)
class Indicators:
    """What was asked for."""

    changes: tuple[Change, ...]
    """By place, metric, source and period."""
    quoted: tuple[Beside, ...]
    """Figures that reports quote of the same places, with the counts that come nearest."""
    editions: tuple[HeldSet, ...]
    """Reference data that was counted, with its credit lines."""


def indicators(project: Project, asked: Asked, years: Iterable[str] = ()) -> Indicators:
    """Counts of the places and parties asked for, by period; each beside the period before.

    Without ``years`` the last periods of which anything is known.
    """
    wanted = tuple(sorted(years))
    changes, editions = _changes(project, asked, wanted)
    quoted = tuple(_beside(project, asked, wanted)) if asked.by == "country" and not asked.types else ()
    return Indicators(changes, quoted, editions)


def quoted_figures(project: Project) -> list[Quoted]:
    """The figures that reports quote, as far as they can be held beside a count."""
    registry = load_registry()
    entries = (one for one in following.ledger(project, "indicators") if isinstance(one, IndicatorEntry))
    # The record may be cut short of its sentence's end, where the year that it is held against stands.
    read = [read_quoted(one, registry) for one in entries if is_known(one)]
    return [one for one in read if one.counted and one.value is not None and one.years]


def _changes(project: Project, asked: Asked, years: tuple[str, ...]) -> tuple[tuple[Change, ...], tuple[HeldSet, ...]]:
    since, until = (f"{int(years[0]) - 1:04d}-01-01", f"{years[-1]}-12-31") if years else ("", "")
    sums = _own(project, asked, since, until)
    documents, read = _coverage(project, asked, since, until)
    with project.transaction() as connection:
        editions = counting(reference.held(connection)) if not asked.actors and not asked.types else ()
    known = {place for _, place, _ in sums} | ({asked.countries} if len(asked.countries) > 1 else set())
    if asked.by == "country":
        known |= {(country,) for country in asked.countries}
    named = {code for place in known for code in place} | set(asked.countries)
    counted = {held.source.key: _counted(project, held, asked, since, until, named) for held in editions}
    if asked.by == "admin1":
        known |= {place for one in counted.values() for _, place, _ in one}
    others = [when for one in counted.values() for _, _, when in one]
    periods = _periods(asked, years, [when for _, _, when in sums], others)
    made: list[Change] = []
    for place in sorted(known, key=lambda one: (-len(one), one)):
        for metric in _METRICS[asked.by]:
            own = partial(_own_figure, metric, place, sums, documents, read, asked)
            made += _beside_before(own, periods, asked)
            for held in chosen(editions, place, asked):
                theirs = partial(_reference_figure, metric, place, counted[held.source.key], held, asked)
                made += _beside_before(theirs, periods, asked)
    shown = {change.now.credit for change in made if change.now.credit}
    return tuple(made), tuple(held for held in editions if held.source.credit in shown)


def _own_figure(
    metric: Metric,
    place: Place,
    sums: Sums,
    documents: Callable[[Place, str], int],
    read: Mapping[str, int],
    asked: Asked,
    when: str,
) -> Figure:
    return own_figure(metric, place, when, sums, documents, read, asked)


def _reference_figure(
    metric: Metric, place: Place, counted: Counted, held: HeldSet, asked: Asked, when: str
) -> Figure | None:
    return reference_figure(metric, place, when, counted, held, asked)


def _beside_before(make: Callable[[str], Figure | None], periods: Iterable[str], asked: Asked) -> Iterator[Change]:
    for when in periods:
        now = make(when)
        if now is not None:
            yield Change(now, make(before(when, asked.period)))


def _periods(asked: Asked, years: tuple[str, ...], own: Iterable[str], others: Iterable[str]) -> list[str]:
    if years:
        days = [days_of(year, "year") for year in years]
        found = {period_of(day, day, asked.period) for first, last in days for day in (first, last)}
        step, first = max(found), min(found)
        while step >= first:
            found.add(step)
            step = before(step, asked.period)
        return sorted(one for one in found if one[:4] in years)
    known = sorted(set(own)) or sorted(set(others))
    if not known:
        return []
    shown, step = [known[-1]], known[-1]
    while len(shown) < _LAST[asked.period]:
        step = before(step, asked.period)
        shown.append(step)
    return sorted(shown)


def _own(project: Project, asked: Asked, since: str, until: str) -> Sums:
    wanted = WantedIncidents(
        countries=asked.countries, actors=asked.actors, types=asked.types, since=since, until=until
    )
    found = views.incidents(project, wanted, limit=_ALL).items
    sums = dict(count_incidents(found, asked, load_registry()))
    if asked.by == "country" and not asked.types:
        sums |= count_postures(project.reported((Wanted("posture"),)), asked)
    return sums


def _coverage(
    project: Project, asked: Asked, since: str, until: str
) -> tuple[Callable[[Place, str], int], Mapping[str, int]]:
    """How many documents of a period name a place or party, and how many there are at all."""
    naming: dict[tuple[str, str], set[int]] = defaultdict(set)
    parties = tuple(one.partition(".")[0] for one in asked.actors)
    codes = asked.countries if asked.by in {"country", "admin1"} else parties
    with project.transaction() as connection:
        for day, n, code in coverage.naming(connection, codes, since, until):
            naming[code, period_of(day, day, asked.period)].add(n)
    read = Counter[str]()
    for day, documents in project.published().items():
        read[period_of(day, day, asked.period)] += documents

    def about(place: Place, when: str) -> int:
        if asked.by == "admin1":
            return len(naming.get((place[0], when), ()))
        named = [naming.get((code, when), set()) for code in place]
        both = asked.by == "dyad"
        return len(set.intersection(*named) if both else set[int]().union(*named))

    return about, read


def _counted(project: Project, held: HeldSet, asked: Asked, since: str, until: str, countries: set[str]) -> Counted:
    if not countries:
        return {}
    narrowed = replace(asked, countries=asked.countries or tuple(sorted(countries)))
    with project.transaction() as connection:
        if held.months:
            rows = reference.months(connection, held.source, narrowed.countries, since, until)
            return count_months(rows, asked if asked.countries else replace(asked, countries=()))
        events = reference.events(connection, held.source, narrowed.countries, since, until)
        return count_events(events, asked)


def _beside(project: Project, asked: Asked, years: tuple[str, ...]) -> Iterator[Beside]:
    for one in quoted_figures(project):
        with project.transaction() as connection:
            named = coverage.countries_of(connection, one.doc)
        if asked.countries and not set(asked.countries) & (set(one.countries) or set(named)):
            continue
        states = load_registry().states
        countries = asked.countries or one.countries or tuple(code for code in named if code in states)[:1]
        spoken = tuple(sorted(one.years))
        if not countries or one.counted is None or (years and spoken and not set(years) & set(spoken)):
            continue
        same = Asked(countries=countries)
        changes, _ = _changes(project, same, spoken[-1:] or years[-1:])
        area = countries if len(countries) > 1 else countries[:1]
        near = tuple(c for c in changes if c.now.metric == one.counted and c.now.scope == area)
        yield Beside(one, near)
