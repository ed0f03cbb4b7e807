"""Runs of words as hashes, and the sketches of them by which texts are held against each other.

A run is ``RUN`` words that follow each other. Long texts keep one run in ``2 ** scale``, those whose hash is smallest,
so that two texts of any length can be held against each other at the coarser of their scales (FracMinHash; Irber and
others 2022). ``windows`` are winnowed (Schleimer, Wilkerson and Aiken 2003): texts with ``WINDOW + RUN - 1`` words in
common, one after the other, have one of these hashes in common too, however long the rest is.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from .words import Words, word_hash

RUN = 5
"""Words in a run. Three recur in unrelated news ("the prime minister said"); at eight a light edit leaves few whole."""
WINDOW = 40
"""Runs in a stretch, so that a paragraph of 44 words copied as it stands is found."""
KEPT = 1024
"""Runs kept of one text at most, about: a share of 0.5 is then known to 0.016."""
PERMUTATIONS = 64
SEED = 42
_LEAST_UNQUOTED = 60
"""With fewer words outside quotation marks, or under two fifths, the quoted ones are needed to know the text by."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
Hashes = NDArray[np.uint32]


class Sketch(NamedTuple):
    """What :class:`~tocsin.records.origin.Fingerprint` keeps of a text's runs."""

    size: int
    scale: int
    runs: Hashes
    signature: Hashes
    windows: Hashes


def hashes_of(words: list[str]) -> NDArray[np.uint64]:
    """A hash of each word."""
    return np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))


def runs_of(words: Words) -> Hashes:
    """The hash of each run in text order. Runs that touch a quotation are left out.

    Two reporters who heard the same speech quote it in the same words, and neither copied.
    """
    hashes = hashes_of(words.words)
    length = min(RUN, len(hashes))
    if not length:
        return np.empty(0, np.uint32)
    count = len(hashes) - length + 1
    runs = np.zeros(count, np.uint64)
    for place in range(length):
        runs = (runs ^ hashes[place : place + count]) * _FACTOR
        runs ^= runs >> np.uint64(29)
    found = (runs >> np.uint64(32)).astype(np.uint32)
    return found[_unquoted(words.quoted, length)] if any(words.quoted) else found


def _unquoted(quoted: list[bool], length: int) -> NDArray[np.bool_]:
    inside = np.asarray(quoted, dtype=bool)
    count = len(inside) - length + 1
    outside = len(inside) - int(inside.sum())
    if outside < _LEAST_UNQUOTED or outside * 5 < len(inside) * 2:
        return np.ones(count, bool)
    before = np.concatenate(([0], np.cumsum(inside)))
    return np.asarray(before[length:] == before[:-length])


def sketch(words: Words) -> Sketch:
    """Everything that is kept of the runs of a text."""
    return sketch_of(runs_of(words))


def sketch_of(found: Hashes) -> Sketch:
    """The same of runs that are known."""
    if not len(found):
        return Sketch(0, 0, found, found, found)
    distinct = _in_order(found)
    scale = max(0, int(np.ceil(np.log2(len(distinct) / KEPT))))
    kept = distinct[distinct <= highest(scale)]
    return Sketch(len(distinct), scale, kept, _signature(distinct), _windows(found))


def highest(scale: int) -> np.uint32:
    """The largest hash that is kept at this scale."""
    return np.uint32(0xFFFFFFFF >> scale)


def _in_order(hashes: Hashes) -> Hashes:
    _, first = np.unique(hashes, return_index=True)
    return hashes[np.sort(first)]


def _signature(distinct: Hashes) -> Hashes:
    hashes = distinct.astype(np.uint64)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(hashes, [0, len(hashes)], PERMUTATIONS, SEED).to_rows()
    return np.asarray(rows[0], dtype=np.uint32)


def _windows(found: Hashes) -> Hashes:
    """The least hash of every stretch of ``WINDOW`` runs, by doubling: 1, 2, 4 … runs, then two that overlap."""
    length, span, least = min(WINDOW, len(found)), 1, found
    while span * 2 <= length:
        least = np.minimum(least[:-span], least[span:])
        span *= 2
    if length > span:
        least = np.minimum(least[: len(found) - length + 1], least[length - span :])
    return np.unique(least)
