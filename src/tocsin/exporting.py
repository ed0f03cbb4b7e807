"""What leaves a project: records, incidents and ledgers in every form, for the command line and for downloads.

It stands beside the pipeline: it joins what is read of a project with the forms of :mod:`tocsin.export`. Everything is
written as it is read, so that a large project needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from tocsin import following, views
from tocsin.errors import UsageError
from tocsin.export.csv import RECORDS, record_rows
from tocsin.export.entries import entry_to_dict
from tocsin.export.entry_rows import ENTRIES, entry_rows
from tocsin.export.ged import GED, ged_rows
from tocsin.export.geojson import geojson_chunks
from tocsin.export.incidents import INCIDENTS, incident_rows, incident_to_dict, self_description
from tocsin.export.jsonl import record_to_dict, to_line
from tocsin.export.parquet import write_parquet
from tocsin.export.polecat import POLECAT, polecat_rows
from tocsin.export.table import Row, Table, csv_lines
from tocsin.export.tombstones import TOMBSTONES, stone_row, stone_to_dict
from tocsin.records import Document, Event, Incident, Record
from tocsin.records.ledger.entry import Entry
from tocsin.records.shown import ShownEntry
from tocsin.records.wanted import IncidentOrder, WantedIncidents, WantedOfLedger
from tocsin.registry import Registry
from tocsin.store import Filter, Project

T = TypeVar("T")
WHAT = ("records", "incidents", *following.LEDGERS, "tombstones")
"""What can be exported: a ledger by its name; tombstones: what was withdrawn."""
FORMS = ("jsonl", "csv", "geojson", "parquet")
LAYOUTS: Mapping[str, str] = MappingProxyType({"flat": "", "polecat": "records", "ged": "incidents"})
"""Sets of columns, each with what it is of; ``flat`` is of anything."""
_LOT = 500
"""Incidents or entries that are read in one go."""
_TEXTS = 4
"""Documents held while records are written, which come a document at a time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported, in which form, and how it is narrowed. Only the filter of its kind counts."""

    what: str = "records"
    form: str = "jsonl"
    layout: str = "flat"
    records: Filter = field(default_factory=Filter)
    incidents: WantedIncidents = field(default_factory=WantedIncidents)
    order: IncidentOrder = "latest"
    entries: WantedOfLedger = field(default_factory=WantedOfLedger)
    as_of: str = ""


class Export:
    """One export. Raises ``UsageError`` where the form or the layout does not fit what is asked for."""

    def __init__(self, project: Project, registry: Registry, wish: Wish) -> None:
        _check(wish)
        self._project, self._registry, self._wish = project, registry, wish
        self.read = self.written = 0
        """How many things were read so far, and how many of them written: a layout may have no place for some."""

    def chunks(self) -> Iterator[str]:
        """The export in pieces, as text."""
        if self._wish.form == "jsonl":
            yield from self._lines()
            return
        table, rows = self._rows()
        counted = self._counting(rows)
        yield from geojson_chunks(counted) if self._wish.form == "geojson" else csv_lines(table, counted)

    def parquet(self, file: Path) -> None:
        """Write it to a file as Parquet. Raises ``UsageError`` where pyarrow is not installed."""
        table, rows = self._rows()
        self.written = write_parquet(table, rows, file)

    def _lines(self) -> Iterator[str]:
        found: Iterator[Mapping[str, Any]]
        match self._wish.what:
            case "records":
                found = map(record_to_dict, self._records())
            case "incidents":
                found = (incident_to_dict(one, self._coders(one), self._registry) for one in self._incidents())
            case "tombstones":
                found = map(stone_to_dict, self._reading(iter(self._project.tombstones())))
            case _:
                found = map(self._entry, self._entries())
        yield from map(to_line, self._counting(found))
        if self._wish.what == "records":
            yield from map(to_line, map(stone_to_dict, self._project.tombstones()))

    def _entry(self, entry: Entry) -> Mapping[str, Any]:
        known = self_description([self._provenance.get(said.doc, "") for said in entry.said])
        return {"ledger": self._wish.what} | entry_to_dict(entry) | known

    def _rows(self) -> tuple[Table, Iterator[Row]]:
        match self._wish.what, self._wish.layout:
            case "records", "polecat":
                return POLECAT, polecat_rows(self._records(), self._document, self._registry)
            case "records", _:
                records = self._records()
                if self._wish.form == "geojson":
                    records = (one for one in records if isinstance(one, Event))
                return RECORDS, record_rows(records, self._document, self._registry)
            case "incidents", "ged":
                return GED, ged_rows(self._incidents(), self._coders, self._registry)
            case "incidents", _:
                return INCIDENTS, incident_rows(self._incidents(), self._coders, self._registry)
            case "tombstones", _:
                return TOMBSTONES, map(stone_row, self._reading(iter(self._project.tombstones())))
            case name, _:
                coders = sorted(set(filter(None, self._provenance.values())))
                return ENTRIES, entry_rows(name, self._entries(), self._registry, coders)

    def _records(self) -> Iterator[Record]:
        return self._reading(self._project.records(self._wish.records))

    def _incidents(self) -> Iterator[Incident]:
        return self._reading(every_incident(self._project, self._wish.incidents, self._wish.order))

    def _entries(self) -> Iterator[Entry]:
        wish = self._wish
        found = every_entry(self._project, wish.what, wish.entries, wish.as_of)
        return self._reading(shown.entry for shown in found)

    def _reading(self, found: Iterator[T]) -> Iterator[T]:
        for one in found:
            self.read += 1
            yield one

    def _counting(self, found: Iterator[T]) -> Iterator[T]:
        for one in found:
            self.written += 1
            yield one

    def _coders(self, incident: Incident) -> Sequence[str]:
        return [self._provenance.get(doc, "") for doc in incident.documents]

    @cached_property
    def _provenance(self) -> dict[str, str]:
        return {doc: known.coder for doc, known in self._project.provenance().items()}

    @cached_property
    def _document(self) -> Callable[[str], Document]:
        return lru_cache(maxsize=_TEXTS)(self._project.document)


def every_incident(project: Project, wanted: WantedIncidents, order: IncidentOrder = "latest") -> Iterator[Incident]:
    """All incidents that are wanted, a lot at a time; what a run writes meanwhile changes no place in the list."""
    after = ""
    while True:
        page = views.incidents(project, wanted, order=order, limit=_LOT, after=after)
        yield from page.items
        after = page.after
        if not after:
            return


def every_entry(project: Project, name: str, wanted: WantedOfLedger, as_of: str = "") -> Iterator[ShownEntry]:
    """All entries of a ledger that are wanted, each with every word on it."""
    after = ""
    while True:
        page = views.ledger(project, name, wanted, as_of=as_of, limit=_LOT, after=after)
        for one in page.items:
            yield one if one.whole else views.ledger_entry(project, name, one.entry.id, as_of=as_of)
        after = page.after
        if not after:
            return


def _check(wish: Wish) -> None:
    of = LAYOUTS[wish.layout]
    if of and of != wish.what:
        raise UsageError(f"the layout {wish.layout} is of {of}, not of {wish.what}")
    if wish.layout != "flat" and wish.form not in ("csv", "parquet"):
        raise UsageError(f"the layout {wish.layout} is a table: take csv or parquet")
    if wish.form == "geojson" and wish.what not in ("records", "incidents"):
        raise UsageError("GeoJSON is of records and incidents: entries of ledgers are told of no spot")
