"""What the address of the search asks for: words and facets, of documents or of records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from tocsin.records import TYPES
from tocsin.registry import Registry
from tocsin.store import Filter

from .asked import PAGE_SIZE, Asked, asked, given
from .meant import actor_meant, country_meant

KINDS = ("documents", "records")
FIELDS = ("q", "kind", "type", "status", "actor", "country", "outlet", "lang", "since", "until")
_OF_DOCUMENTS, _OF_RECORDS = frozenset({"outlet", "lang"}), frozenset({"status"})
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType({"kind": KINDS, "type": TYPES})


def asked_search(query: Mapping[str, str]) -> Asked:
    """Read the query string, as leniently as for records. No kind is documents, but a status asks for records."""
    want = asked(query, FIELDS, _CHOICES)
    given_kind = want.values["kind"] or ("records" if want.values["status"] else "")
    return replace(want, values={**want.values, "kind": "" if given_kind == "documents" else given_kind})


def without_meaning(want: Asked) -> tuple[str, ...]:
    """Filters that are set but do not narrow what is listed: an outlet is a document's, a status a record's."""
    other = _OF_DOCUMENTS if want.values["kind"] else _OF_RECORDS
    return tuple(field for field in FIELDS if field in other and want.values[field])


def filter_of(want: Asked, registry: Registry) -> Filter:
    """The records that are wanted; actors and countries by their codes, however they were typed."""
    known = want.values
    return Filter(
        types=given(known["type"]),
        actors=given(actor_meant(known["actor"], registry)),
        countries=given(country_meant(known["country"], registry)),
        statuses=given(known["status"]),
        since=known["since"],
        until=known["until"],
        words=known["q"],
        limit=PAGE_SIZE,
        offset=want.offset,
    )
