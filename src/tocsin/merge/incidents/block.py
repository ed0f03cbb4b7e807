"""Which reports are compared at all: those that share a key. Everything else is two acts unseen.

A key holds what the two must have in common (kind of reality, family of roots, four days) and one thing that few share:
a rare word or a word of the place, both parties, or a count in one country. Reports that share none of them would need
more than the weights of a day and one party to be one act.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import product

from tocsin.records.actor import base

from .sketch import Sketch
from .words import rarity

SLACK = 1
"""Days by which reports of one act differ, for time zones and deadlines."""
_STRETCH = 4
"""Days in one block: an act with its slack lies in one or two of them."""
LONGEST = 31
"""An act bounded to no month, days included, may be any of a hundred: its report stands alone."""
_WORDS = 8
"""Words of one report that make keys, the rarest first: an evidence span and a title seldom hold more."""
_RARE = 4.6
"""Words that make keys stand in fewer than one article in a hundred (log 100 = 4.6)."""


def block_keys(one: Sketch) -> frozenset[int]:
    """The keys of a report, as whole numbers; none where it says too little to be known again."""
    if not one.first or one.last - one.first > LONGEST:
        return frozenset()
    kind = "prospect" if one.reality == "prospect" else "done"
    stretches = range((one.first - SLACK) // _STRETCH, (one.last + SLACK) // _STRETCH + 1)
    common = [f"{kind} {one.family} {stretch}" for stretch in stretches]
    return frozenset(_number(f"{where} {what}") for where, what in product(common, set(_telling(one))))


def _telling(one: Sketch) -> Iterator[str]:
    for word in sorted(one.words, key=lambda word: (-rarity(word), word))[:_WORDS]:
        if rarity(word) >= _RARE:
            yield word
    yield from (word for word in one.places if rarity(word) >= _RARE)
    actors, targets = {base(actor) for actor in one.actors}, {base(target) for target in one.targets}
    yield from (" ".join(sorted(pair)) for pair in product(actors, targets))
    if one.country:
        yield from (f"{one.country} {tally} {low} {high}" for tally, (low, high) in one.numbers.items())


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
