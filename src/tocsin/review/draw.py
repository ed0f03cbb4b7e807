"""Draws records or sentences to be judged: at random within strata, repeatably, and so that drawing again only adds.

Every item has a number of its own between 0 and 1, a hash of the seed and of what it is. In each stratum those with
the smallest numbers are drawn. That is a simple random sample of the stratum, and a larger one by the same numbers
holds the smaller one (permanent random numbers: Ohlsson, "Coordination of samples using permanent random numbers", in
Cox et al., Business Survey Methods, 1995). New documents take part in the next drawing with the same chance.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Sequence

from tocsin.records import AuditItem, Draw, Stratum, Subject

from .strata import LEAST, Part, partition

_STEPS = 80


def number(seed: int, item: AuditItem) -> float:
    """The item's number, at least 0 and less than 1: the same whenever it is asked for."""
    said = f"{seed} {item.subject} {item.id}".encode()
    return int.from_bytes(hashlib.sha256(said).digest()[:6]) / 2**48


def draw(
    subject: Subject, frame: Sequence[AuditItem], more: int, seed: int, earlier: Collection[str] = frozenset()
) -> Draw:
    """Draw so many more of the frame, beside those drawn earlier (their keys).

    Of these, what is no longer in the frame is made up for. Where the strata have changed since, a few more may come
    than were asked for: none that was drawn and is still there is ever let go.
    """
    wanted = min(len(earlier) + more, len(frame))
    if not wanted:
        return Draw(subject, seed, (), ())
    parts = partition(frame, wanted)
    ordered = [sorted(part.items, key=lambda item: (number(seed, item), item.key)) for part in parts]
    kept = [max((n for n, item in enumerate(items, 1) if item.key in earlier), default=0) for items in ordered]
    counts = allocate(parts, kept, wanted)
    strata = tuple(
        Stratum(part.name, len(items), count) for part, items, count in zip(parts, ordered, counts, strict=True)
    )
    # Judged in this order, the first so many are a fair sample too: nobody has to judge to the end.
    members = sorted(
        ((rank + 0.5) / count, number(seed, item), index, item)
        for index, (items, count) in enumerate(zip(ordered, counts, strict=True))
        for rank, item in enumerate(items[:count])
    )
    return Draw(subject, seed, strata, tuple((item, index) for _, _, index, item in members))


def allocate(parts: Sequence[Part], kept: Sequence[int], wanted: int) -> list[int]:
    """How many to draw of each part: by its share, at least two and what was drawn before, at most all."""
    sizes = [len(part.items) for part in parts]
    least = [min(max(before, LEAST), size) for before, size in zip(kept, sizes, strict=True)]
    wanted = min(max(wanted, sum(least)), sum(sizes))

    def at(scale: float) -> list[float]:
        held = zip(parts, least, sizes, strict=True)
        return [min(max(scale * part.share, low), size) for part, low, size in held]

    low, high = 0.0, max(size / part.share for part, size in zip(parts, sizes, strict=True))
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) < wanted else (low, middle)
    exact = at(high)
    counts = [math.floor(value + 1e-9) for value in exact]
    by_rest = sorted(range(len(parts)), key=lambda n: (counts[n] - exact[n], parts[n].name))
    for n in by_rest * 2:
        if sum(counts) >= wanted:
            break
        counts[n] = min(counts[n] + 1, sizes[n])
    return counts
