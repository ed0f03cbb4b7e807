"""The list of documents, one document beside its records, and why a record says what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.export.excerpts import excerpts
from tocsin.export.explaining import standing
from tocsin.export.explaining import told as told_why
from tocsin.store import ORDERS

from .asked import PAGE_SIZE, asked
from .asked_search import asked_search
from .cards import Card
from .highlight import pieces
from .legend import LEGEND
from .outlets import outlet_of, ownership
from .page_search import documents_found
from .shown import web_address
from .site import Site, coders, reviewed, serve

NARROWING = ("q", "outlet", "lang", "since", "until")
"""What documents can be narrowed by; the search has more."""
SORTING = ("sure", "fact", "sort")
"""What the records of one document can be narrowed and sorted by."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve documents and explanations."""

    def documents(request: Request) -> HTMLResponse:
        return _documents(site, request)

    def document(name: str, request: Request) -> HTMLResponse:
        return _document(site, name, request)

    def explanation(request: Request) -> HTMLResponse:
        return _explanation(site, request)

    serve(app, "/documents", documents)
    serve(app, "/documents/{name:path}", document)
    serve(app, "/explanation", explanation)


def _documents(site: Site, request: Request) -> HTMLResponse:
    """The list of documents: all, those added last first, or those that pass the filters, the best match first."""
    query = {field: request.query_params.get(field, "") for field in NARROWING}
    want = asked_search({**query, "page": request.query_params.get("page", "1")})
    held = sum(site.project.summary().documents.values())
    if any(query.values()):
        page = documents_found(site, want, facets=False)
        ids, total = [one.id for one in page.items], page.total
        kept = {entry.id: entry for entry in site.project.entries(ids=ids)}
        entries = [kept[one] for one in ids if one in kept]
    else:
        total, end = held, max(0, held - want.offset)
        entries = site.project.entries(limit=min(PAGE_SIZE, end), offset=max(0, end - PAGE_SIZE))[::-1]
    return site.page(
        "documents", [entry.coder for entry in entries], asked=want, entries=entries, held=held, total=total,
        last=max(1, -(-total // PAGE_SIZE)),
    )  # fmt: skip


def _document(site: Site, name: str, request: Request) -> HTMLResponse:
    """One text with its evidence, beside its records, which can be narrowed to the surer ones and sorted."""
    try:
        document = site.project.document(name)
    except UsageError:
        return site.failure(404, "There is no document of that name here.")
    (entry,) = site.project.entries(doc_id=name)
    want = asked({field: request.query_params.get(field, "") for field in SORTING})
    cards, outlet = site.cards(entry, asked=want), outlet_of(document.outlet, site.registry)
    return site.page(
        "document", coders(cards), document=document, entry=entry, cards=cards, asked=want, orders=ORDERS,
        reviewed=reviewed(cards),
        pieces=pieces(document.text, cards), written=site.project.written(name),
        state_controlled=bool(outlet and outlet.state_controlled),
        ownership=ownership(outlet, site.registry) if outlet else "",
        source=web_address(document.source), legend=_legend_of(cards),
    )  # fmt: skip


def _explanation(site: Site, request: Request) -> HTMLResponse:
    """Why one record says what it says: a page of its own, or only the part that goes under its card."""
    name, record = request.query_params.get("document", ""), request.query_params.get("record", "")
    try:
        found, document = pipeline.explain(site.project, name, record), site.project.document(name)
    except UsageError as error:
        return site.failure(404, str(error))
    (entry,) = site.project.entries(doc_id=name)
    (card,) = (c for c in site.cards(entry) if c.record.id == found.record)
    parts = [(part, excerpts(document.text, part.words)) for part in told_why(found, site.registry)]
    return site.page(
        "_explanation" if "HX-Request" in request.headers else "explanation", coders([card]), document=document,
        entry=entry, card=card, standing=standing(found), parts=parts,
        evidence=excerpts(document.text, [found.evidence]),
    )  # fmt: skip


def _legend_of(cards: Iterable[Card]) -> list[Any]:
    looks = {c.mark.look for c in cards}
    return [row for row in LEGEND if row.look in looks]
