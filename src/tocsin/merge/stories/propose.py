"""Proposes which documents to compare: those that share rare words, found without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from .corpus import Corpus, Profile

MOST = 15
"""Documents that each is compared with at least: stories of more are joined through others."""
COMMON = 150
"""Documents that may have a word by which candidates are found: a city's name in a year of its news, not "police"."""


def propose(corpus: Corpus, profiles: Sequence[Profile], most: int = MOST) -> list[tuple[int, int]]:
    """Pairs of positions, each the lower first: for every document the others that share most, by rareness.

    A word in more documents than :data:`COMMON` proposes nothing: so the work grows with the documents and
    not with their square.
    """
    index: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    rare = [
        {word: weight for word, weight in one.whole.items() if corpus.documents_with(word) <= COMMON}
        for one in profiles
    ]
    for position, words in enumerate(rare):
        for word, weight in words.items():
            index[word][0].append(position)
            index[word][1].append(weight)
    arrays = {w: (np.array(at), np.array(weights)) for w, (at, weights) in index.items() if len(at) > 1}
    pairs: set[tuple[int, int]] = set()
    for position, words in enumerate(rare):
        found = [(arrays[word], weight) for word, weight in words.items() if word in arrays]
        if not found:
            continue
        at = np.concatenate([places for (places, _), _ in found])
        others, where = np.unique(at, return_inverse=True)
        shared = np.bincount(where, np.concatenate([weights * weight for (_, weights), weight in found]))
        shared[others == position] = 0.0
        best = np.argsort(-shared, kind="stable")[:most]
        pairs.update(
            (min(position, other), max(position, other)) for other in others[best].tolist() if other != position
        )
    return sorted(pairs)
