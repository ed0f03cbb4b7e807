"""What the gazetteer gives: places, the readings of a name, and where its data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tocsin.records import PlaceKind, PlacePrecision

Capital = Literal["", "country", "admin1"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place on earth. Coordinates are WGS 84 degrees."""

    id: str
    """``gn:2440485`` for a GeoNames id, ``ts:solhan-bfa`` for a row of the supplement or of a user's own file."""
    name: str
    """The name that its source puts first."""
    kind: PlaceKind
    latitude: float
    longitude: float
    country: str = ""
    """ISO alpha-3; empty for what lies in none or in several."""
    admin1: str = ""
    """GeoNames code of the first-order unit that it lies in or is, with alpha-2 in front: ``NE.09``."""
    admin2: str = ""
    """GeoNames code of the second-order unit: ``NE.09.11996013``."""
    population: int = 0
    """Inhabitants, 0 where unknown. Of a unit without a figure: the sum of its towns."""
    source: str = ""
    """What says that it lies there."""
    capital: Capital = ""
    """What it is the seat of."""
    precision: PlacePrecision = "place"
    """How exact the coordinates are; a unit's are the middle of its towns."""
    prior: float = 0.0
    """Weight among places of one name, in inhabitants or what is worth as many (see ``weights.py``)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name."""

    place: Place
    main: bool
    """Whether the place goes by this name first, not only in some language or some time."""

    @property
    def weight(self) -> float:
        """The place's prior, less where the name is one of its lesser ones."""
        return self.place.prior * (1.0 if self.main else LESSER)


LESSER = 0.2
"""What is left of the prior under an alternate name: one of many languages, an old or a short form."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of the gazetteer, as ``tocsin gazetteer status`` credits it."""

    name: str
    licence: str
    places: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A place with all its names, on the way into the file: each name with whether it is a main one."""

    place: Place
    names: tuple[tuple[str, bool], ...]
