"""Counts of reference data by the same periods and areas, each by its own definition. Leads are never counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tocsin.records.figure import Figure, Metric
from tocsin.records.reference import HeldSet, ReferenceEvent, ReferenceMonth

from .own import Asked, Place
from .periods import period_of

Counted = Mapping[tuple[Metric, Place, str], tuple[float, float, float]]
"""Best, low and high."""


def counting(held: Iterable[HeldSet]) -> tuple[HeldSet, ...]:
    """The finished editions that count deaths, of each family the newest first."""
    found = [
        one for one in held if one.source.trust == "fact" and one.finished and one.source.family.startswith("ucdp")
    ]
    newest = sorted(found, key=lambda one: _number(one.source.version), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.source.family))


def chosen(held: Iterable[HeldSet], place: Place, asked: Asked) -> tuple[HeldSet, ...]:
    """Of each family the newest edition that speaks of all the place's countries: two editions are never added up.

    Where none speaks of all, none is chosen: a sum over some of them would pass for one over all.
    """
    countries = set(place[:1] if asked.by == "admin1" else place)
    found: dict[str, HeldSet] = {}
    for one in held:
        if countries <= set(one.countries):
            found.setdefault(one.source.family, one)
    return tuple(found.values())


def count_months(months: Iterable[ReferenceMonth], asked: Asked) -> Counted:
    """Deaths by country and month; weeks and provinces have none."""
    sums: dict[tuple[Metric, Place, str], float] = defaultdict(float)
    if asked.by != "country":
        return {}
    for one in months:
        when = "" if asked.period == "week" else one.month if asked.period == "month" else one.month[:4]
        for place in _of(one.country, asked):
            if when:
                sums["deaths", place, when] += one.deaths
    return {key: (value, value, value) for key, value in sums.items()}


def count_events(events: Iterable[ReferenceEvent], asked: Asked) -> Counted:
    """Events and deaths by the day on which an event begins; by provinces as the source names them."""
    sums: dict[tuple[Metric, Place, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for one in events:
        when = period_of(one.date_start, one.date_start, asked.period)
        if not when or one.best is None:
            continue
        low, high = (one.low if one.low is not None else one.best), (one.high if one.high is not None else one.best)
        province = [(one.country, one.admin1)] if one.admin1 and _of(one.country, asked) else []
        for place in province if asked.by == "admin1" else _of(one.country, asked):
            counted: tuple[tuple[Metric, tuple[float, float, float]], ...] = (
                ("events", (1.0, 1.0, 1.0)),
                ("deaths", (one.best, low, high)),
            )
            for metric, numbers in counted:
                total = sums[metric, place, when]
                total[:] = [a + b for a, b in zip(total, numbers, strict=True)]
    return {key: (value[0], value[1], value[2]) for key, value in sums.items()}


def figure(metric: Metric, place: Place, when: str, counted: Counted, held: HeldSet, asked: Asked) -> Figure | None:
    """One count by an edition; None where it does not count such a thing at all.

    Where its files speak of the country and the time, and have no such event, it is 0; else nothing is known.
    """
    family = held.source.family
    if metric not in (("deaths",) if family == "ucdp-country-month" else ("deaths", "events")):
        return None
    if asked.by not in {"country", "admin1"} or (family == "ucdp-country-month" and _is_fine(asked)):
        return None
    found = counted.get((metric, place, when))
    countries = place[:1] if asked.by == "admin1" else place
    speaks = set(countries) <= set(held.countries) and held.first[:4] <= when[:4] <= held.last[:4]
    value, low, high = found or (0.0, 0.0, 0.0)
    exact = family == "ucdp-country-month"
    return Figure(
        metric, f"{held.source.name} {held.source.version}".strip(), asked.by, place, when,
        value if speaks else None, None if exact or not speaks else low, None if exact or not speaks else high,
        held.source.definition if metric == "deaths" else "events with at least one death, by UCDP's definition",
        held.source.attribution, None, held.source.credit, held.source.licence,
    )  # fmt: skip


def _is_fine(asked: Asked) -> bool:
    return asked.by == "admin1" or asked.period == "week"


def _of(country: str, asked: Asked) -> list[Place]:
    if not country or (asked.countries and country not in asked.countries):
        return []
    return [*([asked.countries] if len(asked.countries) > 1 else []), (country,)]


def _number(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]
