"""More than usual, by a count model over the place's own weeks; new actors; contradictions."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import pytest
from alert_records import raised

from tocsin.merge import merge_reports
from tocsin.merge.contradictions import contradictions
from tocsin.records import Incident, Report
from tocsin.records.alert import Alert
from tocsin.watch.alerts import rise
from tocsin.watch.alerts.counting import at_least

NOW = date(2024, 5, 8)


def day(weeks_back: int) -> str:
    return (NOW - timedelta(days=7 * weeks_back)).isoformat()


def attacks(weeks_back: int, number: int, **more: Any) -> list[Incident]:
    common: dict[str, Any] = {"country": "MLI", "published": day(weeks_back), "fact": 0.9, "actors": ("jnim",)} | more
    when: dict[str, Any] = {"date_start": day(weeks_back), "date_end": day(weeks_back)}
    return [
        incident
        for n in range(number)
        for incident in merge_reports(
            [Report(f"{weeks_back}-{n}", f"r{weeks_back}-{n}", "ASSAULT", "actual", **common, **when)]
        )
    ]


def rises(*incidents: Incident, read: dict[str, int] | None = None) -> list[Alert]:
    published = read if read is not None else {day(back): 10 for back in range(30)}
    found = raised(incidents=incidents, published=published, now=NOW.isoformat())
    return [alert for alert in found if alert.on == "rise"]


def quiet(per_week: int, weeks: int = 26) -> list[Incident]:
    return [one for back in range(1, weeks + 1) for one in attacks(back, per_week)]


@pytest.mark.parametrize(("mean", "variance"), [(2.0, 2.0), (2.0, 6.0), (0.3, 1.1), (40.0, 90.0)])
def test_the_distribution_has_the_mean_and_variance_that_it_is_given(mean: float, variance: float) -> None:
    tails = [at_least(count, mean, variance) for count in range(1, 400)]
    assert math.isclose(sum(tails), mean, rel_tol=1e-6)
    second = sum((2 * count - 1) * tail for count, tail in enumerate(tails, 1))
    assert math.isclose(second - mean * mean, variance, rel_tol=1e-4)


def test_clustered_counts_make_the_same_count_less_surprising() -> None:
    even, clustered = rise(9, [3] * 20), rise(9, [0, 0, 0, 12] * 5)
    assert even.expected == clustered.expected
    assert even.probability < 0.01 < clustered.probability


def test_a_week_far_above_its_own_baseline_is_a_rise_with_its_numbers() -> None:
    (alert,) = rises(*quiet(1), *attacks(0, 9))
    assert (alert.rule, alert.country, alert.told) == ("attacks-rise", "MLI", "counted")
    assert (alert.figures["count"], alert.figures["weeks"]) == (9.0, 26.0)
    assert float(alert.figures["probability"]) < 0.005
    assert alert.origins == 9


def test_as_many_as_usual_or_a_handful_where_there_were_none_is_no_rise() -> None:
    assert rises(*quiet(3), *attacks(0, 4)) == []
    assert rises(*attacks(0, 2)) == []


def test_nothing_is_compared_with_weeks_that_nobody_read() -> None:
    unread = {day(back): 10 for back in range(5)}
    assert rises(*quiet(1), *attacks(0, 9), read=unread) == []


def test_to_read_more_is_no_rise() -> None:
    more = {day(back): 10 for back in range(1, 30)} | {day(0): 60}
    assert rises(*quiet(2), *attacks(0, 9), read=more) == []


def test_what_is_unsure_or_only_planned_is_not_counted() -> None:
    assert rises(*quiet(1), *attacks(0, 9, fact=0.2)) == []


def newcomers(*incidents: Incident, days: int = 200) -> list[Alert]:
    published = {(NOW - timedelta(days=back)).isoformat(): 1 for back in range(days)}
    found = raised(incidents=incidents, published=published, now=NOW.isoformat())
    return [alert for alert in found if alert.on == "newcomer"]


def test_a_known_group_is_new_where_nothing_was_told_of_it_before() -> None:
    (alert,) = newcomers(*attacks(0, 1, country="BEN"))
    assert (alert.actors, alert.country, alert.single_origin) == (("jnim",), "BEN", True)
    assert newcomers(*attacks(0, 1, country="BEN"), *attacks(20, 1, country="BEN")) == []


def test_nobody_is_new_to_a_project_that_has_just_begun() -> None:
    assert newcomers(*attacks(0, 1, country="BEN"), days=40) == []


def test_a_name_that_the_registry_does_not_know_is_never_watched_for() -> None:
    assert newcomers(*attacks(0, 1, country="BEN", actors=("moussa-diallo",))) == []


def test_reports_that_cannot_all_be_right_are_an_alert_without_a_verdict() -> None:
    common: dict[str, Any] = {"country": "MLI", "actors": ("jnim",), "targets": ("MLI.MIL",), "published": day(0)}
    when: dict[str, Any] = {"date_start": day(0), "date_end": day(0), "place": "Tessit"}
    reports = [
        Report(doc, doc, "ASSAULT", "actual", numbers={"killed": (dead, dead)}, origin=doc, **common, **when)
        for doc, dead in (("a", 5.0), ("b", 60.0))
    ]
    (incident,) = merge_reports(reports)
    found = tuple((incident, one) for one in contradictions(incident))
    (alert,) = raised(contradictions=found)
    assert (alert.told, alert.severity, alert.about, alert.origins) == ("disputed", "low", "killed", 2)
    assert {"side 1", "side 2"} <= set(alert.figures)
