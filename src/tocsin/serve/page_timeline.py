"""The timeline at ``/timeline``: of everything, of an actor or a country, or of one incident."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import views
from tocsin.errors import UsageError
from tocsin.export.naming import actor_name
from tocsin.records import Incident
from tocsin.records.incident import STANDINGS
from tocsin.records.wanted import WantedIncidents

from .asked import PAGE_SIZE, Asked, asked
from .meant import actor_meant
from .site import Site, coders, serve
from .timelines import by_day
from .told import Told, told
from .weekly import Weekly, weekly

FIELDS = ("of", "since", "until", "by", "after")
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType({"by": ("type",)})
_LEAST_OF_ID = 6
"""Characters that an incident's id is known by at least, as for ``tocsin timeline``."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve the timeline."""

    def timeline(request: Request) -> HTMLResponse:
        want = asked(request.query_params, FIELDS, _CHOICES)
        return _of_one(site, want) if want.values["of"] else _of_all(site, want)

    serve(app, "/timeline", timeline)


def _of_all(site: Site, want: Asked) -> HTMLResponse:
    """Every incident, whatever it stands as, the latest first; what nothing dates comes last."""
    known = want.values
    wanted = WantedIncidents(standings=STANDINGS, since=known["since"], until=known["until"])
    try:
        found = views.incidents(site.project, wanted, limit=PAGE_SIZE, after=known["after"])
    except UsageError as error:
        return site.failure(404, str(error))
    shown = told(site.project, found.items, site.registry)
    return site.page(
        "timeline", coders(one.card for one in shown), asked=want, of="", of_actor=False, chart=_chart(site, want, ""),
        days=(), told_days=_told_by_day(found.items, shown), total=found.total, after=found.after,
        unsure=found.left_out, least=found.least,
    )  # fmt: skip


def _of_one(site: Site, want: Asked) -> HTMLResponse:
    """What is told of one actor, country or incident by day, the earliest first."""
    known = want.values
    actor = actor_meant(known["of"], site.registry)
    try:
        found = views.timeline(
            site.project, known["of"], since=known["since"], until=known["until"], limit=PAGE_SIZE, after=known["after"]
        )
    except UsageError as error:
        return site.failure(404, str(error))
    one = len(known["of"]) >= _LEAST_OF_ID and all(item.id.startswith(known["of"]) for item in found.items)
    is_incident = bool(found.items) and one
    return site.page(
        "timeline", [], asked=want, of=known["of"] if is_incident else actor_name(actor, site.registry),
        of_actor=not is_incident, chart=None if is_incident else _chart(site, want, actor),
        days=by_day(found.items, site.registry), told_days=(), total=found.total, after=found.after, unsure=0, least=0,
    )  # fmt: skip


def _chart(site: Site, want: Asked, actor: str) -> Weekly:
    known = want.values
    actors = (actor,) if actor else ()
    counted = views.weeks(site.project, WantedIncidents(actors=actors, since=known["since"], until=known["until"]))
    return weekly(counted, by_type=known["by"] == "type", asked={"actor": actor})


def _told_by_day(incidents: Iterable[Incident], shown: Iterable[Told]) -> list[tuple[str, str, list[Told]]]:
    days = {one.id: (one.first, one.last) for one in incidents}
    return [(*key, list(some)) for key, some in groupby(shown, key=lambda one: days[one.id])]
