"""What the address of the list of incidents asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import cast

from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS, TOLD, Standing
from tocsin.watch import INCIDENT_ORDERS, IncidentOrder, Wanted

from .asked import PAGE_SIZE, Asked, actor_code, asked, given

_FIELDS = ("type", "standing", "actor", "country", "since", "until", "sure", "sort")
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType(
    {"type": ROOTS, "standing": STANDINGS, "sort": INCIDENT_ORDERS}
)


def asked_incidents(query: Mapping[str, str]) -> Asked:
    """Read the query string, as leniently as for records."""
    return asked(query, _FIELDS, _CHOICES)


def wanted_incidents(asked: Asked, least: float) -> Wanted:
    """The incidents of one page of the list; ``least`` is how sure they are where the address does not say."""
    known = asked.values
    standing = given(known["standing"])
    return Wanted(
        standings=cast(tuple[Standing, ...], standing) or TOLD,
        types=given(known["type"]),
        actors=given(actor_code(known["actor"])),
        countries=given(known["country"].upper()),
        since=known["since"],
        until=known["until"],
        sure=float(known["sure"]) if known["sure"] else least,
        order=cast(IncidentOrder, known["sort"] or INCIDENT_ORDERS[0]),
        limit=PAGE_SIZE,
        offset=asked.offset,
    )
