"""The map at ``/map``, the list beside it, and what both are drawn from at ``/map.json``."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from tocsin import views
from tocsin.errors import UsageError
from tocsin.records import Incident
from tocsin.records.event import ROOTS
from tocsin.records.incident import STANDINGS
from tocsin.records.shown import MapIncident, Page
from tocsin.records.wanted import INCIDENT_ORDERS, WantedIncidents

from .asked import PAGE_SIZE, Asked
from .asked_incidents import order_of
from .asked_map import ANY, FORCES, asked_map, listed, of_all_times, wanted_map
from .forces import Force, forces, hosts
from .mapped import COLUMNS, HOW, as_drawn, level_of, levels, row
from .site import Site, coders, serve
from .symbols import FILLS, KINDS
from .told import told

MOST = 5000
"""Incidents drawn at a time, the latest: more hide one another, and the data would take longer to send than to read."""
MOST_PICKED = 24
"""Incidents told of one place that a click opens; the list has the rest."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve the map, its data, and the words behind a symbol."""

    def map_(request: Request) -> HTMLResponse:
        return _page(site, asked_map(request.query_params))

    def data(request: Request) -> Response:
        return JSONResponse(_data(site, asked_map(request.query_params), request.query_params.get("id", "")))

    def picked(request: Request) -> HTMLResponse:
        return _picked(site, request.query_params.get("ids", "").split(",")[:MOST_PICKED])

    serve(app, "/map", map_)
    serve(app, "/map.json", data)
    serve(app, "/map/picked", picked)


def _page(site: Site, want: Asked) -> HTMLResponse:
    wanted = wanted_map(want, site.registry)
    drawn = {one.id: level_of(one) for one in views.map_incidents(site.project, wanted, limit=MOST).items}
    beside = views.incidents(site.project, wanted, order=order_of(want), limit=PAGE_SIZE, offset=want.offset)
    shown = told(site.project, beside.items, site.registry)
    standing = _forces(site, want, wanted)
    return site.page(
        "map", coders(one.card for one in shown), asked=want, incidents=shown, total=beside.total,
        unsure=beside.left_out, least=beside.least, levels=levels(drawn.values()), drawn=len(drawn),
        last=max(1, -(-beside.total // PAGE_SIZE)), types=ROOTS, standings=(*STANDINGS, ANY), orders=INCIDENT_ORDERS,
        kinds=KINDS, fills=FILLS, forces=standing, layer=FORCES, query=listed(want),
        how={one: HOW[level] for one, level in drawn.items()},
    )  # fmt: skip


def _data(site: Site, want: Asked, one: str) -> dict[str, Any]:
    """The map's data. With the id of an incident it alone, in whatever standing and time."""
    wanted = wanted_map(want, site.registry)
    found = _only(site, one) if one else views.map_incidents(site.project, wanted, limit=MOST)
    weeks = () if one else _weeks(site, of_all_times(wanted))
    return {
        "kinds": {kind.key: kind.path for kind in KINDS},
        "columns": COLUMNS,
        "rows": [row(incident) for incident in found.items],
        "total": found.total,
        "left_out": found.left_out,
        "levels": levels(map(level_of, found.items)),
        "weeks": weeks,
        "hosts": hosts(_forces(site, want, wanted)),
    }


def _only(site: Site, name: str) -> Page[MapIncident]:
    try:
        return Page((as_drawn(views.incident(site.project, name).incident),), 1)
    except UsageError:
        return Page()


def _weeks(site: Site, wanted: WantedIncidents) -> list[tuple[str, int]]:
    """Incidents told as having happened by week, of all times, in order."""
    found: dict[str, int] = {}
    for week in views.weeks(site.project, wanted):
        found[week.week] = found.get(week.week, 0) + week.facts + week.claims
    return sorted(found.items())


def _forces(site: Site, want: Asked, wanted: WantedIncidents) -> tuple[Force, ...]:
    return forces(site.project, wanted, site.registry) if want.values["layer"] == FORCES else ()


def _picked(site: Site, names: list[str]) -> HTMLResponse:
    """What was clicked, in words: a part of the page, not one of its own."""
    found: list[Incident] = []
    for name in filter(None, names):
        try:
            found.append(views.incident(site.project, name).incident)
        except UsageError:
            continue
    shown = told(site.project, found, site.registry)
    return site.page("_picked", coders(one.card for one in shown), incidents=shown)
