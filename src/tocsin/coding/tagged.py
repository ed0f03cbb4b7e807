"""Which words belong to which record, as the encoder's first reading has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .acts import Passage
from .acts.encoder import Array

BELONGS = 0.3
"""Probability from which a piece is taken to belong to a record: its words are found together, weak ones in between."""
OPENS = 0.5
"""Probability from which a piece opens a record of its own within another."""
GAP = 2
"""Pieces in a row that may fall short within one record."""
SHORTEST = 3
"""Pieces of a record at least, and behind its opening before another may open."""
SAID = {
    "event": ("event_type", "status"),
    "forecast": ("status",),
    "agreement": ("state",),
    "posture": ("state", "element"),
    "relation": ("change",),
    "indicator": ("direction",),
}
"""By type of record the fields whose values have labels: ``event:planned``, ``posture:base``."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """Words in a row that belong to one record, in characters of the text."""

    start: int
    end: int
    share: float
    """Mean probability of its pieces."""


class Tagged:
    """The pieces of a text's passages with the probability of each label."""

    def __init__(self, passages: Sequence[Passage], labels: Sequence[str]) -> None:
        self._labels = {label: column for column, label in enumerate(labels)}
        spans = [np.array(p.spans, np.int64).reshape(-1, 2) for p in passages]
        words = [s[:, 1] > s[:, 0] for s in spans]
        self._spans = np.concatenate([s[w] for s, w in zip(spans, words, strict=True)] or [np.zeros((0, 2), np.int64)])
        rows = [p.records[w] for p, w in zip(passages, words, strict=True)]
        self._shares: Array = np.concatenate(rows or [np.zeros((0, len(labels)), np.float32)])
        starts = sorted(start for p in passages for start, _ in p.sentences)
        self._sentence = np.searchsorted(np.array(starts, np.int64), self._spans[:, 0], side="right")

    def share(self, label: str, span: Span) -> float | None:
        """The mean probability of a label over a span's pieces; None where the span was not read."""
        inside = self._inside(span)
        return float(self._shares[inside, self._labels[label]].mean()) if inside.stop > inside.start else None

    def likeliest(self, labels: Sequence[str], span: Span) -> tuple[str, float]:
        """Which of some labels is the likeliest over a span, and how likely; the first at 0 where it was not read."""
        inside = self._inside(span)
        if inside.stop <= inside.start:
            return labels[0], 0.0
        means = self._shares[inside][:, [self._labels[label] for label in labels]].mean(axis=0)
        best = int(means.argmax())
        return labels[best], float(means[best])

    def runs(self, kind: str, *, parted: bool = True) -> Iterator[Run]:
        """The records of a kind, in text order, none over the end of a sentence.

        ``parted`` cuts them where the encoder sees another open.
        """
        shares = self._shares[:, self._labels[kind]]
        opens = self._shares[:, self._labels[f"{kind}:opens"]] if parted else np.zeros_like(shares)
        inside = [int(i) for i in np.flatnonzero(shares >= BELONGS)]
        if not inside:
            return
        first = inside[0]
        for last, i in pairwise([*inside, -1]):
            far = i < 0 or i - last > GAP + 1 or self._sentence[i] != self._sentence[last]
            if far or (opens[i] >= OPENS and i - first >= SHORTEST):
                if last - first + 1 >= SHORTEST:
                    share = float(shares[[k for k in inside if first <= k <= last]].mean())
                    yield Run(int(self._spans[first, 0]), int(self._spans[last, 1]), share)
                first = i

    def _inside(self, span: Span) -> slice:
        """The pieces that a span overlaps."""
        first = int(np.searchsorted(self._spans[:, 1], span[0], side="right"))
        return slice(first, int(np.searchsorted(self._spans[:, 0], span[1], side="left")))
