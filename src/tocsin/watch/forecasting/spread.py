"""Distributions of counts, one for each country and month: values with weights, so that any two can be mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .panel import Floats


@dataclass(frozen=True, slots=True)
class Spread:
    """A row is one distribution: its values in ascending order, and the probability of each; a row sums to one."""

    values: Floats
    weights: Floats

    def share_from(self, least: float) -> Floats:
        """Probability of as many as ``least`` or more."""
        return np.asarray((self.weights * (self.values >= least)).sum(axis=1))

    def quantiles(self, shares: Sequence[float]) -> Floats:
        """The least value that is not exceeded with each probability, a column for each of ``shares``."""
        upto = np.cumsum(self.weights, axis=1)
        # Sums of many small weights end a hair below one: without the margin the last quantile could run off the end.
        at = [np.minimum((upto < share - 1e-9).sum(axis=1), upto.shape[1] - 1) for share in shares]
        return np.column_stack([np.take_along_axis(self.values, one[:, None], axis=1)[:, 0] for one in at])

    def mean_log(self) -> Floats:
        """Mean of log1p: the point that squared logarithmic error asks for."""
        return np.asarray((self.weights * np.log1p(self.values)).sum(axis=1))

    def rows(self, chosen: Sequence[int] | NDArray[np.integer[Any]]) -> Spread:
        """Some of the distributions."""
        return Spread(self.values[chosen], self.weights[chosen])


def spread(values: Floats, weights: Floats) -> Spread:
    """Values with weights in any order, as a spread."""
    weights = np.broadcast_to(weights, values.shape)
    order = np.argsort(values, axis=1, kind="stable")
    ordered = np.take_along_axis(weights, order, axis=1)
    return Spread(np.take_along_axis(values, order, axis=1), ordered / ordered.sum(axis=1, keepdims=True))


def mix(parts: Sequence[tuple[Spread, float]]) -> Spread:
    """A mixture: each part with its weight."""
    return spread(
        np.concatenate([part.values for part, _ in parts], axis=1),
        np.concatenate([part.weights * weight for part, weight in parts], axis=1),
    )
