"""The first reading of a text: its sentences in passages, and what the encoder reads at each piece of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .encoder import Array, Encoder, softmax
from .pieces import Cutter

PASSAGE = 126
"""Pieces of a passage at most, unless one sentence alone is longer: what fits is read with what stands before it."""
Span = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Passage:
    """Sentences read together. Spans are characters of the whole text; those of pieces that are no text are empty."""

    sentences: tuple[Span, ...]
    spans: tuple[Span, ...]
    opens: tuple[bool, ...]
    """Whether a piece is the first of its word."""
    told: Array
    """Probability of each root at each piece, that of no act first."""
    records: Array
    """Probability that a piece belongs to a record, for each of the encoder's labels of records."""


def read_passages(encoder: Encoder, cutter: Cutter, text: str, sentences: Sequence[Span]) -> tuple[Passage, ...]:
    """Every passage of some sentences of a text, read once."""
    grouped = list(passages(cutter, text, sentences))
    cut = [cutter.cut(text[p[0][0] : p[-1][1]]) for p in grouped]
    read = encoder.heads([pieces.ids for pieces in cut], ("trigger", "records"))
    return tuple(
        Passage(
            tuple(group),
            tuple((a + group[0][0], b + group[0][0]) for a, b in pieces.spans),
            tuple(pieces.opens),
            softmax(heads["trigger"]),
            np.asarray(1 / (1 + np.exp(-heads["records"])), np.float32),
        )
        for group, pieces, heads in zip(grouped, cut, read, strict=True)
    )


def word_at(passage: Passage, piece: int) -> Span:
    """The whole word that a piece opens."""
    last, spans = piece, passage.spans
    while last + 1 < len(spans) and not passage.opens[last + 1] and spans[last + 1][1] > spans[last + 1][0]:
        last += 1
    return spans[piece][0], spans[last][1]


def telling_word(read: Sequence[Passage], span: Span) -> Span | None:
    """The word of a span that most likely tells an act; None where the span was not read."""
    found = [(float(p.told[piece, 0]), word_at(p, piece)) for p, piece in _words_of(read, span)]
    return min(found)[1] if found else None


def none_told(read: Sequence[Passage], span: Span) -> list[float]:
    """For each word of a span the probability that it tells no act."""
    return [float(p.told[piece, 0]) for p, piece in _words_of(read, span)]


def _words_of(read: Sequence[Passage], span: Span) -> Iterator[tuple[Passage, int]]:
    for passage in read:
        if passage.sentences[0][0] < span[1] and span[0] < passage.sentences[-1][1]:
            for piece, (start, end) in enumerate(passage.spans):
                if passage.opens[piece] and span[0] <= start and end <= span[1]:
                    yield passage, piece


def passages(cutter: Cutter, text: str, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences that follow each other, as many as one pass reads well."""
    passage: list[Span] = []
    size = 0
    for start, end in sentences:
        count = cutter.count(text[start:end])
        far = bool(passage) and bool(text[passage[-1][1] : start].strip())
        if passage and (far or size + count > PASSAGE):
            yield passage
            passage, size = [], 0
        passage.append((start, end))
        size += count
    if passage:
        yield passage
