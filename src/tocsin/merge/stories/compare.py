"""What two documents have in common and where they differ: named values, each from about 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Set
from typing import Any

from .corpus import Corpus, Profile, Vector

NAMES = (
    "words in common",
    "headline told in the other",
    "both headlines told in the other",
    "opening in common",
    "rarest name in common",
    "second rarest name in common",
    "third rarest name in common",
    "names in common",
    "opening names in the other",
    "both opening names in the other",
    "opening name in common",
    "full names in common",
    "street in common",
    "other streets",
    "house number in common",
    "other house numbers",
    "ages in common",
    "young age in common",
    "other ages",
    "headline figures in common",
    "other headline figures",
    "same kind of people",
    "other kind of people",
    "day named in common",
    "named days apart",
    "days apart",
    "over two days apart",
    "over a week apart",
    "over two months apart",
    "one outlet",
    "little text",
)
"""The features in the order of :func:`compare`; the weights have the same names."""

PRIVATE = frozenset(name for name in NAMES if "name" in name and "day" not in name)
"""Features whose words can be names of private people."""
UNDATED = 7
"""Days by which undated documents count as apart: neither for one story nor against it."""
YOUNG = 12
"""Ages up to which an age is rare among those of whom crime and war are told."""
_RARE = 0.7
_SHORT = 20
_SHOWN = 5


def compare(corpus: Corpus, one: Profile, other: Profile) -> tuple[float, ...]:
    """The value of each feature of :data:`NAMES`. The same whichever document is first."""
    a, b = one.sketch, other.sketch
    shared = sorted((weight for name, weight in one.names.items() if name in other.names), reverse=True)
    told = (_dot(one.title, other.whole), _dot(other.title, one.whole))
    known = (_told(one, other), _told(other, one))
    opening = (one.names[name] for name in one.first_names & other.first_names)
    full = sum(corpus.full_name_rareness(name) > _RARE for name in a.full_names & b.full_names)
    days = abs(a.day - b.day) if a.day is not None and b.day is not None else UNDATED
    ages = a.ages & b.ages
    figures = a.figures & b.figures
    kinds = a.people & b.people
    return (
        _dot(one.whole, other.whole),
        max(told),
        min(told),
        _dot(one.lead, other.lead),
        *(shared[i] if i < len(shared) else 0.0 for i in range(3)),
        math.log1p(sum(sorted(weight**4 for weight in shared))),
        max(known),
        min(known),
        max(opening, default=0.0),
        math.log1p(full),
        float(bool(a.streets & b.streets)),
        _differ(a.streets, b.streets),
        float(bool(a.houses & b.houses)),
        _differ(a.houses, b.houses),
        len(ages) / min(len(a.ages), len(b.ages)) if ages else 0.0,
        float(any(age <= YOUNG for age in ages)),
        _differ(a.ages, b.ages),
        len(figures) / min(len(a.figures), len(b.figures)) if figures else 0.0,
        _differ(a.figures, b.figures),
        len(kinds) / len(a.people | b.people) if kinds else 0.0,
        _differ(a.people, b.people),
        len(a.days & b.days) / max(1, min(len(a.days), len(b.days))),
        math.log1p(min((abs(x - y) for x in a.days for y in b.days), default=1)),
        math.log1p(days),
        float(days > 2),
        float(days > 7),
        float(days > 60),
        float(bool(a.outlet) and a.outlet == b.outlet),
        float(min(a.length, b.length) < _SHORT),
    )


def in_common(corpus: Corpus, one: Profile, other: Profile, feature: str) -> tuple[str, ...]:
    """The words that a feature rests on, the rarest first; none for what is different, and for time and outlet."""
    a, b = one.sketch, other.sketch
    plain: dict[str, Set[Any]] = {
        "street in common": a.streets & b.streets,
        "house number in common": a.houses & b.houses,
        "headline figures in common": a.figures & b.figures,
        "ages in common": a.ages & b.ages,
        "young age in common": {age for age in a.ages & b.ages if age <= YOUNG},
        "same kind of people": a.people & b.people,
    }
    if feature in plain:
        return tuple(map(str, sorted(plain[feature])))
    if feature == "full names in common":
        return tuple(" ".join(n) for n in sorted(a.full_names & b.full_names) if corpus.full_name_rareness(n) > _RARE)
    if feature in PRIVATE:
        return _rarest(one.names.keys() & other.names.keys(), one.names.__getitem__)
    if feature == "opening in common":
        return _rarest(one.lead.keys() & other.lead.keys(), lambda word: one.lead[word] * other.lead[word])
    if feature in NAMES[:3]:
        return _rarest(one.whole.keys() & other.whole.keys(), lambda word: one.whole[word] * other.whole[word])
    return ()


def _rarest(words: Set[str], weight: Callable[[str], float]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-weight(word), word))[:_SHOWN])


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _told(one: Profile, other: Profile) -> float:
    """How much of the names of one's opening, by rareness, the other has too."""
    names, total, told = other.names, 0.0, 0.0
    for name, weight in one.names.items():
        if name in one.first_names:
            total += weight
            told += weight * (name in names)
    return told / total if total else 0.0


def _differ(one: Set[Any], other: Set[Any]) -> float:
    """Whether both tell some and none is the same."""
    return float(bool(one) and bool(other) and one.isdisjoint(other))
