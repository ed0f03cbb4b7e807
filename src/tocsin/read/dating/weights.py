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
TEMPER, TEMPER_FAR, FAR_OFF, MISREAD = 0.8, 0.4, 0.1, 0.05
"""Chosen on the half of the train split not learned from, so that narrow intervals hold as often as wide ones."""


def table() -> dict[str, Any]:
    """What ``python -m training dating`` wrote: mass, and weights and counts by group and step."""
    return load_lexicon(FILE)


def chances(signs: Sequence[Sign], scored: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """The chance of each day of ``all_days()``; together 1. ``scored`` are the signs' :func:`scores`."""
    return weighed(np.sum(scored, axis=0), signs)


def weighed(score: NDArray[np.float64], signs: Sequence[Sign]) -> NDArray[np.float64]:
    """Chances from added scores: signs err together, so they are tempered, and one text in ten is far off the usual.

    Days that the meaning of the words rules out keep a small share, for words are misread.
    """
    chance = (1 - FAR_OFF) * _chances(TEMPER * score) + FAR_OFF * _chances(TEMPER_FAR * score)
    for sign in signs:
        chance = np.where(sign.impossible(all_days()), MISREAD * chance, chance)
    return np.asarray(chance / chance.sum())


def _chances(score: NDArray[np.float64]) -> NDArray[np.float64]:
    chance = np.exp(score - score.max())
    return np.asarray(chance / chance.sum())


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
