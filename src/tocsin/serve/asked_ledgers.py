"""What the address of a ledger asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from tocsin.records.wanted import WantedOfLedger
from tocsin.registry import Registry

from .asked import Asked, asked, given
from .meant import actor_meant, country_meant

FIELDS = ("as_of", "actor", "country", "state", "since", "until", "changed_since", "unsure")
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType({"unsure": ("yes",)})


def asked_ledger(query: Mapping[str, str]) -> Asked:
    """Read the query string, as leniently as for records."""
    return asked(query, FIELDS, _CHOICES)


def wanted_of_ledger(asked: Asked, registry: Registry) -> WantedOfLedger:
    """The entries that are wanted; actors and countries by their codes, however they were typed."""
    known = asked.values
    return WantedOfLedger(
        actors=given(actor_meant(known["actor"], registry)),
        countries=given(country_meant(known["country"], registry)),
        states=given(known["state"]),
        since=known["since"],
        until=known["until"],
        changed_since=known["changed_since"],
        unsure=bool(known["unsure"]),
    )
