"""Decides whether a text retells another: the same facts, in the same order, in new words, and no source of its own.

It is asked only of texts that are no copies. A retelling is held against one text, the one that it fits best, so that a
short general report does not join two reports that know of the same event apart.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tocsin.records.origin import Fact, Fingerprint, Tie

DAYS = 4
"""Days between the two at most; later texts on the same matter have a newer source."""
STEMS = 0.45
"""Share of the retelling's words that carry meaning found in the other. This and the next three were fitted on one half
of the written cases: `python -m evaluation copies --rewrites`."""
NAMES = 0.5
"""Share of its names found there."""
ORDER = 0.5
"""Of what both tell, the share that stands in the same order."""
LEAST = 12
"""Words that carry meaning which both have."""
_QUOTED = 0.5
"""Share of a quotation's runs of words that must be found for it to be the other's."""
FACTS = 3
"""Event records that make an order."""
_Array = NDArray[np.uint32]


def retells(one: Fingerprint, other: Fingerprint) -> Tie | None:
    """What makes ``one`` a retelling of ``other``, or None."""
    if not one.told or not other.told or _days_apart(one, other) is None or _brings_its_own(one, other):
        return None
    mine, theirs = _read(one.stems), _read(other.stems)
    places = {stem: place for place, stem in enumerate(theirs.tolist())}
    both = [places[stem] for stem in mine.tolist() if stem in places]
    share = len(both) / max(1, len(mine))
    if len(both) < LEAST or share < STEMS:
        return None
    order = max(in_order(both), _facts_in_order(one.facts, other.facts))
    if order < ORDER:
        return None
    return Tie(one.doc, other.doc, "retells", share, order=order)


def _days_apart(one: Fingerprint, other: Fingerprint) -> int | None:
    """Days from the other to the one, 0 where either is undated, None where they are too far apart."""
    if not one.published or not other.published:
        return 0
    days = (date.fromisoformat(one.published[:10]) - date.fromisoformat(other.published[:10])).days
    return days if -1 <= days <= DAYS else None


def _brings_its_own(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether it has a figure, a quotation, a source or names that the other lacks."""
    known = set(_read(other.stems).tolist()) | set(_read(other.names).tolist())
    if set(_read(one.figures).tolist()) - set(_read(other.figures).tolist()):
        return True
    if set(_read(one.sources).tolist()) - set(_read(other.sources).tolist()) - known:
        return True
    quoted = _read(one.quoted)
    if len(quoted) and float(np.isin(quoted, _read(other.quoted)).mean()) < _QUOTED:
        return True
    names = _read(one.names).tolist()
    return bool(names) and sum(name in known for name in names) < NAMES * len(names)


def in_order(places: list[int]) -> float:
    """The longest stretch that rises, as a share of all: 1 for the same order, near 0 for the reverse."""
    if not places:
        return 0.0
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / len(places)


def _facts_in_order(mine: tuple[Fact, ...], theirs: tuple[Fact, ...]) -> float:
    """The same of event records; 0 where too few are shared to make an order."""
    places = {(fact.root, fact.actors): place for place, fact in reversed(list(enumerate(theirs)))}
    both = [places[fact.root, fact.actors] for fact in mine if (fact.root, fact.actors) in places]
    return in_order(both) if len(both) >= FACTS else 0.0


def _read(hashes: bytes) -> _Array:
    return np.frombuffer(hashes, dtype="<u4")
