"""A small project in which two outlets tell one shelling differently, a third denies it, and forces come and go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tocsin.records import Coded, Document, Record
from tocsin.records.unknown import UnknownName
from tocsin.store import Project

from .crisis import VERSION, merged, records

STATE = "TASS"
"""An outlet that the registry says is run by its government."""
ACT = {
    "event_type": "ASSAULT", "mode": "heavy-weapons", "status": "actual", "actors": ("MLI.MIL",),
    "targets": ("MLI.CVL",), "country": "MLI", "place": "Tessit",
    "latitude": 15.21, "longitude": 0.34, "place_precision": "place",
    "date_text": "on 6 May", "date_start": "2024-05-06", "date_end": "2024-05-06", "confidence": 0.9, "fact": 0.8,
}  # fmt: skip
TEXTS = {
    "post": (
        "Soldiers of Mali shelled the cattle market of Tessit on 6 May, killing 15 herders. 1,500 French troops were "
        "in Mali in 2020. France and Mali signed the Tessit Accord on 2 May. Colonel Goita said: \"We shall stay.\"\n"
    ),
    "tass": "The army of Mali shelled the cattle market of Tessit on 6 May and killed 12 herders.\n",
    "denial": (
        "Mali's army denied that it had shelled the cattle market of Tessit on 6 May. "
        "All French troops have left Mali.\n"
    ),
    "state-alone": "Rebels attacked a convoy near Gao on 9 May.\n",
}  # fmt: skip
_OUTLETS = {"post": "Post", "tass": STATE, "denial": "Post", "state-alone": STATE}
_DAYS = {"post": "2024-05-07", "tass": "2024-05-07", "denial": "2024-09-08", "state-alone": "2024-05-10"}


def told(doc: str) -> list[Record]:
    """The records of one of the texts."""
    said: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
        "post": (
            ("event", "Soldiers of Mali shelled the cattle market of Tessit on 6 May, killing 15 herders",
             ACT | {"numbers": {"killed": (15, 15)}}),
            ("posture", "1,500 French troops were in Mali in 2020", {
                "owner": ("FRA",), "host": "MLI", "element": "troops", "state": "present", "count": (1500, 1500),
                "date_start": "2020-01-01", "date_end": "2020-12-31", "confidence": 0.9}),
            ("agreement", "France and Mali signed the Tessit Accord on 2 May", {
                "name": "Tessit Accord", "parties": ("FRA", "MLI"), "state": "signed", "date_start": "2024-05-02",
                "date_end": "2024-05-02", "confidence": 0.9}),
            ("statement", "We shall stay.", {"speaker": ("MLI.MIL",), "quote": "direct", "confidence": 0.9}),
        ),
        "tass": (
            ("event", "The army of Mali shelled the cattle market of Tessit on 6 May and killed 12 herders",
             ACT | {"numbers": {"killed": (12, 12)}}),
        ),
        "denial": (
            ("event", "it had shelled the cattle market of Tessit on 6 May",
             ACT | {"status": "denied", "holders": ("MLI.MIL",), "fact": None}),
            ("posture", "All French troops have left Mali", {
                "owner": ("FRA",), "host": "MLI", "element": "troops", "state": "past", "confidence": 0.9}),
        ),
        "state-alone": (
            ("event", "Rebels attacked a convoy near Gao on 9 May", {
                "event_type": "ASSAULT", "status": "actual", "actors": ("MLI.REB",), "country": "MLI", "place": "Gao",
                "date_start": "2024-05-09", "date_end": "2024-05-09", "confidence": 0.9, "fact": 0.9}),
        ),
    }  # fmt: skip
    return records(doc, TEXTS[doc], *said[doc])


def build_shelling(folder: Path) -> Path:
    """The project, with its records merged."""
    unknown = (
        UnknownName("tessit-guard", "Tessit Guard", "group", 0, 4, descriptions=("a local militia",), country="MLI"),
        UnknownName("awa-diallo", "Awa Diallo", "person", 0, 4),
    )
    with Project.create(folder) as project:
        for doc, text in TEXTS.items():
            project.add(Document(doc, text, title=f"Title of {doc}", outlet=_OUTLETS[doc], published=_DAYS[doc],
                                 source=doc), text.encode())  # fmt: skip
            project.keep(doc, Coded(tuple(told(doc)), unknown=unknown if doc == "post" else ()), VERSION)
    return merged(folder)
