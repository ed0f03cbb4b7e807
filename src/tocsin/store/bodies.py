"""An incident as one line of JSON and back: lists instead of names, for a hundred thousand of them are kept."""

from __future__ import annotations

import json
from typing import Any

from tocsin.records import Incident, Report

_NUMBERS = Report._fields.index("numbers")


def packed(incident: Incident) -> str:
    """The incident with all its reports."""
    head = (incident.id, incident.event_type, incident.standing, incident.actors, incident.targets, incident.country)
    rest = (incident.first, incident.last, incident.denies, int(incident.held))
    return json.dumps([head, rest, [_listed(report) for report in incident.reports]], ensure_ascii=False)


def unpacked(line: str) -> Incident:
    """The incident that was packed, equal to it in every part."""
    (name, root, standing, actors, targets, country), (first, last, denies, held), reports = json.loads(line)
    return Incident(
        name, root, standing, tuple(actors), tuple(targets), country, first, last,
        tuple(map(_report, reports)), denies, bool(held),
    )  # fmt: skip


def _listed(report: Report) -> list[Any]:
    values = list(report)
    values[_NUMBERS] = dict(report.numbers)
    return values


def _report(values: list[Any]) -> Report:
    made: list[Any] = [tuple(value) if isinstance(value, list) else value for value in values]
    made[_NUMBERS] = {name: tuple(bounds) for name, bounds in values[_NUMBERS].items()}
    return Report(*made)
