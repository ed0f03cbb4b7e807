"""A count with all that it takes to read it: of what, where, when, by whose definition, how much was read for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Metric = Literal["events", "deaths", "protests", "postures", "cooperative", "hostile"]
METRICS: tuple[Metric, ...] = get_args(Metric)
By = Literal["country", "admin1", "actor", "dyad"]
LEAST_BASE = 5
"""Count below which nothing is said in percent: with 4 before, one event more or less is a quarter."""
BYS: tuple[By, ...] = get_args(By)
Period = Literal["week", "month", "year"]
PERIODS: tuple[Period, ...] = get_args(Period)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was read: what tells a quiet place from one that nobody looked at."""

    reports: int = 0
    """Records behind the count."""
    origins: int = 0
    """Independent voices among them."""
    documents: int = 0
    """Documents published in the period that say anything of the place or the party."""
    read: int = 0
    """Documents published in the period, whatever they are about."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One count. ``value`` is None where nothing is known: nobody read anything of it, or no file speaks of it."""

    metric: Metric
    source: str
    """Who counted: "own incidents", or the edition of reference data."""
    by: By
    scope: tuple[str, ...]
    """Country codes, a province's id, an actor, or two; several countries are one area."""
    period: str
    """``2023``, ``2023-05``, or the Monday of a week."""
    value: float | None
    low: float | None = None
    high: float | None = None
    definition: str = ""
    attribution: str = ""
    """By which rule an event of several days belongs to a period."""
    coverage: Coverage | None = None
    """None for reference data, whose own reports are not ours to count."""
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A count beside that of the period before."""

    now: Figure
    before: Figure | None

    @property
    def percent(self) -> float | None:
        """Change in percent; None where either count is not known, or the one before is too small for a rate."""
        base = self.before.value if self.before else None
        if base is None or base < LEAST_BASE or self.now.value is None:
            return None
        return 100 * (self.now.value - base) / base


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure as a report quotes it: whatever we count stands beside it and never in its place."""

    metric: str
    value: float | None
    unit: str
    direction: str
    period: str
    baseline: str
    scope: str
    """As written; empty where the words tell none."""
    source: tuple[str, ...]
    """Who measured it."""
    words: str
    doc: str
    record: str
    outlet: str
    published: str
    origins: int
    counted: Metric | None
    """What of ours comes nearest; None where nothing does."""
    years: tuple[str, ...]
    """Year that it speaks of, and the one that it is held against, as far as told."""
    countries: tuple[str, ...]
    """Countries of its scope, as far as it names them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A quoted figure with the counts that come nearest to it."""

    quoted: Quoted
    computed: tuple[Change, ...]
