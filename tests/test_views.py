"""What is kept as it is shown says what the pure functions say of everything at once, in whatever order it came."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from test_merging import fill

from tocsin import merging, views
from tocsin.errors import UsageError
from tocsin.merge import merge_reports
from tocsin.merge.contradictions import contradictions
from tocsin.merge.ledgers.parties import parties
from tocsin.records import Incident
from tocsin.records.incident import STANDINGS, TOLD
from tocsin.records.wanted import INCIDENT_ORDERS, WantedIncidents
from tocsin.store import Project
from tocsin.watch import Wanted, choose_incidents, count_weeks, oversee


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Sixty articles, merged in three lots of mixed order, some of them coded anew between."""
    numbers = list(range(60))
    random.Random(3).shuffle(numbers)
    with Project.create(tmp_path_factory.mktemp("views") / "p") as made:
        for lot in (numbers[:20], numbers[20:45]):
            fill(made, lot)
            merging.update(made)
        fill(made, numbers[40:], seed=2)
        merging.update(made)
        yield made


@pytest.fixture(scope="module")
def every(project: Project) -> tuple[Incident, ...]:
    return merge_reports(project.reports())


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"standings": ("denied", "prospect")},
        {"types": ("ACCUSE",), "countries": ("MLI",)},
        {"actors": ("mli.reb",)},
        {"actors": ("MLI",), "since": "2024-05-03", "until": "2024-05-05"},
        {"actors": ("FRA",)},
    ],
    ids=str,
)
@pytest.mark.parametrize("order", INCIDENT_ORDERS)
def test_a_list_is_what_choosing_of_all_gives(
    project: Project, every: tuple[Incident, ...], asked: dict[str, Any], order: Any
) -> None:
    chosen = choose_incidents(every, Wanted(order=order, sure=0.5, **asked))
    found: list[Incident] = []
    after, first = "", None
    while after or first is None:
        page = views.incidents(project, WantedIncidents(sure=0.5, **asked), order=order, limit=7, after=after)
        first = first or page
        found += page.items
        after = page.after
        assert page.total == chosen.total
    assert tuple(found) == chosen.incidents


def test_facets_count_the_whole_list(project: Project, every: tuple[Incident, ...]) -> None:
    page = views.incidents(project, WantedIncidents(standings=()), limit=1, facets=True)
    assert page.facets["standing"] == dict(Counter(one.standing for one in every).most_common())
    assert page.facets["type"] == Counter(one.event_type for one in every)
    codes = Counter(code for one in every for code in {a.partition(".")[0] for a in (*one.actors, *one.targets)})
    assert page.facets["actor"] == codes


def test_narrower_questions(project: Project, every: tuple[Incident, ...]) -> None:
    denials = {one.denies: one for one in every if one.denies}
    against = {one.id for one in every if contradictions(one, [denials[one.id]] if one.id in denials else [])}
    everything = WantedIncidents(standings=())
    assert against
    assert ids(project, replace(everything, contradicted=True)) == against
    assert ids(project, replace(everything, between=("MLI.MIL", "MLI.REB"))) == {
        one.id for one in every if {"MLI.MIL", "MLI.REB"} == {*one.actors, *one.targets}
    }
    assert ids(project, replace(everything, words="ambushed column tessalit")) == {
        one.id for one in every if any("Tessalit" in report.evidence for report in one.reports)
    }
    assert ids(project, replace(everything, told_since="2024-05-08")) == {
        one.id for one in every if any(report.published >= "2024-05-08" for report in one.reports)
    }


def ids(project: Project, wanted: WantedIncidents) -> set[str]:
    return {one.id for one in views.incidents(project, wanted, limit=1000).items}


def test_weeks_and_overview(project: Project, every: tuple[Incident, ...]) -> None:
    least = project.settings.watch.sure
    assert [week[:5] for week in views.weeks(project)] == [
        (week.week, week.event_type, week.facts, week.claims, week.reports) for week in count_weeks(every)
    ]
    assert views.overview(project) == oversee(every, project.published(), least)


def test_dyads_count_what_parties_do_to_each_other(project: Project, every: tuple[Incident, ...]) -> None:
    pairs = Counter(
        tuple(sorted(pair))
        for one in every
        if one.standing in TOLD and one.first and one.last >= "2024-05-04"
        for pair in set(product(parties(one.actors), parties(one.targets)))
    )
    (found,) = views.dyads(project, since="2024-05-04")
    assert pairs == {("MLI", "MLI.REB"): found.incidents}
    assert 0 < found.before < found.incidents + 60


def test_one_incident_with_what_stands_beside_it(project: Project, every: tuple[Incident, ...]) -> None:
    denied = next(one.denies for one in every if one.denies)
    found = views.incident(project, denied[:12])
    assert found == merging.show(project, denied)
    assert found.denials
    assert found.incident in every
    with pytest.raises(UsageError, match="no incident"):
        views.incident(project, "nowhere")


def test_a_map_has_what_the_list_has(project: Project) -> None:
    page = views.incidents(project, limit=1000)
    rows = views.map_incidents(project).items
    assert [row.id for row in rows] == [one.id for one in page.items]
    assert {row.best for row in rows} == {
        killed.best if (killed := one.counts.get("killed")) else None for one in page.items
    }
    assert {row.standing for row in rows} <= set(STANDINGS)


def test_actors_of_incidents(project: Project, every: tuple[Incident, ...]) -> None:
    (row,) = views.actors(project).items
    told = [one for one in every if one.standing in TOLD]
    assert (row.code, row.incidents) == ("MLI", len(told))
    held = views.actor(project, "MLI")
    assert held.incidents == dict(Counter(one.event_type for one in told).most_common())
    assert held.records == {"event": 120}
    with pytest.raises(UsageError, match="nothing here"):
        views.actor(project, "FRA")


def test_a_cursor_is_of_one_list(project: Project) -> None:
    after = views.incidents(project, limit=1).after
    with pytest.raises(UsageError, match="another list"):
        views.incidents(project, order="doubt", after=after)
    with pytest.raises(UsageError, match="cursor"):
        views.incidents(project, after="nonsense!")


def test_what_an_older_version_merged_is_shown_after_the_next_run(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as made:
        fill(made, list(range(12)))
        merging.update(made)
        before = views.incidents(made, WantedIncidents(standings=()), limit=100)
        with made.transaction() as connection:
            connection.exec_driver_sql("DELETE FROM incident")
        assert merging.update(made) == 0
        assert views.incidents(made, WantedIncidents(standings=()), limit=100) == before
