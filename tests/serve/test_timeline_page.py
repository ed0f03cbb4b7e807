"""The timeline: by day, with what stands how apart, and a chart whose figures are a table that leads to the records."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi import FastAPI

from tocsin.records.ledger.timeline import TimelineItem
from tocsin.records.shown import WeekOfType
from tocsin.registry import load_registry
from tocsin.serve import create_app
from tocsin.serve.timelines import by_day
from tocsin.serve.weekly import weekly

from .asking import ask
from .shelling import build_shelling

WEEKS = (
    WeekOfType("2024-05-06", "ASSAULT", 2, 1, 5, 12),
    WeekOfType("2024-05-06", "PROTEST", 0, 3, 3, 0),
    WeekOfType("2024-04-29", "PROTEST", 1, 0, 1, 0),
)
ITEM = TimelineItem(
    kind="incident", id="ab/c", first="2024-05-06", last="2024-05-06", basis="words", state="ASSAULT", mode="",
    standing="fact", about="", actors=("MLI.MIL",), targets=(), holders=(), names=(), outlet="Post", doc="d 1",
    record="r1", words="they shelled it", sources=1,
)  # fmt: skip


def test_claims_are_counted_beside_facts_and_each_figure_leads_to_its_incidents() -> None:
    found = weekly(WEEKS, by_type=False, asked={"actor": "MLI"})
    assert [(column.name, column.look) for column in found.columns] == [
        ("told as fact", "fact"),
        ("only claimed", "claim"),
    ]
    assert [(week.monday, [n for n, _ in week.cells], week.reports) for week in found.weeks] == [
        ("2024-04-29", [1, 0], 1), ("2024-05-06", [2, 4], 8),
    ]  # fmt: skip
    assert found.weeks[1].cells[1][1] == "/incidents?actor=MLI&since=2024-05-06&until=2024-05-12&standing=claim"


def test_by_type_facts_and_claims_stand_together() -> None:
    found = weekly(WEEKS, by_type=True, asked={})
    assert [column.type for column in found.columns] == ["PROTEST", "ASSAULT"]
    assert [[n for n, _ in week.cells] for week in found.weeks] == [[1, 0], [3, 3]]
    assert found.weeks[1].cells[1][1] == "/incidents?since=2024-05-06&until=2024-05-12&type=ASSAULT"


def test_a_plan_a_claim_and_a_denial_do_not_look_like_a_fact() -> None:
    looks = {}
    for standing, holders in (("fact", ()), ("claim", ("MLI.GOV",)), ("prospect", ()), ("denied", ("MLI.MIL",))):
        (day,) = by_day([replace(ITEM, standing=standing, holders=holders)], load_registry())
        looks[standing] = day.lines[0].mark.look
    assert looks == {"fact": "fact", "claim": "claim", "prospect": "plan", "denied": "denial"}


def test_lines_of_one_day_stand_together_and_each_leads_to_its_words_and_its_thing() -> None:
    items = [
        ITEM,
        replace(ITEM, kind="posture", state="present", about="troops/MLI", basis="report"),
        replace(ITEM, first="", last="", basis=""),
    ]
    days = by_day(items, load_registry())
    assert [(day.first, len(day.lines)) for day in days] == [("2024-05-06", 2), ("", 1)]
    assert days[0].lines[0].address == "/documents/d%201#w-r1"
    assert [line.whole for line in days[0].lines] == ["/incidents/ab%2Fc", "/ledgers/postures/ab%2Fc"]
    assert [line.told for line in days[0].lines] == [False, True]


@pytest.fixture(scope="module")
def shelling(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(build_shelling(tmp_path_factory.mktemp("timeline") / "shelling"))


def test_of_all_the_chart_and_the_list_tell_the_same(shelling: FastAPI) -> None:
    page = ask(shelling, "/timeline").text
    assert re.search(r'data-look="fact">told as fact</th>', page)
    assert "shelled the cattle market of Tessit" in page
    assert 'href="/incidents?since=2024-05-06&amp;until=2024-05-12&amp;standing=fact"' in page


def test_of_a_country_by_name_or_code_and_of_nobody(shelling: FastAPI) -> None:
    page = ask(shelling, "/timeline?of=MLI").text
    assert "Of <bdi>Mali</bdi>" in page and "Tessit Accord" in page
    assert 'class="line look-denial"' in page
    assert ask(shelling, "/timeline?of=zzzzzz").status_code == 404


def test_nothing_yet_is_said(empty_app: FastAPI) -> None:
    assert "No incidents yet" in ask(empty_app, "/timeline").text
