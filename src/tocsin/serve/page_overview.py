"""The overview at ``/``: what is new since a cut-off, where, between whom, and what contradicts what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import views
from tocsin.export.naming import actor_names
from tocsin.records.contradiction import Contradiction
from tocsin.records.incident import Standing
from tocsin.records.shown import Changes, Dyad
from tocsin.records.wanted import WantedIncidents
from tocsin.registry import Registry
from tocsin.store import Project

from .asked_overview import Cutoff, cutoff, days_back
from .ledger_rows import named, row
from .shown import document_address
from .site import Site, coders, serve
from .told import Counted, Told, told
from .weekly import weekly

LISTED = 6
"""New incidents, entries and contradictions that are shown; the figures lead to all of them."""
PAIRS = 8
DOCUMENTS = 5
WEEKS = 26
"""Weeks that chart, map and pairs go back at least."""
_FACTS: tuple[Standing, ...] = ("fact",)
_ABOUT: Mapping[str, str] = MappingProxyType({"day": "When", "place": "Where", "actor": "Who"})


def routes(app: FastAPI, site: Site) -> None:
    """Serve the overview."""
    latest = Counted(site.project, lambda project: max(filter(None, project.published()), default=""))

    def overview(request: Request) -> HTMLResponse:
        return _overview(site, cutoff(site.project, request.query_params, latest()), latest())

    serve(app, "/", overview)


def _overview(site: Site, cut: Cutoff, latest: str) -> HTMLResponse:
    project, summary = site.project, site.project.summary()
    held, begin = sum(summary.documents.values()), _begin(cut, latest)
    found = views.changes(project, cut.since, cut.basis, limit=LISTED)
    new = told(project, found.incidents.items, site.registry)
    counts = views.overview(project)
    several = told(project, counts.most_told[:LISTED], site.registry)
    made_by = coders(one.card for one in (*new, *several))
    return site.page(
        "overview", made_by, summary=summary, held=held, cut=cut, latest=latest, changes=found, new=new,
        overview=counts, several=several, tiles=_tiles(project, cut, found),
        chart=weekly(views.weeks(project, WantedIncidents(since=begin)), by_type=False, asked={}),
        pairs=[(pair, _pair_address(pair, begin)) for pair in views.dyads(project, since=begin, limit=PAIRS)],
        entries=[(row(one, site.registry), named(one.ledger)) for one in found.entries],
        against=_contradicted(site, found),
        documents=project.entries(limit=DOCUMENTS, offset=max(0, held - DOCUMENTS))[::-1],
        begin=begin,
        where=_query({"since": begin}),
    )  # fmt: skip


def _begin(cut: Cutoff, latest: str) -> str:
    """Where chart, map and pairs begin: with the cut-off, or before it, so that much and little can be told apart."""
    return min(cut.day, days_back(latest, 7 * WEEKS)) if cut.day and latest else ""


def _tiles(project: Project, cut: Cutoff, found: Changes) -> list[tuple[int, str, str, str]]:
    """Each figure with what it counts, where it is listed, and what it rests on."""
    seen = cut.basis == "seen"
    wanted = WantedIncidents(seen_since=cut.since) if seen else WantedIncidents(new_since=cut.since)
    since = {"seen_since" if seen else "new_since": cut.since}
    after = {"changed_since" if seen else "told_since": cut.since, "contradicted": "yes"}
    narrower = replace(wanted, standings=_FACTS), replace(wanted, origins=2)
    facts, several = (views.incidents(project, one, limit=0).total for one in narrower)
    # What came in is first in the list of all documents; what came out since a day is those with such a date.
    documents = {} if seen else {"since": cut.since}
    return [
        (found.documents, "reports came in", f"/documents{_query(documents)}", ""),
        (found.incidents.total, "incidents are told", f"/incidents{_query(since)}",
         f"{facts:,} as fact, the rest as claims"),
        (several, "of them by several origins", f"/incidents{_query({**since, 'origins': '2'})}",
         "copies of one text are one origin"),
        (found.contradictions_total, "with contradictions",
         f"/incidents{_query(after)}", "what cannot hold together"),
        (found.entries_total, "entries of ledgers changed", f"/ledgers{_query({'changed_since': cut.since})}",
         "agreements, forces, prospects …"),
    ]  # fmt: skip


def _query(values: Mapping[str, str]) -> str:
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _pair_address(pair: Dyad, begin: str) -> str:
    return "/incidents" + _query({"actor": pair.a, "with": pair.b, "since": begin})


@dataclass(frozen=True, slots=True)
class Point:
    """One point on which reports of an incident cannot all hold."""

    about: str
    sides: tuple[tuple[str, int, str], ...]
    """What is said, by how many origins, and where the first words stand that say so."""


def _contradicted(site: Site, found: Changes) -> list[tuple[Told, list[Point]]]:
    """Incidents with what contradicts, each worded; no side is taken."""
    points = {one.id: [_point(against, site.registry) for against in some] for one, some in found.contradictions}
    shown = told(site.project, [one for one, _ in found.contradictions], site.registry)
    return [(one, points[one.id]) for one in shown]


def _point(one: Contradiction, registry: Registry) -> Point:
    sides = tuple(
        (
            actor_names(side.said.split(), registry) if one.kind == "actor" else side.said,
            side.origins,
            document_address(side.voices[0].doc, f"w-{side.voices[0].record}"),
        )
        for side in one.sides
        if side.voices
    )
    return Point(_ABOUT.get(one.about, f"How many {one.about}" if one.kind == "count" else one.about), sides)
