"""Shares and means of a whole project from what was drawn of it: weighted, each with its interval and its number."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .intervals import LEVEL, Interval, mean_count, wilson

FEW = 10
"""With fewer judgements than this no figure is given, unless everything was judged."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One judged item: what was said of it as a number, and how much of the project it stands for."""

    value: float
    weight: float
    """How many it stands for: the stratum's size by the number judged in it."""
    judged: float
    """Share of its stratum that was judged, over 0 and at most 1."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate with what it rests on."""

    value: float | None
    """None where too few were judged to say."""
    low: float | None
    high: float | None
    judged: int
    """How many judgements it rests on."""
    of: int
    """How many there are, judged or not; an estimate where the group is no stratum of the draw."""

    @property
    def told(self) -> bool:
        """Whether enough was judged for a figure."""
        return self.value is not None

    @property
    def complete(self) -> bool:
        """Whether all there are were judged: then the figure has no error of drawing."""
        return self.told and self.low == self.high

    @property
    def bounds(self) -> Interval:
        """The interval; raises ``ValueError`` where there is none."""
        if self.low is None or self.high is None:
            raise ValueError("too few judged for an interval")
        return self.low, self.high


def share(seen: Sequence[Observation]) -> Figure:
    """A share of yes among all, each observation 1, 0, or between where people disagree; see :func:`wilson`."""
    return _figure(seen, wilson, lambda value: value * (1 - value))


def mean(seen: Sequence[Observation]) -> Figure:
    """A mean of counts; see :func:`mean_count`."""
    return _figure(seen, mean_count, lambda value: value)


def _figure(
    seen: Sequence[Observation],
    interval: Callable[[float, float, float], Interval],
    spread: Callable[[float], float],
) -> Figure:
    total = sum(one.weight for one in seen)
    enough = len(seen) >= FEW or (seen and all(one.judged >= 1 for one in seen))
    if not enough:
        return Figure(None, None, None, len(seen), round(total))
    value = sum(one.weight * one.value for one in seen) / total
    low, high = interval(value, effective(seen, value, spread(value)), LEVEL)
    return Figure(value, min(low, value), max(high, value), len(seen), round(total))


def effective(seen: Sequence[Observation], value: float, spread: float) -> float:
    """How many equal judgements these are worth, infinite where all there is was judged.

    Unequal weights cost Kish's factor (Kish, Journal of Official Statistics 8, 1992). Where weights go with what was
    said, the spread about the estimate, weight for weight, tells better (linearised variance: Särndal, Swensson and
    Wretman, Model Assisted Survey Sampling, 1992). The worse of the two counts. What strata gain is not counted: with
    a few judgements each, their own spread is not known well enough to boast of, so the interval errs on the wide
    side. Both are corrected for the share of the stratum that was judged.
    """
    total = sum(one.weight for one in seen)
    open_shares = [one.weight**2 * (1 - one.judged) for one in seen]
    if not any(open_shares):
        return math.inf
    by_weight = total**2 / sum(open_shares)
    variance = sum(w * (one.value - value) ** 2 for w, one in zip(open_shares, seen, strict=True)) / total**2
    return min(by_weight, spread / variance) if variance > 0 and spread > 0 else by_weight
