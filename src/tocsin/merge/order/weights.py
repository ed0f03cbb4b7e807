"""How much each kind of clue says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

CERTAIN = 1000.0
"""More than all clues on two documents come to: a published date is not argued with."""
LEAST = 0.3
"""Balance of weights on two documents below which nothing is decided: odds of four to three, what remains where clues
cancel out or one is right hardly more often than not. It is a choice: with 0.9 one pair of articles in ten would be
decided, three in four of them rightly, instead of one in five and six in ten; of the written sets' pairs, of which all
but one in twenty are right either way, 56 in 100 instead of 83."""
WEIGHTS = Path(__file__).with_name("weights.json")
"""Written by ``python -m evaluation order --fit``, which says from what."""


def weight_of(kind: str) -> float:
    """The logarithm of the odds that such a clue is right, counted on dated texts whose dates were hidden."""
    return CERTAIN if kind == "published" else load_weights().get(kind, 0.0)


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The weights by kind of clue. What counts against itself as often as for itself weighs nothing."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return found
