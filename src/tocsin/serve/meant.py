"""What a reader means by an actor or a country that they typed: a code as coded, or a name that the registry knows."""

from __future__ import annotations

from tocsin.registry import Registry

from .asked import actor_code

_NO_PARTY = frozenset({"person", "place", "region"})
"""Kinds of names that stand for no actor of their own: who types a person's name means no country by it."""


def actor_meant(typed: str, registry: Registry) -> str:
    """The code of the actor that is meant: ``Niger`` and ``ner`` are NER, ``Boko Haram`` is boko-haram; empty for none.

    A name that stands for several, or for none, is taken for a code, so that actors of the texts alone are found too.
    """
    named = {entry.code for entry in registry.lookup(typed.strip()) if entry.kind not in _NO_PARTY}
    if len(named) == 1:
        return named.pop()
    return actor_code(typed.strip()) if typed.strip() else ""


def country_meant(typed: str, registry: Registry) -> str:
    """The ISO code of the country that is meant, by code or by name; what is neither is given back in capitals."""
    named = {entry.code for entry in registry.lookup(typed.strip()) if entry.kind == "state"}
    return named.pop() if len(named) == 1 else typed.strip().upper()
