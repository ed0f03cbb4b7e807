"""Proposes which texts to hold against each other, so that a hundred thousand are not held each against each.

Two texts are proposed where they have a key in common: a band of their MinHash signatures, the least hash of a stretch
of words, or two event records that follow each other; or three names in reports of the same days. Keys follow from one
text alone, so what is proposed does not depend on the order in which texts come; a store can keep them as a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from tocsin.records.origin import Fingerprint, Tie

from .compare import compare
from .retelling import DAYS, retells
from .words import word_hash

BAND = 4
"""Rows of the signature in a band. 16 bands of 4 propose a pair that shares 0.7 of its runs with 0.99, 0.5 with 0.64;
windows propose the rest."""
_STRETCHES = 8
_STRETCHES_OF_OUTLET = 4
Keys = NDArray[np.uint64]
_MIX = 0x9E3779B97F4A7C15
NAMES_FROM = 1 << 62
"""Keys from here on stand for names, and one of them alone proposes nothing: see :func:`least_names`."""


def keys(one: Fingerprint, *, near: bool = False) -> Keys:
    """Whole numbers below 2**63, distinct and sorted, that stand for the text in an index or a store.

    Those from ``NAMES_FROM`` on stand for two names each, or for three where the text has no date: a day narrows things
    down as a name does.

    With ``near``, those to look up instead: the names and events of the days before and after are among them. A text
    is found by any other that it would find.
    """
    bands = np.frombuffer(one.signature, dtype="<u4").reshape(-1, BAND)
    found = {_mixed(1, number, *row) for number, row in enumerate(bands.tolist())}
    found |= {_mixed(2, window) for window in np.frombuffer(one.windows, dtype="<u4").tolist()}
    names = np.frombuffer(one.capitals, dtype="<u4").tolist()
    sets = [_mixed(3, *several) for several in combinations(sorted(names), 2 if one.published else 3)]
    told = [word_hash(f"{fact.root} {' '.join(fact.actors)}") for fact in one.facts if fact.actors]
    found |= {_mixed(4, *two) for two in pairwise(told) if two[0] != two[1]}
    spans = _spans(one.published, near)
    found |= {_mixed(several, span) | NAMES_FROM for several in sets for span in spans}
    return np.fromiter(sorted(found), dtype=np.uint64, count=len(found))


def least_words(one: Fingerprint, other: Fingerprint) -> int:
    """How many other keys two texts must share: an eighth of the shorter's stretches: a notice is not enough.

    A quarter within one outlet, where notices recur and a copy is held to more (see ``SAME_OUTLET_SHARE``).
    """
    stretches = min(len(one.windows), len(other.windows)) // 4
    same = one.outlet and one.outlet == other.outlet
    return max(1, stretches // (_STRETCHES_OF_OUTLET if same else _STRETCHES))


def least_names(one: Fingerprint) -> int:
    """How many keys of names must be shared to propose a text: those of three names."""
    return 3 if one.published else 1


def _spans(published: str, near: bool) -> tuple[int, ...]:
    """The number of the days within which a text came out, with those beside it if asked; 0 where it has no date."""
    if not published:
        return (0,)
    span = date.fromisoformat(published[:10]).toordinal() // DAYS
    return (span - 1, span, span + 1) if near else (span,)


def _mixed(*parts: int) -> int:
    value = 0
    for part in parts:
        value = ((value ^ part) * _MIX) & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 31
    return value & (NAMES_FROM - 1)


class OriginIndex:
    """Texts with their ties, as they come in. What it holds in the end does not depend on their order.

    Keys lie in one sorted array and a small map of those that came since, some 16 bytes a key: a hundred thousand texts
    take about 120 MB beside their fingerprints.
    """

    def __init__(self, fingerprints: Iterable[Fingerprint] = ()) -> None:
        self.fingerprints: list[Fingerprint] = []
        self.ties: list[Tie] = []
        self._numbers: dict[str, int] = {}
        self._keys = np.empty(0, np.uint64)
        self._texts = np.empty(0, np.uint32)
        self._new: dict[int, list[int]] = {}
        self._waiting = 0
        for one in fingerprints:
            self.add(one)

    def __len__(self) -> int:
        return len(self.fingerprints)

    def add(self, one: Fingerprint) -> tuple[Tie, ...]:
        """Take a text in and say what ties it to those that are there. One that is there already is passed over."""
        if one.doc in self._numbers:
            return ()
        found = tuple(tie for other in self._proposed(one) for tie in ties(one, self.fingerprints[other]))
        self._enter(one, keys(one))
        self.ties += found
        return found

    def candidates(self, one: Fingerprint) -> tuple[Fingerprint, ...]:
        """The texts with which it has a key in common, in the order in which they came."""
        return tuple(self.fingerprints[number] for number in self._proposed(one) if number != self._at(one))

    def _at(self, one: Fingerprint) -> int:
        return self._numbers.get(one.doc, -1)

    def _proposed(self, one: Fingerprint) -> list[int]:
        own = keys(one, near=True)
        first, last = np.searchsorted(self._keys, own, "left"), np.searchsorted(self._keys, own, "right")
        words: Counter[int] = Counter()
        names: Counter[int] = Counter()
        for key, start, end in zip(own.tolist(), first.tolist(), last.tolist(), strict=True):
            held = names if key >= NAMES_FROM else words
            if end > start:
                held.update(self._texts[start:end].tolist())
            if key in self._new:
                held.update(self._new[key])
        found = {number for number, shared in words.items() if shared >= least_words(one, self.fingerprints[number])}
        return sorted(found | {number for number, shared in names.items() if shared >= least_names(one)})

    def _enter(self, one: Fingerprint, own: Keys) -> None:
        number = len(self.fingerprints)
        self.fingerprints.append(one)
        self._numbers[one.doc] = number
        for key in own.tolist():
            self._new.setdefault(key, []).append(number)
        self._waiting += len(own)
        if self._waiting > 50_000 + len(self._keys) // 4:
            self._settle()

    def _settle(self) -> None:
        """Sort the new keys in among the old; done each time they have grown by a quarter, so it costs little."""
        added = np.fromiter(self._new, dtype=np.uint64, count=len(self._new))
        counts = np.fromiter(map(len, self._new.values()), dtype=np.int64, count=len(self._new))
        texts = np.fromiter((n for held in self._new.values() for n in held), dtype=np.uint32, count=self._waiting)
        joined = np.concatenate((self._keys, np.repeat(added, counts)))
        order = np.argsort(joined, kind="stable")
        self._keys, self._texts = joined[order], np.concatenate((self._texts, texts))[order]
        self._new, self._waiting = {}, 0


def ties(one: Fingerprint, other: Fingerprint) -> Iterator[Tie]:
    """What ties two texts: being copies, or else a retelling, either way round."""
    if copy := compare(one, other):
        yield copy
        return
    for a, b in ((one, other), (other, one)):
        if tie := retells(a, b):
            yield tie
