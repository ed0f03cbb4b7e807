"""Incidents are chosen by how surely they happened, and what is left out for that is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tocsin.merge import merge_reports
from tocsin.records import Incident, Report
from tocsin.watch import IncidentOrder, Wanted, choose_incidents, oversee

DAY = "2024-05-06"


def incident(name: str, *facts: float | None, **fields: Any) -> Incident:
    """An incident of an actor of its own, told by one outlet for each probability."""
    known = {"event_type": "ASSAULT", "status": "actual", "date_start": DAY, "date_end": DAY, "actors": (name,)}
    known |= {"targets": ("MLI.CVL",), "place": "Tessalit"}
    reports = [
        Report(f"{name}-{n}", f"r-{name}-{n}", outlet=f"Outlet {n}", fact=fact, **(known | fields))
        for n, fact in enumerate(facts)
    ]
    (made,) = merge_reports(reports)
    return made


SURE = incident("sure", 0.9, date_start="2024-05-01", date_end="2024-05-01")
DOUBTED = incident("doubted", 0.2)
SHARED = incident("shared", 0.3, 0.6, None, date_start="2024-05-03", date_end="2024-05-04", country="MLI")
PLANNED = incident("planned", 0.1, status="planned")
UNWEIGHED = incident("unweighed", None, date_start="2024-05-05", date_end="2024-05-05")
ALL = (SURE, DOUBTED, SHARED, PLANNED, UNWEIGHED)


def names(wanted: Wanted) -> list[str]:
    return [found.actors[0] for found in choose_incidents(ALL, wanted).incidents]


def test_an_incident_is_as_sure_as_its_surest_report_however_many_tell_it() -> None:
    assert [found.fact for found in ALL] == [0.9, 0.2, 0.6, 0.1, None]
    assert incident("copied", 0.6, 0.6, 0.6).fact == 0.6


def test_what_is_less_sure_is_left_out_and_counted_but_neither_plans_nor_what_was_not_weighed() -> None:
    chosen = choose_incidents(ALL, Wanted(sure=0.5))
    assert (chosen.total, chosen.left_out, chosen.least) == (3, 1, 0.5)
    assert names(Wanted(sure=0.5)) == ["unweighed", "shared", "sure"]
    assert names(Wanted(sure=0.5, standings=["prospect"])) == ["planned"]
    assert choose_incidents(ALL, Wanted(sure=0.95)).left_out == 3
    assert choose_incidents(ALL, Wanted()).left_out == 0


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("latest", ["doubted", "unweighed", "shared", "sure"]),
        ("confidence", ["sure", "shared", "doubted", "unweighed"]),
        ("doubt", ["doubted", "shared", "sure", "unweighed"]),
        ("origins", ["shared", "doubted", "unweighed", "sure"]),
    ],
)
def test_orders(order: IncidentOrder, found: list[str]) -> None:
    assert names(Wanted(order=order)) == found
    assert names(Wanted(order=order, limit=2, offset=1)) == found[1:3]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(actors=("SURE",)), ["sure"]),
        (Wanted(actors=("sure.MIL",)), []),
        (Wanted(countries=("MLI",)), ["shared"]),
        (Wanted(types=("PROTEST",)), []),
        (Wanted(since="2024-05-05"), ["doubted", "unweighed"]),
        (Wanted(until="2024-05-03"), ["shared", "sure"]),
        (Wanted(since="2024-05-04", until="2024-05-04"), ["shared"]),
        (Wanted(standings=()), ["planned", "doubted", "unweighed", "shared", "sure"]),
    ],
)
def test_filters(wanted: Wanted, found: list[str]) -> None:
    assert sorted(names(wanted)) == sorted(found)


def test_undated_incidents_come_last_and_in_no_stretch_of_time() -> None:
    undated = incident("undated", 0.9, date_start="", date_end="")
    assert choose_incidents((undated, *ALL), Wanted()).incidents[-1] is undated
    assert choose_incidents([undated], Wanted(until="2024-12-31")).total == 0


def test_an_overview_neither_shows_nor_counts_the_less_sure_and_says_how_many() -> None:
    shared = incident("rumour", 0.3, 0.4)
    seen = oversee((*ALL, shared), {}, 0.5)
    assert (seen.left_out, seen.least, seen.incidents, seen.events) == (2, 0.5, 4, 6)
    assert [found.actors for found in seen.most_told] == [("shared",)]
    assert sum(week.facts for week in seen.weeks) == 3
    whole = oversee((*ALL, shared), {})
    assert (whole.left_out, whole.incidents) == (0, 6)
    assert replace(whole, least=0.5) != seen
