"""How likely each day is, given what a text tells: the weights that were learned from dated reports, added up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..lexicon import load_lexicon
from .days import all_days
from .signs import Sign

FILE = Path(__file__).with_name("weights.yaml")


def table() -> dict[str, Any]:
    """What ``python -m training dating`` wrote: mass, and weights and counts by group and step."""
    return load_lexicon(FILE)


def chances(signs: Sequence[Sign]) -> NDArray[np.float64]:
    """The chance of each day of ``all_days()``; together 1."""
    score = np.zeros(len(all_days()))
    for sign in signs:
        score += scores(sign)
    score = np.exp(score - score.max())
    return np.asarray(score / score.sum())


def scores(sign: Sign) -> NDArray[np.float64]:
    """What one sign adds to each day, as a logarithm; nothing for a sign that was never learned."""
    weights = _weights(sign.group)
    return weights[sign.steps(all_days())] if len(weights) else np.zeros(len(all_days()))


def counts(group: str) -> tuple[int, ...]:
    """In how many dated reports the day of publication fell into each step."""
    learned = table()["groups"].get(group)
    return tuple(learned["counts"]) if learned else ()


@lru_cache(maxsize=256)
def _weights(group: str) -> NDArray[np.float64]:
    learned = table()["groups"].get(group)
    return np.array(learned["weights"] if learned else [], dtype=np.float64)
