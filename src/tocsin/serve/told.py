"""What the pages tell of incidents, counted anew only when something was committed since."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from tocsin import pipeline
from tocsin.export.figures import days
from tocsin.export.sureness import incident_weights
from tocsin.records import Incident, Report
from tocsin.records.incident import STANDINGS
from tocsin.registry import Registry
from tocsin.store import Project

from .cards import Card, card
from .outlets import only_state_controlled
from .shown import document_address

T = TypeVar("T")
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
    days: str
    weights: tuple[tuple[str, float | None], ...]
    """How surely it happened, by name."""
    tellers: tuple[Teller, ...]
    id: str
    """The incident's, by which it has its own page."""
    origins: int = 1
    """How many independent origins tell it."""
    documents: int = 1
    state_only: bool = False
    """Every outlet that tells it is said to be run by its government."""


class Counted(Generic[T]):
    """What one project comes to, shared by all who ask for a page."""

    def __init__(self, project: Project, count: Callable[[Project], T]) -> None:
        self._project, self._count, self._lock = project, count, Lock()
        self._state: tuple[object, ...] | None = None
        self._fresh_until = 0.0
        self._counted: list[T] = []

    def __call__(self) -> T:
        """What it comes to as the project stands."""
        with self._lock:
            state, begun = self._project.state(), time.monotonic()
            if not self._counted or (state != self._state and begun >= self._fresh_until):
                self._counted = [self._count(self._project)]
                # The state of before: what was committed while this counted makes it count again.
                self._state, ended = state, time.monotonic()
                self._fresh_until = ended + PATIENCE * (ended - begun)
            return self._counted[0]


def last_day(project: Project) -> str:
    """The last day on which anything was reported; empty where nothing is dated. What a silence is counted from."""
    return max(filter(None, project.published()), default="")


def told(project: Project, incidents: Iterable[Incident], registry: Registry) -> list[Told]:
    """Incidents for the page. One whose record was replaced since it was counted is left out."""
    wanted = tuple(incidents)
    records, found = pipeline.best_records(project, wanted), []
    for incident in wanted:
        if record := records.get(incident.id):
            worded = card(record, 1, registry, incident.best.outlet)
            found.append(
                Told(
                    worded, days(incident), incident_weights(incident), _tellers(incident), incident.id,
                    len({report.source for report in incident.reports}), len(incident.documents),
                    only_state_controlled((report.outlet for report in incident.reports), registry),
                )
            )  # fmt: skip
    return found


def _tellers(incident: Incident) -> tuple[Teller, ...]:
    first: dict[str, Report] = {}
    for report in sorted(incident.reports, key=lambda report: STANDINGS.index(report.standing)):
        first.setdefault(report.outlet or report.doc, report)
    return tuple(
        Teller(name, document_address(report.doc, f"w-{report.record}"), report.standing == "claim")
        for name, report in sorted(first.items())
    )
