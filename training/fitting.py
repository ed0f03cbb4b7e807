"""Fits the two log-linear models that Tocsin reads with: logistic regression, and choice among readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.read.places.resolve import chances

Table = NDArray[np.float64]
_RARE = 15
"""Features seen less often get no weight: they would only name single texts."""
_MOMENTUM, _SCALE = 0.9, 0.99
"""Adam's decay rates (Kingma and Ba, 2015)."""


class _Adam:
    """Steps downhill, with a smaller step for the last two fifths of the way."""

    def __init__(self, size: int, step: float, rounds: int) -> None:
        self.weights: Table = np.zeros(size)
        self._first, self._second = np.zeros(size), np.zeros(size)
        self._step, self._rounds, self._round = step, rounds, 0

    def down(self, slope: Table) -> None:
        self._round += 1
        self._first = _MOMENTUM * self._first + (1 - _MOMENTUM) * slope
        self._second = _SCALE * self._second + (1 - _SCALE) * slope * slope
        first = self._first / (1 - _MOMENTUM**self._round)
        second = self._second / (1 - _SCALE**self._round)
        step = self._step * (1.0 if self._round < 0.6 * self._rounds else 0.2)
        self.weights = self.weights - step * first / (np.sqrt(second) + 1e-9)


def fit_logistic(
    examples: Sequence[Mapping[str, float]], right: Sequence[bool], worth: Sequence[float], rounds: int = 300
) -> dict[str, float]:
    """Weights of named features for the probability that an example is right, with L2 of 2."""
    counts = Counter(name for example in examples for name in example)
    place = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= _RARE))}
    table = np.zeros((len(examples), len(place)))
    for row, example in enumerate(examples):
        for name, value in example.items():
            if name in place:
                table[row, place[name]] = value
    target, weight = np.array(right, dtype=float), np.array(worth, dtype=float)
    adam = _Adam(len(place), 0.1, rounds)
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(table @ adam.weights, -30, 30)))
        adam.down(table.T @ (weight * (chance - target)) + 2.0 * adam.weights)
    return {name: round(float(adam.weights[i]), 3) for name, i in place.items()}


def fit_choice(
    names: Sequence[str],
    tables: Sequence[Table],
    right: Sequence[Table],
    worth: Sequence[float],
    least: Mapping[str, float],
    rounds: int = 250,
) -> dict[str, float]:
    """Weights for choosing a right row of each table (several rows may be right), with L2 of 1.

    ``least`` bounds weights from below: what is known beforehand of the texts to be read, whatever these texts hold.
    """
    table, fits = np.vstack(tables), np.concatenate(right)
    group = np.repeat(np.arange(len(tables)), [len(one) for one in tables])
    weight = np.array(worth)
    spread = table.std(axis=0) + 1e-6
    scaled = table / spread
    bounds = np.array([least.get(name, -np.inf) for name in names]) * spread
    adam = _Adam(len(names), 0.05, rounds)
    for _ in range(rounds):
        chance = chances(scaled @ adam.weights, group, len(tables))
        wanted = chance * fits
        total = np.zeros(len(tables))
        np.add.at(total, group, wanted)
        wanted /= np.maximum(total[group], 1e-12)
        adam.down(scaled.T @ ((chance - wanted) * weight[group]) + adam.weights)
        adam.weights = np.maximum(adam.weights, bounds)
    return {name: round(float(adam.weights[i] / spread[i]), 4) for i, name in enumerate(names)}
