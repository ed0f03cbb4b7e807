"""Where places lie: GeoNames and a supplement, compiled once into the user's cache and looked up by name.

>>> gazetteer = open_gazetteer()
>>> gazetteer.lookup("Tillaberi")[0].country
'NER'
"""

from __future__ import annotations

from .distance import distance_km
from .fold import fold
from .gazetteer import Gazetteer
from .opening import open_gazetteer
from .types import Candidate, Capital, Place, Source

__all__ = [
    "Candidate",
    "Capital",
    "Gazetteer",
    "Place",
    "Source",
    "distance_km",
    "fold",
    "open_gazetteer",
]
