"""What is watched: alerts at ``/alerts``, indicators at ``/indicators``. Both show; acting on an alert is the CLI's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import indicating, reference, warning
from tocsin.export.alerting import alert_mark, alert_title, cited_mark, date_range, how_sure, method, why_now
from tocsin.export.figuring import between, coverage_line, difference, number, percent, scope_name
from tocsin.export.standing import Mark
from tocsin.export.voices import holders_say
from tocsin.records.alert import SEVERITIES, Alert, Cited, Raised
from tocsin.records.event import ROOTS
from tocsin.records.figure import BYS, PERIODS, By, Change, Period
from tocsin.watch.indicators import Asked as Counted

from .asked import Asked, asked
from .site import Site, serve

_ALERT_FIELDS = ("severity", "state", "country", "since")
_STATES = ("open", "all")
_FIGURE_FIELDS = ("countries", "years", "by", "period", "type", "actors")
_CHOICES = MappingProxyType(
    {"severity": SEVERITIES, "state": _STATES, "by": BYS, "period": PERIODS, "type": ROOTS}
)  # fmt: skip
_LEADS = 20
_MOST_CODES = 12
"""Countries or years that one address may name: more is no question that a page answers."""


@dataclass(frozen=True, slots=True)
class ShownCite:
    """One record of an alert in words."""

    cited: Cited
    mark: Mark
    who: str


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """An alert in words."""

    raised: Raised
    mark: Mark
    title: str
    why: str
    sure: str
    days: str
    method: str
    cites: tuple[ShownCite, ...]

    @property
    def alert(self) -> Alert:
        """The alert itself."""
        return self.raised.alert

    @property
    def lead(self) -> Cited:
        """The record to show it by: the surest of its fullest words."""
        return max(self.alert.cites, key=lambda c: (c.sure or 0.0, len(c.words)))


def routes(app: FastAPI, site: Site) -> None:
    """Serve alerts and indicators."""

    def alerts(request: Request) -> HTMLResponse:
        return _alerts(site, asked(request.query_params, _ALERT_FIELDS, _CHOICES))

    def indicators(request: Request) -> HTMLResponse:
        return _indicators(site, asked(request.query_params, _FIGURE_FIELDS, _CHOICES))

    serve(app, "/alerts", alerts)
    serve(app, "/indicators", indicators)


def _alerts(site: Site, want: Asked) -> HTMLResponse:
    given = want.values
    known = warning.listed(site.project, since=given["since"], every=True)
    found = [
        one
        for one in known
        if (given["state"] == "all" or one.state == "open")
        and (not given["severity"] or one.alert.severity == given["severity"])
        and (not given["country"] or given["country"].upper() in _places(one.alert))
    ]
    hidden = sum(one.state != "open" for one in known) if given["state"] != "all" else 0
    return site.page(
        "alerts", [], asked=want, alerts=[_shown(one, site) for one in found], total=len(known), hidden=hidden,
        severities=tuple(reversed(SEVERITIES)), states=_STATES,
    )  # fmt: skip


def _places(alert: Alert) -> set[str]:
    return {alert.country, *(actor.partition(".")[0] for actor in (*alert.actors, *alert.targets))}


def _shown(one: Raised, site: Site) -> ShownAlert:
    alert, registry = one.alert, site.registry
    cites = tuple(ShownCite(c, cited_mark(c), holders_say(c.holders, registry, c.outlet)) for c in alert.cites)
    return ShownAlert(
        one, alert_mark(alert), alert_title(alert, registry), why_now(alert, registry), how_sure(alert),
        date_range(alert), method(alert), cites,
    )  # fmt: skip


def _indicators(site: Site, want: Asked) -> HTMLResponse:
    given = want.values
    counted = Counted(
        cast(By, given["by"] or BYS[0]), cast(Period, given["period"] or "year"),
        tuple(code.upper() for code in _codes(given["countries"]) if len(code) == len("NER")),
        _codes(given["actors"]), _codes(given["type"]),
    )  # fmt: skip
    years = tuple(year for year in _codes(given["years"]) if year.isdecimal() and len(year) == len("2024"))
    found = indicating.indicators(site.project, counted, years)
    return site.page(
        "indicators", [], asked=want, found=found, groups=_groups(found.changes, site), bys=BYS, periods=PERIODS,
        types=ROOTS, leads=reference.leads(site.project, counted.countries, limit=_LEADS), number=number,
        percent=percent, between=between, coverage=coverage_line,
        difference=lambda beside: difference(beside, site.registry),
    )  # fmt: skip


def _codes(value: str) -> tuple[str, ...]:
    parts = (part.strip() for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))[:_MOST_CODES]


def _groups(changes: tuple[Change, ...], site: Site) -> Mapping[str, list[Change]]:
    """The counts by place or party, those of which nothing is known told once, with their events."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.now.value is not None or change.now.metric in {"events", "cooperative"}:
            found.setdefault(scope_name(change.now, site.registry), []).append(change)
    return found
