"""The list of incidents at ``/incidents``, and one incident with all who tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import views
from tocsin.errors import UsageError
from tocsin.export.alike import reasons_told
from tocsin.export.figures import days
from tocsin.export.phrases import act
from tocsin.export.sureness import incident_weights
from tocsin.records import Incident
from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS
from tocsin.records.joining import Joining
from tocsin.records.wanted import INCIDENT_ORDERS, WantedOfLedger

from .asked_incidents import asked_incidents, order_of, wanted_incidents
from .ledger_rows import LEDGERS, Named, Row, row
from .one_incident import is_on_map, place, whole
from .site import Site, coders, serve
from .told import told

FACETS = ("type", "standing", "country", "actor")
"""What the list can be narrowed by with one click, with how many there are of each."""
MOST_OF_FACET = 12
_FOLLOWED = ("prospects", "disputes", "agreements", "people")
"""Ledgers whose entries may rest on an incident's records."""
_LOOKED = 60
"""Entries of its actors and its time that are looked through in each of them."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve incidents."""

    def incidents(request: Request) -> HTMLResponse:
        return _incidents(site, request.query_params)

    def incident(name: str) -> HTMLResponse:
        return _incident(site, name)

    serve(app, "/incidents", incidents)
    serve(app, "/incidents/{name}", incident)


def _incidents(site: Site, query: Mapping[str, str]) -> HTMLResponse:
    """A page of the list; what is less sure than the bound is left out and counted."""
    want, after = asked_incidents(query), query.get("after", "")
    wanted, order = wanted_incidents(want, site.registry), order_of(want)
    try:
        page = views.incidents(site.project, wanted, order=order, after=after, facets=True)
    except UsageError as error:
        return site.failure(400, str(error))
    shown_here = told(site.project, page.items, site.registry)
    return site.page(
        "incidents", coders(one.card for one in shown_here), asked=want, page=page, incidents=shown_here,
        least=site.project.settings.watch.sure, types=ROOTS, standings=STANDINGS, orders=INCIDENT_ORDERS,
        act=act, facets={name: dict(list(page.facets.get(name, {}).items())[:MOST_OF_FACET]) for name in FACETS},
        beginning=not after, more=want.but(after=page.after) if page.after else "",
        downloads=[(kind, f"/api/v1/incidents.{end}{want.but()}") for kind, end in _DOWNLOADS],
    )  # fmt: skip


_DOWNLOADS = (("CSV", "csv"), ("JSON", "jsonl"), ("GeoJSON", "geojson"))


def _incident(site: Site, name: str) -> HTMLResponse:
    """One incident, whole; what it denies and what denies it stand beside it."""
    try:
        shown = views.incident(site.project, name)
    except UsageError:
        return site.failure(404, "There is no incident of that id here; coded anew, it may have another.")
    one, registry = shown.incident, site.registry
    found = whole(site.project, one, shown.contradictions, shown.denials, registry)
    reasons = [(why, reasons_told(why, registry)) for why in shown.reasons]
    best = next((v for v in found.trail if (v.report.doc, v.report.record) == (one.best.doc, one.best.record)), None)
    return site.page(
        "incident", coders(found.cards), incident=one, found=found, best=best, days=days(one),
        weights=incident_weights(one), where=place(one, registry), on_map=is_on_map(one),
        denials=_worded(site, shown.denials),
        denied=_worded(site, _named(site, one.denies)), reasons=reasons, said=_said(site, one),
        related=_related(site, one),
    )  # fmt: skip


def _named(site: Site, name: str) -> tuple[Incident, ...]:
    """The incident of that id, where there is one."""
    if not name:
        return ()
    try:
        return (views.incident(site.project, name).incident,)
    except UsageError:
        return ()


def _worded(site: Site, incidents: Iterable[Incident]) -> list[Any]:
    return told(site.project, incidents, site.registry)


def _said(site: Site, incident: Incident) -> list[Joining]:
    """What analysts said of its reports, the latest last."""
    if not incident.held:
        return []
    docs = set(incident.documents)
    with site.project.merged() as kept:
        return [one for one in kept.said() if {one.one.document, one.other.document} & docs]


def _related(site: Site, incident: Incident) -> list[tuple[Named, Row]]:
    """Entries of ledgers that rest on its records: what it fulfils, ends, or is disputed in."""
    keys = {(report.doc, report.record) for report in incident.reports}
    actors = tuple(dict.fromkeys((*incident.actors, *incident.targets)))
    if not actors:
        return []
    days = sorted(filter(None, (incident.first, incident.last, *incident.told)))
    wanted = WantedOfLedger(actors, since=days[0] if days else "", until=days[-1] if days else "", unsure=True)
    found = []
    for about in LEDGERS:
        if about.name in _FOLLOWED:
            page = views.ledger(site.project, about.name, wanted, limit=_LOOKED)
            rest = (one for one in page.items if keys & {(said.doc, said.record) for said in one.entry.said})
            found += [(about, row(one, site.registry)) for one in rest]
    return found
