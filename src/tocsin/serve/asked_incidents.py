"""What the address of the list of incidents asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import cast

from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS, TOLD, Standing
from tocsin.records.wanted import INCIDENT_ORDERS, IncidentOrder, WantedIncidents
from tocsin.registry import Registry

from .asked import Asked, asked, given
from .meant import actor_meant, country_meant

FIELDS = (
    "type", "mode", "standing", "actor", "with", "country", "since", "until", "told_since", "new_since", "seen_since",
    "changed_since", "origins", "contradicted", "q", "sure", "sort",
)  # fmt: skip
MOST_ORIGINS = 99
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType(
    {
        "type": ROOTS,
        "standing": STANDINGS,
        "origins": tuple(map(str, range(1, MOST_ORIGINS + 1))),
        "contradicted": ("yes",),
        "sort": INCIDENT_ORDERS,
    }
)


def asked_incidents(query: Mapping[str, str]) -> Asked:
    """Read the query string, as leniently as for records. ``with`` is who stands on the other side of ``actor``."""
    return asked(query, FIELDS, _CHOICES)


def wanted_incidents(asked: Asked, registry: Registry) -> WantedIncidents:
    """The incidents that are wanted; actors and countries by their codes, however they were typed."""
    known = asked.values
    standing = given(known["standing"])
    actor, other = (actor_meant(known[side], registry) for side in ("actor", "with"))
    return WantedIncidents(
        standings=cast(tuple[Standing, ...], standing) or TOLD,
        types=given(known["type"]),
        modes=given(known["mode"]),
        actors=() if actor and other else given(actor or other),
        between=(actor, other) if actor and other else None,
        countries=given(country_meant(known["country"], registry)),
        since=known["since"],
        until=known["until"],
        told_since=known["told_since"],
        new_since=known["new_since"],
        seen_since=known["seen_since"],
        changed_since=known["changed_since"],
        sure=float(known["sure"]) if known["sure"] else None,
        words=known["q"],
        contradicted=bool(known["contradicted"]),
        origins=int(known["origins"] or 0),
    )


def order_of(asked: Asked) -> IncidentOrder:
    """The order of the list."""
    return cast(IncidentOrder, asked.values["sort"] or INCIDENT_ORDERS[0])
