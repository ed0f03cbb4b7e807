"""Finds toponyms and the country that each lies in."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.records import Name, PlaceName
from tocsin.registry import Registry


def find_places(parse: Doc, names: tuple[Name, ...], registry: Registry) -> tuple[PlaceName, ...]:
    """Toponyms in text order. The country is empty where the registry does not know the place."""
    return ()
