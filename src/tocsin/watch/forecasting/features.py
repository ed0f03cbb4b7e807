"""What a country's past looks like on the last day that is known, in numbers that trees can split."""

from __future__ import annotations

import numpy as np

from .panel import YEAR, Floats, Panel

HIGH = 25.0
"""Deaths a month that make it a violent one."""
_SILENCE = 60
"""Months since anything happened, beyond which more make no difference."""
_MEANS = (3, 6, 12, 18, 30, 60)
_SHARES = (3, 6, 12, 36, 60)


def features(panel: Panel, origin: int) -> Floats:
    """One row a country, from nothing later than ``origin``; NaN where the past does not reach back far enough."""
    counts = panel.deaths[:, : origin + 1]
    logs = np.log1p(counts)
    found = [logs[:, -1], logs[:, -2], logs[:, -3]]
    found += [_mean(logs[:, -months:], months) for months in _MEANS]
    found += [np.log1p(_mean(counts[:, -months:])) for months in (6, YEAR, 36)]
    found += [_max(logs[:, -months:]) for months in (6, YEAR, 36)]
    found += [_mean(np.where(np.isnan(counts), np.nan, counts > 0)[:, -months:]) for months in _SHARES]
    found += [_mean((counts >= HIGH).astype(float)[:, -months:]) for months in (YEAR, 36)]
    found += [_since(counts, 1.0), _since(counts, HIGH)]
    year = logs[:, -YEAR:]
    found.append(np.sqrt(np.maximum(0, _mean(year**2) - _mean(year) ** 2)))
    found.append(_mean(logs[:, -3:]) - _mean(year))
    found.append(_mean(logs[:, -6:]) - _mean(logs[:, -24:]))
    ranked = np.sort(np.nan_to_num(year), axis=1)
    found += [ranked[:, ranked.shape[1] // 4], ranked[:, ranked.shape[1] * 2 // 3]]
    found.append(np.log(panel.population[:, origin]))
    return np.column_stack(found)


def _mean(block: Floats, least: int = 0) -> Floats:
    """Mean over the known months; NaN where there are none, or fewer than ``least`` months at all."""
    known = np.isfinite(block).sum(axis=1)
    if block.shape[1] < least:
        return np.full(len(block), np.nan)
    total: Floats = np.nansum(block, axis=1)
    return np.asarray(np.where(known > 0, total / np.maximum(known, 1), np.nan))


def _max(block: Floats) -> Floats:
    highest = np.where(np.isfinite(block), block, -1.0).max(axis=1)
    return np.where(highest < 0, np.nan, highest)


def _since(counts: Floats, least: float) -> Floats:
    """Months since a month of so many deaths."""
    hit = np.nan_to_num(counts) >= least
    since = np.where(hit.any(axis=1), np.argmax(hit[:, ::-1], axis=1), counts.shape[1])
    return np.asarray(np.minimum(since, _SILENCE), dtype=np.float64)
