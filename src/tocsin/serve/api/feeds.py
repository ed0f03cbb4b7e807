"""Atom feeds of what a query finds: the filters of the lists, under /feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import FastAPI, Query, Request
from starlette.responses import Response

from tocsin import views, warning
from tocsin.export.alerting import alert_title, how_sure, method, why_now
from tocsin.export.atom import NO_TIME, AtomEntry, AtomFeed, atom
from tocsin.export.figures import days, when, words
from tocsin.export.incidents import incident_line
from tocsin.export.standing import marks
from tocsin.export.wording import headline
from tocsin.records import Incident, Record
from tocsin.records.alert import Raised

from ..shown import document_address
from .asking import AlertFilter, IncidentFilter, RecordFilter
from .house import House

MEDIA = "application/atom+xml"
ENTRIES = 100
"""Things in a feed: the latest."""
_SAYS = "Machine-coded by Tocsin from reports; a line says who says so, and nothing here is confirmed by it."


def routes(app: FastAPI, house: House) -> None:
    """Give the feeds their addresses."""

    def incidents(request: Request, asked: Annotated[IncidentFilter, Query()]) -> Response:
        found = views.incidents(house.project, asked.wanted(), order=asked.sort, limit=ENTRIES).items
        return _feed(house, request, "incidents", _incidents(house, request, found))

    def records(request: Request, asked: Annotated[RecordFilter, Query()]) -> Response:
        total = house.project.count(asked.wanted()) if asked.sort == "place-in-text" else 0
        wanted = asked.wanted(limit=ENTRIES, offset=max(total - ENTRIES, 0))
        found = list(house.project.records(wanted))
        # Documents come in the order in which they were added: in a feed the last comes first.
        return _feed(house, request, "records", _records(house, request, found[::-1] if total else found))

    def alerts(request: Request, asked: Annotated[AlertFilter, Query()]) -> Response:
        found = warning.listed(house.project, since=asked.since, every=asked.every)
        latest = sorted(found, key=lambda one: one.changed_at, reverse=True)[:ENTRIES]
        return _feed(house, request, "alerts", (_alert(house, request, one) for one in latest))

    for path, answer in (("/incidents.atom", incidents), ("/records.atom", records), ("/alerts.atom", alerts)):
        app.add_api_route(path, answer, methods=["GET", "HEAD"], response_model=None, response_class=Response)


def _feed(house: House, request: Request, what: str, entries: Iterable[AtomEntry]) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    home = _home(request)
    stones = () if what == "alerts" else _withdrawn(house, what)
    feed = AtomFeed(
        title=f"{what.capitalize()} of {house.site.name}", subtitle=_SAYS, key=f"feed:{house.site.name}:{what}{query}",
        here=f"{home}/feeds/{what}.atom{query}", page=f"{home}/{what}{query}", entries=(*stones, *entries),
    )  # fmt: skip
    return Response(atom(feed), media_type=MEDIA)


def _incidents(house: House, request: Request, found: Iterable[Incident]) -> Iterator[AtomEntry]:
    kept = list(found)
    known = house.project.provenance({doc for one in kept for doc in one.documents}) if kept else {}
    for one in kept:
        origins = "one origin alone" if one.single_origin else f"{len(one.sources)} origins"
        parts = (
            f"{one.standing}, told by {origins}", f"on {days(one)}" if one.first else "undated",
            f"{words(one.best.evidence)}", f"coder {', '.join({known[d].coder for d in one.documents if d in known})}",
        )  # fmt: skip
        yield AtomEntry(
            key=f"incident:{one.id}", title=incident_line(one, house.registry),
            updated=max((known[doc].at for doc in one.documents if doc in known), default=NO_TIME),
            summary=f"Machine-coded. {'; '.join(parts)}.", author=", ".join(one.outlets),
            link=f"{_home(request)}/incidents/{one.id}", categories=(one.event_type, one.standing),
        )  # fmt: skip


def _records(house: House, request: Request, found: list[Record]) -> Iterator[AtomEntry]:
    docs = {one.doc for one in found}
    known = house.project.provenance(docs) if docs else {}
    entries = {one.id: one for one in house.project.entries(ids=docs)} if docs else {}
    for one in found:
        outlet = entries[one.doc].outlet if one.doc in entries else ""
        dated = when(one)
        parts = (marks(one), f"dated {dated}" if dated else "undated", words(one.evidence), f"coder {one.version}")
        yield AtomEntry(
            key=f"record:{one.doc}:{one.id}", title=headline(one, house.registry, outlet),
            updated=known[one.doc].at if one.doc in known else NO_TIME, summary=f"Machine-coded. {'; '.join(parts)}.",
            author=outlet, link=_home(request) + document_address(one.doc, f"w-{one.id}"), categories=(one.type,),
        )  # fmt: skip


def _withdrawn(house: House, what: str) -> Iterator[AtomEntry]:
    """What was withdrawn, under the id that it had in the feed; an incident has that of its first report's record."""
    for stone in house.project.tombstones()[-ENTRIES:]:
        if what == "incidents" and stone.type not in ("", "event"):
            continue
        own = f"incident:{stone.record}" if what == "incidents" else f"record:{stone.document}:{stone.record}"
        yield AtomEntry(
            key=own if stone.record else f"document:{stone.document}",
            title=f"Withdrawn: {stone.type or 'all'} of {stone.document}", updated=stone.created_at,
            summary=f"Machine-coded before, and withdrawn: do not use it. {stone.reason}".strip(), author="Tocsin",
            categories=("withdrawn",),
        )  # fmt: skip


def _alert(house: House, request: Request, raised: Raised) -> AtomEntry:
    alert = raised.alert
    parts = (f"{alert.severity}, {raised.state}", why_now(alert, house.registry), how_sure(alert), method(alert))
    return AtomEntry(
        key=f"alert:{alert.id}", title=alert_title(alert, house.registry), updated=raised.changed_at,
        summary="; ".join(parts), author=", ".join(dict.fromkeys(one.outlet for one in alert.cites if one.outlet)),
        link=f"{_home(request)}/alerts/{alert.id}", categories=(alert.rule, alert.severity),
    )  # fmt: skip


def _home(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
