"""Incidents about an invented crisis, made by hand."""

from __future__ import annotations

from typing import Any

from tocsin.merge.incidents import incident_of
from tocsin.records import Incident, Report


def report(doc: str = "d1", **fields: Any) -> Report:
    told: dict[str, Any] = {
        "record": f"{doc}-record", "event_type": "ASSAULT", "status": "actual", "actors": ("MLI.MIL",),
        "targets": ("MLI.CVL",), "country": "MLI", "date_start": "2031-05-05", "date_end": "2031-05-05",
        "numbers": {"killed": (14, 14)}, "outlet": "Strait Courier", "published": "2031-05-06", "fact": 0.8,
        "place": "Velmora", "latitude": 11.84644, "longitude": 13.160274, "place_precision": "place",
        "evidence": "soldiers killed 14 people", "title": "Night at Velmora", "origin": doc,
    }  # fmt: skip
    return Report(doc, **(told | fields))


def incident(*reports: Report) -> Incident:
    return incident_of(list(reports) or [report()])
