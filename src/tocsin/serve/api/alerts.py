"""Alerts: what the rules raised, with every record that each rests on."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from tocsin import warning
from tocsin.errors import UsageError
from tocsin.export.alerting import alert_to_dict
from tocsin.export.jsonl import ORIGIN

from .asking import AlertPage
from .cursors import cursor, place
from .house import House, places_of
from .incidents import Known
from .problems import NotFound
from .shapes import AlertShown, Listed


def routes(house: House) -> None:
    """Give them their addresses."""
    project, registry = house.project, house.registry

    def alerts(asked: Annotated[AlertPage, Query()]) -> Response:
        """Alerts that are open, the gravest and latest first; with `every` those too that somebody dealt with."""
        found = warning.listed(project, since=asked.since, every=asked.every)
        begin = int(place(asked, asked.cursor)) if asked.cursor else 0
        end = begin + asked.limit
        items = (
            alert_to_dict(one, registry) | {"origin": ORIGIN} | places_of("alerts", one.alert.id)
            for one in found[begin:end]
        )
        return house.page(items, cursor(asked, end) if end < len(found) else None, len(found))

    def alert(name: Known) -> Response:
        """One alert, whatever became of it."""
        try:
            found = warning.one(project, name)
        except UsageError as error:
            raise NotFound(f"{error}; /api/v1/alerts?every=true lists them") from error
        return house.one(alert_to_dict(found, registry) | {"origin": ORIGIN} | places_of("alerts", found.alert.id))

    house.serve("/alerts", alerts, shape=Listed[AlertShown])
    house.serve("/alerts/{id}", alert, shape=AlertShown)
