"""Chooses which spans are toponyms: a logistic regression over readable features, then the best that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from .evidence import Features
from .lists import weights
from .spans import Span


def probability(features: Features, table: Mapping[str, float]) -> float:
    """That a span is a toponym, from its features and the weights of each."""
    total = sum(table.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def probabilities(features: Sequence[Features]) -> list[float]:
    """Of every span, by the weights of ``detection.json``."""
    table = weights("detection")["weights"]
    return [probability(one, table) for one in features]


def threshold() -> float:
    """From which probability on a span is taken for a toponym."""
    return float(weights("detection")["threshold"])


def choose(spans: Sequence[Span], chances: Sequence[float], least: float) -> list[tuple[Span, float]]:
    """Spans in text order that do not overlap, the likeliest first served, none under ``least``."""
    taken: set[int] = set()  # characters: a compound like "U.S.-Iran" is one token
    chosen = []
    for chance, span in sorted(zip(chances, spans, strict=True), key=lambda one: (-one[0], one[1].first - one[1].last)):
        if chance < least:
            break
        characters = range(span.start, span.end)
        if taken.isdisjoint(characters):
            taken.update(characters)
            chosen.append((span, chance))
    return sorted(chosen, key=lambda one: one[0].start)
