"""The fields of a record, and those that it leaves empty."""

from __future__ import annotations

from tocsin.export.details import details, left_empty
from tocsin.records import Event, Statement
from tocsin.registry import load_registry

TEXT = "The army of Niger shelled the camp near Tera."
KNOWN = {"event_type": "ASSAULT", "status": "actual"}


def test_what_is_filled_is_told_by_name() -> None:
    made = Event.of(
        TEXT, doc="d", start=0, end=34, actors=("NER.MIL",), place="Tera", numbers={"killed": (3, 3)}, **KNOWN
    )
    told = dict(details(made, load_registry()))
    assert (told["Actor"], told["Place"], told["Killed"]) == ("Niger (armed forces)", "Tera", "3")
    assert "Target" not in told


def test_what_is_empty_is_told_too() -> None:
    assert left_empty(Event.of(TEXT, doc="d", start=0, end=34, actors=("NER.MIL",), **KNOWN)) == (
        "Target",
        "Place",
        "Date",
    )
    spoken = Statement.of(TEXT, doc="d", start=0, end=34, speaker=("NER.MIL",), quote="direct", date_text="Monday")
    assert left_empty(spoken) == ("Said to",)
