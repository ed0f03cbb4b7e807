"""Full text and facets at ``/search``: documents with the words lit, or the records that rest on such words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import views
from tocsin.records import TYPES
from tocsin.records.shown import FoundDocument, Page

from .asked import PAGE_SIZE, Asked, given
from .asked_search import KINDS, asked_search, filter_of, without_meaning
from .meant import actor_meant, country_meant
from .page_records import ALL_STATUSES
from .site import Site, coders, reviewed, serve

FACETS = (("outlet", "Outlet"), ("type", "Records of type"), ("country", "Country"), ("lang", "Language"),
          ("year", "Published in"))  # fmt: skip
MOST_OF_FACET = 12
_LIT = re.compile("[\x02\x03]")


def routes(app: FastAPI, site: Site) -> None:
    """Serve the search."""

    def search(request: Request) -> HTMLResponse:
        want = asked_search(request.query_params)
        found = documents_found(site, want)
        made_by, values = _records(site, want) if want.values["kind"] else ([], _documents(found))
        last = max(1, -(-int(values["total"]) // PAGE_SIZE))
        return site.page(
            "search", made_by, asked=want, kinds=_kinds(site, want, found), types=list(TYPES),
            kind=want.values["kind"] or KINDS[0], statuses=ALL_STATUSES, idle=without_meaning(want),
            last=last, **values,
        )  # fmt: skip

    serve(app, "/search", search)


def documents_found(site: Site, want: Asked, *, facets: bool = True) -> Page[FoundDocument]:
    """One page of the documents that pass the filters of an address."""
    known = want.values
    return views.search(
        site.project,
        known["q"],
        outlets=given(known["outlet"]),
        langs=given(known["lang"]),
        types=given(known["type"]),
        countries=given(country_meant(known["country"], site.registry)),
        actors=given(actor_meant(known["actor"], site.registry)),
        since=known["since"],
        until=known["until"],
        limit=PAGE_SIZE,
        offset=want.offset,
        facets=facets,
    )


def _documents(found: Page[FoundDocument]) -> dict[str, Any]:
    shown = [(one, _pieces(one.excerpt)) for one in found.items]
    facets = {name: list(found.facets.get(name, {}).items())[:MOST_OF_FACET] for name, _ in FACETS}
    return {"total": found.total, "documents": shown, "facets": facets, "named": FACETS, "cards": [], "entries": {}}


def _records(site: Site, want: Asked) -> tuple[list[str], dict[str, Any]]:
    wanted = filter_of(want, site.registry)
    found = list(site.project.records(wanted))
    entries = {entry.id: entry for entry in site.project.entries(ids=sorted({record.doc for record in found}))}
    cards, total = site.worded(found, entries), site.project.count(wanted)
    values = {"total": total, "cards": cards, "entries": entries, "documents": [], "facets": {}, "named": ()}
    values |= {"reviewed": reviewed(cards)}
    return list(coders(cards)), values


def _kinds(site: Site, want: Asked, found: Page[FoundDocument]) -> list[tuple[str, int, str]]:
    """Documents and records, each with how many there are and where they are listed."""
    counts: Mapping[str, int] = {
        "documents": found.total,
        "records": site.project.count(filter_of(want, site.registry)),
    }
    return [(kind, counts[kind], "/search" + want.but(kind="" if kind == "documents" else kind)) for kind in KINDS]


def _pieces(excerpt: str) -> list[tuple[str, bool]]:
    """An excerpt cut into runs, each with whether it is a match; a sign that the text itself holds does no harm."""
    return [(piece, n % 2 == 1) for n, piece in enumerate(_LIT.split(excerpt)) if piece]
