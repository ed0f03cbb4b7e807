"""Whole lists as files: the filters of a list, all that they find, sent as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import Annotated

from fastapi import Query
from starlette.responses import Response, StreamingResponse

from tocsin import views
from tocsin.export.document_rows import DOCUMENTS, document_row
from tocsin.export.entry_rows import TIMELINE, timeline_rows
from tocsin.export.table import csv_lines
from tocsin.exporting import Export, Wish
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.store import Entry

from .asking import DocumentFilter, EntryFilter, IncidentFilter, RecordFilter, TimelineFilter
from .evidence import documents_found, entry_to_dict
from .followed import Ledger
from .house import House

MEDIA = {"csv": "text/csv", "jsonl": "application/x-ndjson", "geojson": "application/geo+json"}
Form = StrEnum("Form", {name: name for name in MEDIA})  # type: ignore[misc]
Flat = StrEnum("Flat", {name: name for name in ("csv", "jsonl")})  # type: ignore[misc]
BLOCK = 64 * 1024
"""Characters sent at once."""
_LOT = 500


def routes(house: House) -> None:
    """Give them their addresses."""
    project, registry = house.project, house.registry

    def records(form: Form, asked: Annotated[RecordFilter, Query()]) -> Response:
        """All records that pass the filters, as a file; GeoJSON holds events alone."""
        wish = Wish("records", str(form), records=asked.wanted())
        return download(Export(project, registry, wish).chunks(), "records", str(form))

    def incidents(form: Form, asked: Annotated[IncidentFilter, Query()]) -> Response:
        """All incidents that pass the filters, as a file; in GeoJSON what is not told at a spot has no geometry."""
        wish = Wish("incidents", str(form), incidents=asked.wanted(), order=asked.sort)
        return download(Export(project, registry, wish).chunks(), "incidents", str(form))

    def ledger(name: Ledger, form: Flat, asked: Annotated[EntryFilter, Query()]) -> Response:
        """All entries of a ledger that pass the filters, as a file."""
        wish = Wish(str(name), str(form), entries=asked.wanted(), as_of=asked.as_of)
        return download(Export(project, registry, wish).chunks(), str(name), str(form))

    def timeline(asked: Annotated[TimelineFilter, Query()]) -> Response:
        """A whole timeline, as a file."""
        rows = timeline_rows(_every_item(house, asked), registry)
        return download(csv_lines(TIMELINE, rows), "timeline", "csv")

    def documents(asked: Annotated[DocumentFilter, Query()]) -> Response:
        """All documents that pass the filters, as a file, without their texts."""
        rows = (document_row(entry_to_dict(one)) for one in _every_document(house, asked))
        return download(csv_lines(DOCUMENTS, rows), "documents", "csv")

    for path, answer in (
        ("/records.{form}", records), ("/incidents.{form}", incidents), ("/ledgers/{name}.{form}", ledger),
        ("/timeline.csv", timeline), ("/documents.csv", documents),
    ):  # fmt: skip
        house.serve(path, answer, media=tuple(MEDIA.values()))


def download(chunks: Iterator[str], name: str, form: str) -> Response:
    """A file that is sent as it is made. What fails at once is told as it would be of a page."""
    blocks = _blocks(chunks)
    first = next(blocks, b"")
    headers = {"Content-Disposition": f'attachment; filename="tocsin-{name}.{form}"'}
    return StreamingResponse(chain([first], blocks), headers=headers, media_type=MEDIA[form])


def _blocks(chunks: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= BLOCK:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def _every_document(house: House, asked: DocumentFilter) -> Iterator[Entry]:
    """All documents, in the order in which they were added, or those that pass the filters, the best match first."""
    after = offset = 0
    while True:
        if asked.narrowed:
            found = documents_found(house.project, asked, limit=_LOT, offset=offset).items
            lot = house.project.entries(ids=[one.id for one in found]) if found else []
        else:
            lot = house.project.entries(after=after, limit=_LOT)
        if not lot:
            return
        yield from lot
        after, offset = lot[-1].n, offset + _LOT


def _every_item(house: House, asked: TimelineFilter) -> Iterator[TimelineItem]:
    after = ""
    while True:
        found = views.timeline(house.project, asked.of, since=asked.since, until=asked.until, limit=_LOT, after=after)
        yield from found.items
        after = found.after
        if not after:
            return
