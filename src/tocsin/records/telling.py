"""What reports of one incident come to: the best day, place and count, each counted by origin and never by outlet.

UCDP's georeferenced event data (Sundberg and Melander, "Introducing the UCDP Georeferenced Event Dataset", Journal of
Peace Research 50, 2013; GED codebook) give three numbers of dead: low and high are the least and the most that sources
give, best is the most reliable, which is mostly the latest, and the more careful number where nothing decides. Here
best is what most origins say last; where they are even, what was said latest; where that is even too, the lower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .base import Bounds

if TYPE_CHECKING:
    from .incident import Report

T = TypeVar("T", bound=Hashable)


class Count(NamedTuple):
    """How many, of one kind."""

    low: float | None
    best: float
    high: float | None
    """None where some report sets no upper bound."""
    origins: int
    """How many origins say last what ``best`` is taken from."""


class Day(NamedTuple):
    """When it was, as most origins that date it say: first and last possible day, ISO."""

    first: str
    last: str
    origins: int


class Where(NamedTuple):
    """Where it was, no more exactly than a report tells it."""

    name: str
    admin1: str
    country: str
    precision: str
    latitude: float | None
    longitude: float | None
    origins: int


class Step(NamedTuple):
    """What one report made of it on the day on which it came out."""

    day: str
    status: str
    holders: tuple[str, ...]
    doc: str
    record: str
    source: str


class Source(NamedTuple):
    """All that goes back to one origin."""

    origin: str
    """Id of the group of documents, or the document's own where none is known."""
    outlets: tuple[str, ...]
    reports: tuple[Report, ...]


_PRECISION = ("place", "near", "admin2", "admin1", "country", "region", "")
"""The most exact first."""


def sources(reports: Iterable[Report]) -> tuple[Source, ...]:
    """The reports by origin, in the order in which the origins came out."""
    by_origin: dict[str, list[Report]] = defaultdict(list)
    for report in in_time(reports):
        by_origin[report.source].append(report)
    return tuple(
        Source(origin, tuple(sorted({r.outlet for r in mine if r.outlet})), tuple(mine))
        for origin, mine in by_origin.items()
    )


def in_time(reports: Iterable[Report]) -> list[Report]:
    """The reports by the day on which they came out, undated ones first: what is last is latest for certain."""
    return sorted(reports, key=lambda r: (r.published, r.doc, r.record))


def count(reports: Iterable[Report], tally: str) -> Count | None:
    """Low, best and high of one tally; None where no report gives it."""
    said = [report for report in reports if tally in report.numbers]
    if not said:
        return None
    bounds = [report.numbers[tally] for report in said]
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    best, origins = _most(said, lambda report: _best(report.numbers[tally]), lambda value: -value)
    return Count(
        min(lows, default=None), best, max(highs, default=None) if len(highs) == len(bounds) else None, origins
    )


def counts(reports: Iterable[Report]) -> dict[str, Count]:
    """Every tally that any report gives."""
    told = list(reports)
    tallies = sorted({tally for report in told for tally in report.numbers})
    return {tally: found for tally in tallies if (found := count(told, tally))}


def day(reports: Iterable[Report]) -> Day | None:
    """The day or days that most origins give; of those that are even the narrowest, then the latest told."""
    dated = [report for report in reports if report.date_start]
    if not dated:
        return None

    def narrow(days: tuple[str, str]) -> float:
        return float(days[0] == days[1])

    (first, last), origins = _most(dated, lambda r: (r.date_start, r.date_end or r.date_start), narrow)
    return Day(first, last, origins)


def where(reports: Iterable[Report]) -> Where | None:
    """The place that most origins give, of the most exact ones told."""
    placed = [report for report in reports if report.place or report.country]
    if not placed:
        return None
    level = min(_exact(report) for report in placed)
    exact = [report for report in placed if _exact(report) == level]
    name, origins = _most(exact, lambda r: (r.place.casefold(), r.country), lambda _: 0.0)
    one = next(report for report in in_time(exact) if (report.place.casefold(), report.country) == name)
    return Where(one.place, one.admin1, one.country, one.place_precision, one.latitude, one.longitude, origins)


def trail(reports: Iterable[Report]) -> tuple[Step, ...]:
    """What became of it from report to report."""
    return tuple(Step(r.published, r.status, r.holders, r.doc, r.record, r.source) for r in in_time(reports))


def _exact(report: Report) -> int:
    return _PRECISION.index(report.place_precision) if report.place_precision in _PRECISION else len(_PRECISION)


def _best(bounds: Bounds) -> float:
    """The careful end: "at least 12" is 12, "dozens" ten."""
    low, high = bounds
    return low if low is not None else high if high is not None else 0


def _most(reports: list[Report], value: Callable[[Report], T], rank: Callable[[T], float]) -> tuple[T, int]:
    """What most origins say last, and how many; among even ones the higher rank of the latest told."""
    last: dict[str, Report] = {report.source: report for report in in_time(reports)}
    votes: dict[T, list[str]] = defaultdict(list)
    for report in last.values():
        votes[value(report)].append(report.published)
    best = max(votes, key=lambda one: (len(votes[one]), max(votes[one]), rank(one), str(one)))
    return best, len(votes[best])
