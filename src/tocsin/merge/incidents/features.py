"""What two reports have in common and what sets them apart: named features, each with what was compared.

In the manner of nomenklatura's matchers (OpenSanctions, MIT): a feature has a name, a value from 0 to 1 and the words
that it was taken from, so that a decision can be read. All of them look at the two reports alone: nothing depends on
what else a project holds, so that a decision once made never changes by company.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tocsin.records import Bounds
from tocsin.records.actor import base, sector
from tocsin.registry.gazetteer.distance import distance_km

from .sketch import MUTUAL, Sketch, is_rare
from .words import RAREST, TELLING, rarity


class Feature(NamedTuple):
    """One thing that was compared."""

    name: str
    value: float
    compared: str
    """What stood on both sides, in words."""


SAME_TOWN_KM, OTHER_TOWN_KM = 10.0, 50.0
"""Under 10 km two places are one town and its outskirts; two acts 50 km apart on one day are two acts."""
_STATE = frozenset({"", "GOV", "MIL", "COP", "LEG", "JUD"})
"""Sectors that one report calls the state and another the army or the police."""
_ENOUGH_WORDS = 20.0
"""Rarity that both sides need together before it says something that they share none: some four words."""
_RICH = 30.0
"""Shared rarity that says as much as words can: four names and a rare word."""
_REVISED = 2.0
"""Tolls of one act are revised to twice or half; beyond, it is another toll."""
_PARTICULAR = {"same_place": 0.7, "place_named": 1.0, "same_count": 0.9, "rare_word": 1.0, "same_name": 1.0}
"""What few acts of one day, country and pair of parties share by chance, from this value on: not the capital, nor that
five were hurt. Without any of it two reports are two of the many acts that a war has in a day."""


def compare(a: Sketch, b: Sketch) -> list[Feature]:
    """Every feature of a pair that is not 0. The order of the two changes no value."""
    found = [*_act(a, b), *_parties(a, b), *_days(a, b), *_places(a, b), *_counts(a, b), *_words(a, b)]
    if a.doc == b.doc and a.reality == b.reality:
        found.append(Feature("one_document", 1.0, "a document tells one act once"))
    if not any(feature.value >= _PARTICULAR.get(feature.name, 2.0) for feature in found):
        told = min(a.weight, b.weight) >= _ENOUGH_WORDS / 2
        found.append(
            Feature("nothing_particular", 1.0 if told else 0.3, "no small place, count, name or rare word shared")
        )
    return found


def _act(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if a.root != b.root:
        yield Feature("kindred_root" if a.family == b.family else "other_root", 1.0, f"{a.root}, {b.root}")
    elif a.mode and b.mode:
        yield Feature("same_mode" if a.mode == b.mode else "other_mode", 1.0, f"{a.mode}, {b.mode}")


def _parties(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if a.root in MUTUAL and b.root in MUTUAL:
        yield from _mutual(a, b)
        return
    crossed = _alike(a.actors, b.targets), _alike(a.targets, b.actors)
    straight = _alike(a.actors, b.actors), _alike(a.targets, b.targets)
    if min(crossed) > 0 > min(straight):
        yield Feature("swapped_roles", 1.0, f"{_list(a.actors)} → {_list(a.targets)}, {_list(b.actors)}")
        return
    for role, value, ours, theirs in (
        ("actor", straight[0], a.actors, b.actors),
        ("target", straight[1], a.targets, b.targets),
    ):
        if value:
            yield Feature(f"{'same' if value > 0 else 'other'}_{role}", abs(value), f"{_list(ours)}, {_list(theirs)}")


def _mutual(a: Sketch, b: Sketch) -> Iterator[Feature]:
    """Both sides do the same, whoever is named first: the first shared party, then the second."""
    ours, theirs = {base(x) for x in a.actors + a.targets}, {base(x) for x in b.actors + b.targets}
    shared, compared = ours & theirs, f"{_list(sorted(ours))}, {_list(sorted(theirs))}"
    if ours and theirs:
        yield Feature("same_actor" if shared else "other_actor", 1.0, compared)
    if len(shared) > 1:
        yield Feature("same_target", 1.0, compared)
    elif shared and ours - theirs and theirs - ours:
        yield Feature("other_target", 1.0, compared)


def _alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """From 1, the same party, to -1, certainly another; 0 where one side names none or both may be one."""
    if not ours or not theirs:
        return 0.0
    return max(_kin(one, other) for one in ours for other in theirs)


def _kin(one: str, other: str) -> float:
    if one == other:
        return 1.0
    sectors = sector(one), sector(other)
    if base(one) == base(other):
        # A state and its army are one party; soldiers are not rebels; bystanders and fighters are what is argued about.
        return 0.7 if _STATE.issuperset(sectors) else -0.5 if "CVL" not in sectors else 0.0
    if sorted(sectors) == ["", "REB"] and _is_group(one) and _is_group(other):
        return 0.0  # rebels of a country may well be the group that the other report names
    return -1.0


def _is_group(party: str) -> bool:
    return sector(party) == "REB" or party[:1].islower()


def _list(parties: tuple[str, ...] | list[str]) -> str:
    return " ".join(parties) or "nobody named"


def _days(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if not a.first or not b.first:
        return
    compared = f"{_span(a)}, {_span(b)}"
    gap = max(a.first, b.first) - min(a.last, b.last)
    if not (a.dated and b.dated):
        yield Feature("told_together" if gap <= 0 else "days_apart", 1.0 if gap <= 0 else min(1.0, gap / 4), compared)
    elif gap == 0 and a.first == a.last == b.first == b.last:
        yield Feature("same_day", 1.0, compared)
    elif gap <= 0:
        yield Feature("days_meet", 1 / (1 + math.log(2 - gap)), compared)
    elif gap == 1:
        yield Feature("next_day", 1.0, compared)
    else:
        yield Feature("days_apart", min(1.0, gap / 4), compared)
    if a.published and b.published and (late := abs(a.published - b.published)) > 3:
        yield Feature("told_apart", min(1.0, math.log(late / 3) / 3), f"{late} days between the reports")


def _span(one: Sketch) -> str:
    first, last = date.fromordinal(one.first).isoformat(), date.fromordinal(one.last).isoformat()
    told = first if first == last else f"{first} to {last}"
    return told if one.dated else f"undated, about {told}"


def _places(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if a.country and b.country:
        yield Feature("same_country" if a.country == b.country else "other_country", 1.0, f"{a.country}, {b.country}")
    compared = f"{a.place}, {b.place}"
    apart = distance_km(*a.point, *b.point) if a.point and b.point else None
    if shared := a.places & b.places if apart is None or apart < OTHER_TOWN_KM else ():
        yield Feature("same_place", _particular(shared), compared)
    elif apart is not None and apart <= SAME_TOWN_KM:
        yield Feature("same_place", _particular(a.places | b.places), f"{compared}: {apart:.0f} km")
    elif apart is not None:
        far = min(1.0, (apart - SAME_TOWN_KM) / (OTHER_TOWN_KM - SAME_TOWN_KM))
        yield Feature("other_place", far, f"{compared}: {apart:.0f} km")
    elif (a.places and a.places <= b.words) or (b.places and b.places <= a.words):
        yield Feature("place_named", 1.0, compared)
    elif a.places and b.places and a.admin1 == b.admin1:
        yield Feature("other_name", 1.0, compared)
    elif a.admin1 and b.admin1:
        yield Feature("same_admin1" if a.admin1 == b.admin1 else "other_admin1", 1.0, f"{a.admin1}, {b.admin1}")


def _particular(place: frozenset[str]) -> float:
    """A hamlet sees one act in a year, a capital ten a day: by how rarely news name the place, from 0.2 to 1."""
    return max(0.2, min(1.0, (max(map(rarity, place)) - TELLING) / (RAREST - TELLING)))


def _counts(a: Sketch, b: Sketch) -> Iterator[Feature]:
    """The tally that agrees best speaks for the pair, and where none does, the one that differs."""
    found = [_count(key, bounds, b.numbers[key]) for key, bounds in a.numbers.items() if key in b.numbers]
    if found:
        yield max(found, key=lambda f: (f.name == "same_count", f.name == "near_count", f.value, f.compared))


def _count(key: str, ours: Bounds, theirs: Bounds) -> Feature:
    compared = f"{key} {_bounds(ours)}, {_bounds(theirs)}"
    if ours == theirs:
        # Any act may have one victim; that two have seventeen is no chance.
        return Feature("same_count", min(1.0, 0.3 + math.log1p(ours[0] or ours[1] or 0) / 4), compared)
    (low, high), (lower, higher) = _filled(ours), _filled(theirs)
    gap = max(low, lower) / max(1.0, min(high, higher))
    if gap > _REVISED:
        return Feature("other_count", min(1.0, gap / 4), compared)
    return Feature("near_count", min(1.0, math.log1p(max(low, lower)) / 4), compared)


def _filled(bounds: Bounds) -> tuple[float, float]:
    low, high = bounds
    return float(low if low is not None else 0), float(high if high is not None else math.inf)


def _bounds(bounds: Bounds) -> str:
    low, high = bounds
    return f"{low}" if low == high else f"{'' if low is None else low}–{'' if high is None else high}"


def _words(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if names := a.names & b.names:
        yield Feature("same_name", 1.0, " ".join(sorted(names)))
    shared = (a.words & b.words) - a.places - b.places
    least = min(a.weight, b.weight)
    if shared:
        weight = sum(map(rarity, shared))
        told = " ".join(sorted(shared, key=lambda word: (-rarity(word), word))[:6])
        yield Feature("shared_words", min(1.0, weight / _RICH), told)
        yield Feature("share_of_words", weight / least, told)
        if any(map(is_rare, shared)):
            yield Feature("rare_word", 1.0, told)
    elif least >= _ENOUGH_WORDS:
        yield Feature("no_shared_word", 1.0, f"{len(a.words)} and {len(b.words)} rare words")
