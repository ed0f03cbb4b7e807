"""How much a place weighs among its namesakes before anything is known of the text.

The unit is an inhabitant. The factors are judgements, to be overruled by whatever the text says.
"""

from __future__ import annotations

from tocsin.records import PlaceKind

from .types import Place

_WORTH: dict[PlaceKind, float] = {
    "continent": 1e9,
    "region": 2e7,
    "country": 1e6,
    "water": 2e5,
    "terrain": 1e5,
    "admin1": 1e3,
    "admin2": 1e2,
    "site": 2e3,
    "city": 2e2,
    "other": 1e2,
}
"""What a place of the kind is worth without any inhabitant."""
_FACTOR: dict[PlaceKind, float] = {"country": 10.0, "admin1": 0.5, "admin2": 0.2}
"""A unit is named less often than its people are many: most of the time the town is meant."""
_SEAT = {"country": 3.0, "admin1": 1.5, "": 1.0}
"""Capitals are in the news more than their size tells."""
LISTED = 5e3
"""A village of the supplement: whoever listed it had met it in the news, so it outweighs hamlets of its name."""


def prior(place: Place) -> float:
    """The place's weight, in inhabitants."""
    if place.id.startswith("ts:") and place.kind in ("city", "site"):
        return LISTED + place.population
    people = place.population * _FACTOR.get(place.kind, 1.0)
    return round((_WORTH[place.kind] + people) * _SEAT[place.capital], 1)
