"""Records, documents, and what a search finds: all that stands in the texts themselves."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from tocsin import views
from tocsin.errors import UsageError
from tocsin.records import Record
from tocsin.records.shown import FoundDocument, Page
from tocsin.store import Entry, Filter, Place, Project

from ..outlets import outlet_of, ownership
from ..shown import web_address
from .asking import DocumentFilter, DocumentPage, RecordPage, SearchPage
from .cursors import cursor, place
from .house import House, places_of
from .problems import NotFound
from .shapes import DocumentShown, FoundShown, Listed, RecordShown
from .withdrawn import look_for_stone

_LIT, _DARK = "\x02", "\x03"
"""Between which the store puts what a search found."""
_HIDDEN = frozenset({"n"})
Name = Annotated[str, Path(description="the document's id", max_length=1000, examples=["strait-1"])]


def routes(house: House) -> None:
    """Give them their addresses."""
    project = house.project

    def records(asked: Annotated[RecordPage, Query()]) -> Response:
        """Records, in the order of the texts unless sorted otherwise.

        A record rests on the exact words of one text. `holders` says who says so; what has any is a claim.
        """
        found, following = _page(house, asked)
        return house.page(house.records(found), following, project.count(asked.wanted()))

    def record(doc: Name, name: Annotated[str, Path(alias="id", max_length=100)]) -> Response:
        """One record, by its document's id and its own."""
        found = list(project.records(Filter(documents=(doc,), ids=(name,))))
        if not found:
            look_for_stone(project, doc, name)
            raise NotFound(f"no record {name!r} in {doc!r}; /api/v1/documents/ID lists those of a document")
        return house.one(house.records(found)[0])

    def documents(asked: Annotated[DocumentPage, Query()]) -> Response:
        """Documents without their texts, in the order in which they were added; narrowed, the best match first."""
        if asked.narrowed:
            found, following, total = _narrowed(house, asked)
            kept = {one.id: one for one in project.entries(ids=[one.id for one in found.items])} if found.items else {}
            shown = [kept[one.id] for one in found.items if one.id in kept]
            return house.page(map(entry_to_dict, shown), following, total, facets=found.facets)
        after = int(place(asked, asked.cursor)) if asked.cursor else 0
        entries = project.entries(state=asked.state or "", after=after, limit=asked.limit + 1)
        listed, more = entries[: asked.limit], len(entries) > asked.limit
        held = project.summary().documents
        following = cursor(asked, listed[-1].n) if more else None
        return house.page(
            map(entry_to_dict, listed), following, held[asked.state] if asked.state else sum(held.values())
        )

    def document(name: Name) -> Response:
        """One document with its whole text and its records, whose offsets count in it.

        The text is untrusted and belongs to whoever published it.
        """
        look_for_stone(project, name)
        try:
            text = project.document(name)
        except UsageError as error:
            raise NotFound(f"no document {name!r} here; /api/v1/documents lists those there are") from error
        (entry,) = project.entries(doc_id=name)
        outlet, written = outlet_of(text.outlet, house.registry), project.written(name)
        return house.one(
            entry_to_dict(entry)
            | {
                "text": text.text, "notes": text.notes, "collected": text.collected, "written": asdict(written),
                "state_controlled": bool(outlet and outlet.state_controlled),
                "ownership": ownership(outlet, house.registry) if outlet else "",
                "records": [house.record(one, entry) for one in project.records(Filter(documents=(name,)))],
            }
        )  # fmt: skip

    def search(asked: Annotated[SearchPage, Query()]) -> Response:
        """Documents by their words, the best match first, with counts of what was found."""
        found, following, total = _narrowed(house, asked)
        return house.page(map(_found, found.items), following, total, facets=found.facets)

    house.serve("/records", records, shape=Listed[RecordShown])
    house.serve("/records/{doc:path}/{id}", record, shape=RecordShown)
    house.serve("/documents", documents, shape=Listed[DocumentShown])
    house.serve("/documents/{name:path}", document, shape=DocumentShown)
    house.serve("/search", search, shape=Listed[FoundShown])


def _page(house: House, asked: RecordPage) -> tuple[list[Record], str | None]:
    """One page of records, and the cursor of the next: the place of its last and how many of that place are shown."""
    at, skip = None, 0
    if asked.cursor:
        weight, number, start, skip = place(asked, asked.cursor)
        at = Place(weight, number, start)
    wanted = asked.wanted(limit=asked.limit + 1, offset=skip, after=at)
    found = list(house.project.records(wanted))
    shown = found[: asked.limit]
    if len(found) <= asked.limit:
        return shown, None
    numbers = {one.id: one.n for one in house.project.entries(ids={one.doc for one in shown})}
    places = [_place(asked, one, numbers) for one in shown]
    seen = sum(one == places[-1] for one in places)
    # What was skipped stood at the place that the page began with.
    return shown, cursor(asked, [*places[-1], seen + skip if places[-1] == at else seen])


def _place(asked: RecordPage, record: Record, numbers: dict[str, int]) -> Place:
    weight = None
    if asked.sort != "place-in-text":
        weight = getattr(record, "fact", None) if asked.sort == "fact" else record.confidence
    return Place(weight, numbers.get(record.doc, 0), record.start)


def _narrowed(house: House, asked: DocumentPage | SearchPage) -> tuple[Page[FoundDocument], str | None, int]:
    """One page of the documents that pass the filters, the cursor of the next, and how many there are."""
    if isinstance(asked, DocumentPage) and asked.state:
        raise UsageError("`state` goes with no other filter of documents; ask for either")
    offset = int(place(asked, asked.cursor)) if asked.cursor else 0
    found = documents_found(house.project, asked, limit=asked.limit, offset=offset)
    end = offset + len(found.items)
    return found, cursor(asked, end) if found.items and end < found.total else None, found.total


def documents_found(project: Project, asked: DocumentFilter, *, limit: int, offset: int) -> Page[FoundDocument]:
    """Documents that pass the filters, the best match first."""
    return views.search(
        project, asked.q, outlets=asked.outlet, langs=asked.lang, types=asked.type, countries=asked.country,
        actors=asked.actor, since=asked.since, until=asked.until, limit=limit, offset=offset,
    )  # fmt: skip


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """What is known of a document, as JSON values."""
    shown = {name: value for name, value in asdict(entry).items() if name not in _HIDDEN}
    if entry.state == "withdrawn":
        shown |= {"title": "", "outlet": ""}
        return shown | {"source": ""} | places_of("documents", entry.id)
    # Where a file lay on this machine is nobody else's business; its name is.
    source = web_address(entry.source) or PurePath(entry.source).name
    return shown | {"source": source} | places_of("documents", entry.id)


def _found(found: FoundDocument) -> dict[str, Any]:
    text, lit = "", list[list[int]]()
    for n, piece in enumerate(found.excerpt.split(_LIT)):
        inside, closed, rest = piece.partition(_DARK)
        if n and closed:
            lit.append([len(text), len(text) + len(inside)])
        text += inside + rest
    return found._asdict() | {"excerpt": text, "lit": lit} | places_of("documents", found.id)
