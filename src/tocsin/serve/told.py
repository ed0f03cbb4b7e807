"""What the overview tells of incidents, counted anew only when something was committed since."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from tocsin import pipeline
from tocsin.records import Incident, Record, Report
from tocsin.records.incident import STANDINGS
from tocsin.registry import Registry
from tocsin.store import Filter, Project
from tocsin.watch import Overview

from .cards import Card, card
from .shown import document_address

PATIENCE = 10
"""While a run writes, what was counted stays on the page for so many times as long as counting took."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One outlet that tells an incident, and where."""

    outlet: str
    address: str
    claim: bool
    """It tells it as what somebody else says."""


@dataclass(frozen=True, slots=True)
class Told:
    """An incident, worded by the report that asserts most."""

    card: Card
    tellers: tuple[Teller, ...]


class Counted:
    """The overview of one project, shared by all who ask for the page."""

    def __init__(self, project: Project) -> None:
        self._project, self._lock = project, Lock()
        self._state: tuple[object, ...] | None = None
        self._fresh_until = 0.0
        self._overview = Overview()

    def __call__(self) -> Overview:
        """The overview as the project stands."""
        with self._lock:
            state, begun = self._project.state(), time.monotonic()
            if state != self._state and begun >= self._fresh_until:
                self._overview = pipeline.overview(self._project)
                # The state of before: what was committed while this counted makes it count again.
                self._state, ended = state, time.monotonic()
                self._fresh_until = ended + PATIENCE * (ended - begun)
            return self._overview


def told(project: Project, incidents: Iterable[Incident], registry: Registry) -> list[Told]:
    """Incidents for the page. One whose record was replaced since it was counted is left out."""
    found = []
    for incident in incidents:
        best = incident.best
        record = _record(project, best)
        if record is not None:
            found.append(Told(card(record, 1, registry, best.outlet), _tellers(incident)))
    return found


def _record(project: Project, report: Report) -> Record | None:
    kept = project.records(Filter(types=("event",), documents=(report.doc,)))
    return next((record for record in kept if record.id == report.record), None)


def _tellers(incident: Incident) -> tuple[Teller, ...]:
    first: dict[str, Report] = {}
    for report in sorted(incident.reports, key=lambda report: STANDINGS.index(report.standing)):
        first.setdefault(report.outlet or report.doc, report)
    return tuple(
        Teller(name, document_address(report.doc, f"w-{report.record}"), report.standing == "claim")
        for name, report in sorted(first.items())
    )
