"""The packaged trees that choose an act's place."""

from __future__ import annotations

from functools import cache
from importlib import resources

from ..forest import Forest, read_forest

WEIGHTS = "weights.json"


@cache
def load_forest() -> Forest:
    """The trees that :mod:`training.event_places` writes."""
    return read_forest(resources.files(__package__).joinpath(WEIGHTS), "the event's place")
