"""Words lit in the stretch of text around them, cut where it runs long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.records import Words

_BEFORE, _AFTER = 70, 70
"""Characters of a sentence that are shown on either side of its lit words."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that is lit or is not."""

    text: str
    lit: bool


def excerpts(text: str, words: Sequence[Words]) -> tuple[tuple[Run, ...], ...]:
    """One excerpt for each stretch that words stand in, in text order."""
    stretches = dict.fromkeys(w.around for w in sorted(words, key=lambda w: w.start))
    return tuple(tuple(_runs(text, around, [w for w in words if w.around == around])) for around in stretches)


def _runs(text: str, around: tuple[int, int], words: Sequence[Words]) -> Iterator[Run]:
    lit = _joined(words)
    start = _edge(text, around[0], lit[0][0] - _BEFORE, forward=True)
    end = _edge(text, lit[-1][1] + _AFTER, around[1], forward=False)
    at = start
    if start > around[0]:
        yield Run("… ", lit=False)
    for first, last in lit:
        if first > at:
            yield Run(text[at:first], lit=False)
        yield Run(text[first:last], lit=True)
        at = last
    yield Run(text[at:end] + (" …" if end < around[1] else ""), lit=False)


def _joined(words: Sequence[Words]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((w.start, w.end) for w in words):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _edge(text: str, one: int, other: int, *, forward: bool) -> int:
    """Where an excerpt begins or ends: at the stretch's own edge, or at the blank next to where it runs long."""
    if forward:
        if other <= one:
            return one
        blank = text.find(" ", other)
        return blank + 1 if blank >= 0 else one
    if one >= other:
        return other
    blank = text.rfind(" ", 0, one)
    return blank if blank >= 0 else other
