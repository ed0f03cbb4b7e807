"""The list of actors, one actor, and the names that act and are in no registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import pipeline, views
from tocsin.errors import UsageError
from tocsin.export.phrases import act
from tocsin.records.actor import base
from tocsin.records.shown import ActorRow, ActorShown
from tocsin.records.wanted import WantedIncidents
from tocsin.store import Filter

from .actor_parts import edges, in_ledgers, matrix, sides, standings
from .asked import PAGE_SIZE
from .asked_actors import asked_actors, found_actors
from .cards import Card
from .ledger_rows import named, words_address
from .meant import actor_meant, country_meant
from .site import Site, coders, serve
from .told import Counted, last_day, told
from .weekly import weekly
from .who import KINDS, profile

MOST = 50_000
"""Actors that the list is chosen from: names are the registry's, so that they are looked for here, not in the store."""
STATEMENTS = 6
NAMED_KINDS = frozenset({"organisation", "group"})
"""Unlisted names that are shown. Others may be private people's, and are counted only."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve actors."""
    latest = Counted(site.project, last_day)
    everyone = Counted(site.project, lambda project: views.actors(project, limit=MOST).items)

    def actors(request: Request) -> HTMLResponse:
        return _actors(site, everyone, request.query_params)

    def unlisted() -> HTMLResponse:
        return _unlisted(site)

    def actor(code: str) -> HTMLResponse:
        return _actor(site, code, latest())

    serve(app, "/actors", actors)
    serve(app, "/actors/unlisted", unlisted)
    serve(app, "/actors/{code}", actor)


def _actors(site: Site, everyone: Counted[tuple[ActorRow, ...]], query: Mapping[str, str]) -> HTMLResponse:
    want = asked_actors(query)
    country = country_meant(want.values["country"], site.registry)
    rows = views.actors(site.project, country=country, limit=MOST).items if country else everyone()
    found = found_actors(rows, want, site.registry)
    downloads = [("JSON", f"/api/v1/actors{want.but()}")]
    return site.page(
        "actors", [], asked=want, found=found, kinds=KINDS, downloads=downloads,
        last=max(1, -(-found.total // PAGE_SIZE)),
    )  # fmt: skip


def _unlisted(site: Site) -> HTMLResponse:
    """Who acts and is in no registry. A name that may be a private person's is counted and not shown."""
    found = pipeline.unknown_actors(site.project)
    shown = [one for one in found if one.kind in NAMED_KINDS]
    return site.page("actors_unlisted", [], names=shown[:PAGE_SIZE], total=len(shown), masked=len(found) - len(shown))


def _actor(site: Site, typed: str, latest: str) -> HTMLResponse:
    code = actor_meant(typed, site.registry)
    about = profile(code, site.registry)
    try:
        shown = views.actor(site.project, base(code))
    except UsageError:
        if not about.listed:
            return site.failure(404, "There is no actor of that code here, and the registry has none.")
        return site.page("actor_quiet", [], about=about, code=code)
    cards, parts = _parts(site, code, shown, latest)
    return site.page("actor", coders(cards), about=about, shown=shown, code=code, **parts)


def _parts(site: Site, code: str, shown: ActorShown, latest: str) -> tuple[list[Card], dict[str, Any]]:
    project, registry = site.project, site.registry
    pairs = edges(project, code, shown.dyads, registry)
    acts, suffers = sides(project, code)
    said = list(project.records(Filter(types=("statement",), actors=(code,), order="confidence", limit=STATEMENTS)))
    entries = {doc: project.entries(doc_id=doc)[0] for doc in dict.fromkeys(record.doc for record in said)}
    statements = site.worded(said, entries)
    acting, acted_on = told(project, acts, registry), told(project, suffers, registry)
    cards = [*statements, *(one.card for one in (*acting, *acted_on))]
    return cards, {
        "edges": pairs,
        "matrix": matrix(code, pairs, registry),
        "standings": standings(project, code, registry, latest),
        "weekly": weekly(views.weeks(project, WantedIncidents(actors=(code,))), by_type=False, asked={"actor": code}),
        "acts": acting,
        "suffers": acted_on,
        "statements": statements,
        "entries": entries,
        "ledgers": [(named(one.name), one) for one in in_ledgers(project, code, registry, latest)],
        "act": act,
        "at_words": words_address,
    }
