"""Events in the columns of POLECAT, the event data made with PLOVER, for programs that read those.

The forty columns are POLECAT's, in its order (Halterman, Bagozzi, Beger, Schrodt, Scarborough, "PLOVER and POLECAT: A
New Political Event Ontology and Dataset", 2023). What it has and no text tells is left empty: codes of the Correlates
of War, titles, Wikipedia ids, contexts. POLECAT holds events as facts; here only what is told as happened or under way
is written, never what is planned, demanded or denied, and beside the forty columns stand those without which a claim
would read as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Any

from tocsin.records import Document, Event, Record
from tocsin.records.actor import base, sector
from tocsin.registry.types import Registry

from .jsonl import origin
from .measured import error_rates
from .naming import actor_name
from .places import DRAWN
from .standing import is_claim
from .table import Row, Table, cell

QUADS = MappingProxyType(
    {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
)


def _side(name: str) -> tuple[str, ...]:
    return (
        f"{name} Name", f"{name} Country", f"{name} COW", f"Primary {name} Sector", f"{name} Sectors", f"{name} Title",
        f"{name} Name Raw", f"Wikipedia {name} ID",
    )  # fmt: skip


POLECAT = Table(
    (
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
        *_side("Actor"), *_side("Recipient"),
        "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
        "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
        "Language", "Version",
        "Claim", "Holders", "Status", "Date Start", "Date End", "Precision", "Evidence", "Document", "Record",
        "Confidence", "Fact", "Origin", "Error Rates",
    ),
    numbers=frozenset({"Intensity", "Latitude", "Longitude", "Confidence", "Fact"}),
)  # fmt: skip
"""POLECAT's forty columns, then ours; ``docs/export-columns.md`` says what each holds."""
_GEONAMES = re.compile(r"gn:(\d+)")
"""The gazetteer's ids of places from GeoNames."""


def polecat_rows(
    records: Iterable[Record], document: Callable[[str], Document | None], registry: Registry
) -> Iterator[Row]:
    """One row an event that is told as happened or under way; all other records are left out."""
    for record in records:
        if isinstance(record, Event) and record.is_fact:
            yield polecat_row(record, document(record.doc), registry)


def polecat_row(event: Event, document: Document | None, registry: Registry) -> Row:
    """One event as cells."""
    root = registry.ontology.roots[event.event_type]
    exact, named = event.place_precision, _GEONAMES.fullmatch(event.place_id)
    drawn = exact in DRAWN | {"admin1", "admin2"}
    found: dict[str, Any] = {
        "Event ID": event.id, "Event Date": event.date_start if event.date_start == event.date_end else "",
        "Event Type": event.event_type, "Event Mode": event.mode, "Intensity": root.intensity,
        "Quad Code": QUADS[root.quad],
        **_party("Actor", event.actors, registry), **_party("Recipient", event.targets, registry),
        "Placename": event.place, "Raw Placename": event.place, "City": event.place if exact in DRAWN else "",
        "District": event.place if exact == "admin2" else "", "Province": event.admin1, "Country": event.country,
        "Latitude": event.latitude if drawn else None, "Longitude": event.longitude if drawn else None,
        "GeoNames ID": named.group(1) if named else "", "Feature Type": exact,
        "Story People": event.names, "Version": event.version,
        "Claim": is_claim(event), "Holders": event.holders, "Status": event.status, "Date Start": event.date_start,
        "Date End": event.date_end, "Precision": exact, "Evidence": event.evidence, "Document": event.doc,
        "Record": event.id, "Confidence": event.confidence, "Fact": event.fact, "Origin": origin(event),
        "Error Rates": error_rates(),
    }  # fmt: skip
    if document:
        found |= {"Source": document.outlet, "Publication Date": document.published, "Language": document.lang}
    return {column: cell(found[column]) for column in POLECAT.columns if column in found}


def _party(side: str, actors: tuple[str, ...], registry: Registry) -> dict[str, Any]:
    sectors = [sector(actor) for actor in actors]
    states = [base(actor) for actor in actors if base(actor) in registry.states]
    return {
        f"{side} Name": tuple(actor_name(actor, registry) for actor in actors),
        f"{side} Country": tuple(dict.fromkeys(states)),
        f"Primary {side} Sector": sectors[0] if sectors else "",
        f"{side} Sectors": tuple(dict.fromkeys(filter(None, sectors))),
        f"{side} Name Raw": actors,
    }
