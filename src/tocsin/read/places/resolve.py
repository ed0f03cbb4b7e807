"""Says which place each name stands for: a log-linear ranking of readings, then once more with the others' places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .clues import FIRST, NONE, SECOND, Clues, Rows, Table
from .lists import weights

_ROUNDS = 2
"""How often the places of the other names are taken anew into account."""
_TOLD = [i for i, name in enumerate((*FIRST, *SECOND)) if not name.startswith("kind ")]
DOUBT = ("chance", "log odds", *NONE, *((*FIRST, *SECOND)[i] for i in _TOLD))
"""What tells whether the best reading is right: how far it leads, what speaks against all, and its own clues. Not its
kind: the corpora have too few seas and regions to doubt these."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The outcome for one text."""

    chances: Table
    """Of each reading among those of its name."""
    best: list[int]
    """The row of the likeliest reading of each group."""
    sure: Table
    """How probably that reading is right, for each group: the gazetteer may lack the place that is meant."""


def chances(scores: Table, group_of: Rows, groups: int) -> Table:
    """Scores as probabilities among the readings of each name."""
    tops = np.full(groups, -np.inf)
    np.maximum.at(tops, group_of, scores)
    lifted = np.exp(scores - tops[group_of])
    sums = np.zeros(groups)
    np.add.at(sums, group_of, lifted)
    shares: Table = lifted / sums[group_of]
    return shares


def rank(clues: Clues, table: Mapping[str, Mapping[str, float]] | None = None) -> Ranking:
    """The best reading of each name and how sure it is; ``table`` is by default that of ``resolution.json``."""
    if not clues.rows:
        return Ranking(np.zeros(0), [], np.zeros(0))
    table = table or weights("resolution")
    features, found = scored(clues, table)
    best = clues.best(found)
    doubts = doubt(clues, features, found, best) @ _column(table["sure"], DOUBT)
    return Ranking(found, best, 1 / (1 + np.exp(-np.clip(doubts, -30, 30))))


def scored(clues: Clues, table: Mapping[str, Mapping[str, float]]) -> tuple[Table, Table]:
    """The columns of ``FIRST`` and ``SECOND``, and the probability of each reading; without weights of the second kind
    those of the first alone decide."""
    first = clues.first()
    found = chances(first @ _column(table["first"], FIRST), clues.group_of, len(clues.groups))
    for _ in range(_ROUNDS):
        features = np.hstack([first, clues.second(found)])
        if "second" not in table:
            break
        found = chances(features @ _column(table["second"], (*FIRST, *SECOND)), clues.group_of, len(clues.groups))
    return features, found


def doubt(clues: Clues, features: Table, found: Table, best: Sequence[int]) -> Table:
    """The columns of ``DOUBT``, one row a group. ``features``: the columns of ``FIRST`` and ``SECOND``."""
    lead = np.clip(clues.around(found, best), 1e-4, 1 - 1e-4)
    none = clues.none(features[:, FIRST.index("in what follows")])
    return np.hstack([lead[:, None], np.log(lead / (1 - lead))[:, None], none, features[best][:, _TOLD]])


def _column(table: Mapping[str, float], names: Sequence[str]) -> Table:
    return np.array([table.get(name, 0.0) for name in names])
