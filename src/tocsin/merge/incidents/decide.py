"""Whether two reports tell one act: a sum of named, weighted features that can be read.

The sum is a log-odds: above 0 the two more likely tell one act than two. What is told, denied and awaited is compared
alike here, for a plan and the deed it comes to are one act; who may stand in one incident is decided elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from tocsin.records import Report

from .features import compare
from .sketch import Sketch, sketch

WEIGHTS = Path(__file__).parent / "weights.json"
"""Written by ``training.merging``, which says from what."""


class Weighed(NamedTuple):
    """One feature of a decision."""

    name: str
    value: float
    weight: float
    compared: str
    """What stood on both sides, in words."""

    @property
    def points(self) -> float:
        """What it adds to the sum."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Decision:
    """What speaks for one act and what against it."""

    features: tuple[Weighed, ...]
    """Those that say most first."""

    @property
    def score(self) -> float:
        """The log-odds that the two tell one act."""
        return sum(feature.points for feature in self.features)

    @property
    def same(self) -> bool:
        """Whether they more likely tell one act than two."""
        return self.score > 0

    @property
    def probability(self) -> float:
        """The score as a probability. It was fitted to pairs half of which were one act: read it as an order."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.score))))

    @property
    def words(self) -> str:
        """The decision in one line."""
        parts = ((f.name.replace("_", " "), f.points, f.compared) for f in self.features if f.points)
        told = "; ".join(f"{name} {points:+.1f} ({compared})" for name, points, compared in parts)
        return f"{'one act' if self.same else 'two acts'} {self.score:+.1f}: {told}"


def same_act(a: Report, b: Report) -> Decision:
    """Whether two reports tell one act, whether done, denied or awaited. It rests on these two alone."""
    weights, one, other = load_weights(), sketch(a), sketch(b)
    found = [Weighed("any_pair", 1.0, weights["any_pair"], "before anything is compared")]
    found += [Weighed(name, value, weights[name], compared) for name, value, compared in compare(one, other)]
    return Decision(tuple(sorted(found, key=lambda f: (-abs(f.points), f.name))))


def score(a: Sketch, b: Sketch) -> float:
    """The sum alone, for those that compare by the million."""
    weights = load_weights()
    return weights["any_pair"] + sum(value * weights[name] for name, value, _ in compare(a, b))


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The weight of each feature."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found
