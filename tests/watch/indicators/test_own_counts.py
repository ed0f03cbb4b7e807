"""Counts of incidents by place and period: what is quiet is 0, what nobody read of is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from ledger_records import posture

from tocsin.merge import merge_reports
from tocsin.records import Incident, Report
from tocsin.records.figure import Change, Figure, Metric
from tocsin.registry import load_registry
from tocsin.watch.indicators import (
    Asked,
    Place,
    before,
    count_incidents,
    count_postures,
    days_of,
    own_figure,
    period_of,
)


def incidents(*told: dict[str, Any]) -> list[Incident]:
    found: list[Incident] = []
    for number, fields in enumerate(told):
        common: dict[str, Any] = {"country": "NER", "date_start": "2023-08-01", "actors": ("jnim",)}
        common |= {"targets": ("NER.MIL",), "origin": f"o{number}"} | fields
        common |= {"date_end": common["date_start"]} if "date_end" not in common else {}
        root = common.pop("event_type", "ASSAULT")
        status = common.pop("status", "actual")
        found += merge_reports([Report(f"d{number}", f"r{number}", root, status, **common)])
    return found


def count(
    metric: Metric,
    place: Place,
    when: str,
    told: list[Incident],
    asked: Asked,
    documents: Mapping[Place, int] | None = None,
) -> Figure:
    sums = count_incidents(told, asked, load_registry())
    about = documents or {}
    return own_figure(metric, place, when, sums, lambda where, _: about.get(where, 0), {when: 9}, asked)


def test_a_quiet_country_is_nought_and_an_unread_one_is_not_known() -> None:
    told = incidents({})
    quiet = count("events", ("MLI",), "2023", told, Asked(), {("MLI",): 3})
    unread = count("events", ("BFA",), "2023", told, Asked())
    assert (quiet.value, unread.value) == (0.0, None)
    assert quiet.coverage and unread.coverage
    assert (quiet.coverage.documents, unread.coverage.documents, unread.coverage.read) == (3, 0, 9)


def test_deaths_have_low_best_and_high_and_an_open_end_stays_open() -> None:
    told = incidents(
        {"numbers": {"killed": (3.0, 3.0)}},
        {"numbers": {"killed": (10.0, None)}, "country": "MLI"},
        {"numbers": {"killed": (5.0, 9.0)}, "country": "MLI"},
    )
    niger = count("deaths", ("NER",), "2023", told, Asked())
    both = count("deaths", ("MLI", "NER"), "2023", told, Asked(countries=("MLI", "NER")))
    assert (niger.low, niger.value, niger.high) == (3.0, 3.0, 3.0)
    assert (both.low, both.value, both.high) == (18.0, 18.0, None)
    assert both.coverage and (both.coverage.reports, both.coverage.origins) == (3, 3)


def test_what_is_planned_or_denied_and_what_no_report_dates_to_one_period_is_not_counted() -> None:
    told = incidents(
        {"status": "planned"},
        {"status": "denied"},
        {"date_start": "2022-12-30", "date_end": "2023-01-03"},
        {"date_start": "", "date_end": ""},
        {"holders": ("NER.GOV",)},
    )
    assert count("events", ("NER",), "2023", told, Asked()).value == 1.0


def test_acts_between_two_are_cooperative_or_hostile_whichever_way_round() -> None:
    told = incidents(
        {"event_type": "AGREE", "actors": ("NER.GOV",), "targets": ("USA.GOV",)},
        {"event_type": "SANCTION", "actors": ("USA.GOV",), "targets": ("NER.GOV",)},
        {"event_type": "ACCUSE", "actors": ("NER.GOV",), "targets": ("FRA.GOV",)},
    )
    asked = Asked("dyad", actors=("USA", "NER"))
    found = count_incidents(told, asked, load_registry())
    assert {(metric, place) for metric, place, _ in found} == {
        ("cooperative", ("NER", "USA")),
        ("hostile", ("NER", "USA")),
    }


def test_an_actor_is_counted_on_either_side_and_provinces_apart() -> None:
    told = incidents({"admin1": "Tillabéri", "place": "Téra"}, {"actors": ("NER.MIL",), "targets": ("jnim",)})
    assert count("events", ("jnim",), "2023", told, Asked("actor", actors=("jnim",))).value == 2.0
    assert count("events", ("NER", "Tillabéri"), "2023", told, Asked("admin1")).value == 1.0


def test_postures_are_different_foreign_forces_told_as_there() -> None:
    there = [
        posture("US troops in Niger", "present", published="2023-05-01", doc="a"),
        posture("American soldiers in Niger", "present", published="2023-06-01", doc="b"),
        posture("a US base in Niger", "present", element="base", published="2023-06-01", doc="c"),
        posture("the army", "present", owner=("NER.MIL",), published="2023-06-01", doc="d"),
        posture("French troops once in Niger", "past", owner=("FRA.MIL",), published="2023-06-01", doc="e"),
    ]
    sums = count_postures(there, Asked())
    assert [(place, when, one.value, one.reports) for (_, place, when), one in sums.items()] == [
        (("NER",), "2023", 2.0, 3)
    ]


@pytest.mark.parametrize(
    ("period", "name", "first", "last", "earlier"),
    [
        ("week", "2024-01-01", "2024-01-01", "2024-01-07", "2023-12-25"),
        ("month", "2024-02", "2024-02-01", "2024-02-29", "2024-01"),
        ("year", "2024", "2024-01-01", "2024-12-31", "2023"),
    ],
)
def test_periods_know_their_days_and_the_one_before(
    period: Any, name: str, first: str, last: str, earlier: str
) -> None:
    assert days_of(name, period) == (first, last)
    assert {period_of(day, day, period) for day in (first, last)} == {name}
    assert before(name, period) == earlier


def figure(value: float | None) -> Figure:
    return Figure("deaths", "own incidents", "country", ("NER",), "2023", value)


@pytest.mark.parametrize(
    ("then", "now", "percent"), [(100, 138, 38.0), (100, 0, -100.0), (4, 8, None), (None, 8, None), (100, None, None)]
)
def test_a_change_is_told_only_where_both_are_known_and_the_first_is_no_handful(
    then: float | None, now: float | None, percent: float | None
) -> None:
    assert Change(figure(now), figure(then)).percent == percent
