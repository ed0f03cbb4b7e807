"""Says which place each name stands for: a log-linear ranking of readings, then once more with the others' places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .clues import FIRST, SECOND, Clues, Rows, Table
from .lists import weights

_ROUNDS = 2
"""How often the places of the other names are taken anew into account."""


def chances(scores: Table, group_of: Rows, groups: int) -> Table:
    """Scores as probabilities among the readings of each name."""
    if not len(scores):
        return scores
    tops = np.full(groups, -np.inf)
    np.maximum.at(tops, group_of, scores)
    lifted = np.exp(scores - tops[group_of])
    sums = np.zeros(groups)
    np.add.at(sums, group_of, lifted)
    shares: Table = lifted / sums[group_of]
    return shares


def rank(clues: Clues) -> Table:
    """The probability of each reading among those of its name."""
    if not clues.rows:
        return np.zeros(0)
    table = weights("resolution")
    first = clues.first()
    found = chances(first @ _column(table["first"], FIRST), clues.group_of, len(clues.groups))
    for _ in range(_ROUNDS):
        scores = np.hstack([first, clues.second(found)]) @ _column(table["second"], (*FIRST, *SECOND))
        found = chances(scores, clues.group_of, len(clues.groups))
    return found


def _column(table: dict[str, float], names: Sequence[str]) -> Table:
    return np.array([table.get(name, 0.0) for name in names])
