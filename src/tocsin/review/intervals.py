"""Intervals for shares, for means of counts and for what is found of all there is. Pure arithmetic, all in closed form.

``n`` is an effective number: how many judgements drawn with equal chances would say as much. It need not be whole,
and it is infinite where everything was judged.
"""

from __future__ import annotations

import math
from statistics import NormalDist

LEVEL = 0.9
"""The intervals are 90 % intervals, like the program's own published figures."""
Interval = tuple[float, float]


def quantile(level: float = LEVEL) -> float:
    """The standard normal quantile of a two-sided interval."""
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(share: float, n: float, level: float = LEVEL) -> Interval:
    """The score interval of a share (Wilson, Journal of the American Statistical Association 22, 1927).

    It holds its level for small numbers and for shares near 0 and 1, where "plus or minus" fails (Brown, Cai and
    DasGupta, Statistical Science 16, 2001). With an effective ``n`` it does so in designs with unequal chances too
    (Dean and Pagano, Journal of Survey Statistics and Methodology 3, 2015).
    """
    if math.isinf(n):
        return share, share
    z = quantile(level)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def mean_count(mean: float, n: float, level: float = LEVEL) -> Interval:
    """The score interval of a mean of counts, such as how many records a sentence lacks.

    The Poisson counterpart of Wilson's: the means at which the observed one is just not too far off. With spread larger
    than Poisson's, ``n`` has to be smaller accordingly.
    """
    if math.isinf(n):
        return mean, mean
    z = quantile(level)
    half = z * math.sqrt(mean / n + z * z / (4 * n * n))
    middle = mean + z * z / (2 * n)
    return max(0.0, middle - half), middle + half


def share_found(found: tuple[float, Interval], missed: tuple[float, Interval]) -> tuple[float, Interval]:
    """The share that is found of all that is found or missed, from two independent estimates with their intervals.

    The interval of the ratio missed / found follows from the two (MOVER: Donner and Zou, Statistical Methods in
    Medical Research 21, 2012; for ratios Newcombe, the same journal 25, 2016). Raises ``ValueError`` where nothing was
    found and nothing missed.
    """
    (x, (x_low, x_high)), (y, (y_low, y_high)) = missed, found
    if x + y <= 0:
        raise ValueError("neither found nor missed: there is no share")
    bottom = y_high * (2 * y - y_high)
    under = (x * y) ** 2 - x_low * y_high * (2 * x - x_low) * (2 * y - y_high)
    low = max((x * y - math.sqrt(max(under, 0.0))) / bottom, 0.0) if bottom > 0 else 0.0
    top = y_low * (2 * y - y_low)
    over = (x * y) ** 2 - x_high * y_low * (2 * x - x_high) * (2 * y - y_low)
    high = (x * y + math.sqrt(max(over, 0.0))) / top if top > 0 else math.inf
    return y / (x + y), (1 / (1 + high), 1 / (1 + low))
