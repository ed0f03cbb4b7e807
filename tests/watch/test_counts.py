"""Incidents by week: what happened and what is only claimed apart, what did not happen not at all."""

from __future__ import annotations

from typing import Any

from tocsin.merge import merge_reports
from tocsin.records import Incident, Report
from tocsin.watch import Overview, Week, WeekCount, count_weeks, oversee

MONDAY, SUNDAY, NEXT = "2024-05-06", "2024-05-12", "2024-05-13"


def incidents(*told: dict[str, Any]) -> tuple[Incident, ...]:
    """One incident for each description, for each has an actor of its own."""
    made = []
    for number, fields in enumerate(told):
        common: dict[str, Any] = {"status": "actual", "event_type": "ASSAULT", "date_start": MONDAY, "date_end": MONDAY}
        common |= {"targets": ("MLI.CVL",), "country": "MLI"}
        outlets = fields.pop("outlets", ["The Post"])
        origins = fields.pop("origins", [""] * len(outlets))
        actor = (f"group-{number}",)
        made += [
            Report(f"{number}-{n}", f"r{number}-{n}", actors=actor, outlet=outlet, origin=origin, **(common | fields))
            for n, (outlet, origin) in enumerate(zip(outlets, origins, strict=True))
        ]
    return merge_reports(made)


def test_claims_are_counted_apart_and_what_did_not_happen_is_not_counted() -> None:
    found = incidents(
        {},
        {"outlets": ["The Post", "The Wire"]},
        {"holders": ("MLI.MIL",)},
        {"status": "planned"},
        {"status": "denied"},
    )
    assert count_weeks(found) == (WeekCount(MONDAY, "ASSAULT", facts=2, claims=1, reports=4),)


def test_weeks_begin_on_monday_and_roots_are_counted_apart() -> None:
    found = incidents(
        {"date_start": SUNDAY, "date_end": SUNDAY}, {"date_start": NEXT, "date_end": NEXT}, {"event_type": "PROTEST"}
    )
    told = [(count.week, count.event_type) for count in count_weeks(found)]
    assert told == [(MONDAY, "ASSAULT"), (MONDAY, "PROTEST"), (NEXT, "ASSAULT")]


def test_what_no_report_dates_to_a_week_is_left_out() -> None:
    assert count_weeks(incidents({"date_start": "", "date_end": ""}, {"date_end": "2024-06-30"})) == ()


def test_an_overview_counts_origins_not_outlets_and_keeps_quiet_and_unread_apart() -> None:
    found = incidents(
        {"outlets": ["The Post", "The Wire", "The Post"], "origins": ["agency", "own", "agency"]},
        {"outlets": ["The Post", "The Herald"], "origins": ["agency", "agency"]},
        {"outlets": ["", ""], "origins": ["one", "one"]},
        {},
    )
    seen = oversee(found, {MONDAY: 2, SUNDAY: 1, "2024-04-02": 1, "soon": 9})
    assert (seen.events, seen.incidents, seen.several_documents, seen.several_origins) == (8, 4, 3, 1)
    assert [incident.outlets for incident in seen.most_told] == [("The Post", "The Wire")]
    assert seen.weeks == (Week(MONDAY, 4, 0, 8, documents=3), Week("2024-04-01", 0, 0, 0, documents=1))


def test_what_stands_in_no_week_is_counted_apart() -> None:
    vague = {"date_start": "", "date_end": ""}
    assert oversee(incidents({}, vague, vague | {"status": "planned"}, {"date_end": "2024-06-30"}), {}).undated == 2


def test_nothing_is_nothing() -> None:
    assert oversee((), {}) == Overview()
