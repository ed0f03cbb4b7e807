"""Incidents, their counts, and timelines: what all the reports of a thing come to together."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from tocsin import views
from tocsin.errors import UsageError
from tocsin.export.incidents import contradiction_to_dict, incident_line
from tocsin.export.jsonl import ORIGIN
from tocsin.export.timelines import timeline_line
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.registry import Registry

from .asking import IncidentFilter, IncidentPage, PairFilter, TimelinePage
from .cursors import cursor, place
from .house import House, places_of
from .problems import NotFound
from .shapes import IncidentShown, ItemShown, Listed, RowList

Known = Annotated[str, Path(alias="id", min_length=6, max_length=100, description="its id, or the beginning of it")]


def routes(house: House) -> None:
    """Give them their addresses."""
    project, registry = house.project, house.registry

    def incidents(asked: Annotated[IncidentPage, Query()]) -> Response:
        """Incidents told as having happened, the latest first, unless asked otherwise.

        Several reports of one act are one incident. Independence is counted by origin: outlets that carry one text
        are one. What happened less surely than the bound is left out and counted in `left_out`.
        """
        after = str(place(asked, asked.cursor)) if asked.cursor else ""
        found = views.incidents(project, asked.wanted(), order=asked.sort, limit=asked.limit, after=after)
        following_ = cursor(asked, found.after) if found.after else None
        return house.page(house.incidents(found.items), following_, found.total, left_out=found.left_out)

    def incident(name: Known) -> Response:
        """One incident: every report, the trail of its status, who denies it, and what contradicts what."""
        try:
            shown = views.incident(project, name)
        except UsageError as error:
            raise NotFound(f"{error}; /api/v1/incidents lists them") from error
        (whole,) = house.incidents([shown.incident])
        return house.one(
            whole
            | {
                "trail": [step._asdict() for step in shown.incident.trail],
                "denied_by": [
                    {"id": one.id, "headline": incident_line(one, registry)} | places_of("incidents", one.id)
                    for one in shown.denials
                ],
                "contradictions": [contradiction_to_dict(found) for found in shown.contradictions],
                "reasons": [
                    {"doc": why.report.doc, "record": why.report.record,
                     "with": {"doc": why.beside.doc, "record": why.beside.record}, "because": why.decision.words}
                    for why in shown.reasons
                ],
            }
        )  # fmt: skip

    def timeline(asked: Annotated[TimelinePage, Query()]) -> Response:
        """What is told of an actor, a country or an incident by day, the earliest first; the undated comes last."""
        after = str(place(asked, asked.cursor)) if asked.cursor else ""
        try:
            found = views.timeline(
                project, asked.of, since=asked.since, until=asked.until, limit=asked.limit, after=after
            )
        except UsageError as error:
            raise NotFound(str(error)) from error
        following_ = cursor(asked, found.after) if found.after else None
        return house.page((_item(one, registry) for one in found.items), following_, found.total)

    def weeks(asked: Annotated[IncidentFilter, Query()]) -> Response:
        """Incidents by week and root, with the reports behind them: quiet and unread look different."""
        return house.one({"items": [one._asdict() for one in views.weeks(project, asked.wanted())]})

    def dyads(asked: Annotated[PairFilter, Query()]) -> Response:
        """Pairs of parties by what they do to each other, those with most incidents first."""
        found = views.dyads(project, since=asked.since, until=asked.until, actor=asked.actor, limit=asked.limit)
        return house.one({"items": [one._asdict() for one in found]})

    house.serve("/incidents", incidents, shape=Listed[IncidentShown])
    house.serve("/incidents/{id}", incident, shape=IncidentShown)
    house.serve("/weeks", weeks, shape=RowList)
    house.serve("/dyads", dyads, shape=RowList)
    house.serve("/timeline", timeline, shape=Listed[ItemShown])


def _item(item: TimelineItem, registry: Registry) -> dict[str, Any]:
    when, _, what, says, _ = timeline_line(item, registry)
    return asdict(item) | {"when": when, "what": what, "says": says, "origin": ORIGIN}
