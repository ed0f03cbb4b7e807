"""Chooses which spans are toponyms: a logistic regression over readable features, then the best that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from .evidence import Features
from .lists import weights
from .spans import Span

_CERTAIN = 0.9
_BY_HAND = frozenset({"site", "region", "water", "terrain"})
_LENGTH = 0.1
"""What a token more is worth in probability between spans that overlap: "Guernsey County" over "Guernsey"."""


def probability(features: Features, table: Mapping[str, float]) -> float:
    """That a span is a toponym, from its features and the weights of each."""
    total = sum(table.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def probabilities(features: Sequence[Features], spans: Sequence[Span]) -> list[float]:
    """Of every span, by the weights of ``detection.json``; a name that can be nothing else is nearly certain."""
    table = weights("detection")["weights"]
    learned = (probability(one, table) for one in features)
    return [
        max(chance, _CERTAIN) if _only_a_place(span) else chance for chance, span in zip(learned, spans, strict=True)
    ]


def _only_a_place(span: Span) -> bool:
    """ "Camp David", "Air Base 101": names of several words that were put into the supplement by hand.

    The corpora have too few of them for a weight, and the language model takes them for persons.
    """
    named = span.form == "name" and span.last - span.first > 1
    return named and any(r.main and r.place.id.startswith("ts:") and r.place.kind in _BY_HAND for r in span.readings)


def threshold() -> float:
    """From which probability on a span is taken for a toponym."""
    return float(weights("detection")["threshold"])


def choose(spans: Sequence[Span], chances: Sequence[float], least: float) -> list[tuple[Span, float]]:
    """Spans in text order that do not overlap, the likeliest and longest first served, none under ``least``."""
    likely = [one for one in zip(chances, spans, strict=True) if one[0] >= least]
    taken: set[int] = set()  # characters: a compound like "U.S.-Iran" is one token
    chosen = []
    for chance, span in sorted(likely, key=lambda one: -one[0] - _LENGTH * (one[1].last - one[1].first)):
        characters = range(span.start, span.end)
        if taken.isdisjoint(characters):
            taken.update(characters)
            chosen.append((span, chance))
    return sorted(chosen, key=lambda one: one[0].start)
