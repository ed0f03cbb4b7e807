"""How far two people agree who judged the same items, beyond what chance alone would give."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from .estimate import FEW
from .intervals import LEVEL, quantile, wilson


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people's agreement on one question. What is None cannot be told: too few, or both always said the same."""

    users: tuple[str, str]
    judged: int
    """Items that both judged."""
    same: int
    """Of these, how many they judged alike."""
    raw: float | None
    raw_low: float | None
    raw_high: float | None
    kappa: float | None
    kappa_low: float | None
    kappa_high: float | None


def agreement(users: tuple[str, str], pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """Raw agreement, and Cohen's kappa with his interval (Educational and Psychological Measurement 20, 1960).

    Of the items that both judged, without weights: it tells of the people, not of the project.
    """
    n, same = len(pairs), sum(a == b for a, b in pairs)
    if n < FEW:
        return Agreement(users, n, same, None, None, None, None, None, None)
    raw = same / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[value] * second[value] for value in first) / n**2
    if chance >= 1:
        return Agreement(users, n, same, raw, *wilson(raw, n), None, None, None)
    kappa = (raw - chance) / (1 - chance)
    half = quantile(LEVEL) * math.sqrt(raw * (1 - raw) / n) / (1 - chance)
    return Agreement(users, n, same, raw, *wilson(raw, n), kappa, max(kappa - half, -1.0), min(kappa + half, 1.0))
