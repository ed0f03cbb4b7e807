"""Which entries of a ledger are chosen, and that a timeline has everything in its place."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.records import Event, Incident, Report, Reported, Statement
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.posture import PostureEntry, PostureStep
from tocsin.records.ledger.said import Said
from tocsin.watch import WantedEntries, choose_entries
from tocsin.watch.entries import is_party
from tocsin.watch.timeline import Followed, timeline


def said(day: str = "2024-03-17", **more: Any) -> Said:
    fields: dict[str, Any] = {
        "doc": "a", "record": f"r{day}", "type": "posture", "start": 0, "end": 5, "evidence": "words",
        "first": day, "last": day, "basis": "report" if day else "", "told": day, "source": "a",
    }  # fmt: skip
    return Said(**fields | more)


def forces(
    *steps: tuple[str, str], owner: tuple[str, ...] = ("USA",), sure: bool = True, host: str = "NER"
) -> PostureEntry:
    found = tuple(PostureStep(state, None, said(day, sure=sure)) for state, day in steps)
    return PostureEntry("id", owner, host, "troops", steps[-1][0], (), (steps[-1][1],) * 2, None, None, "", "", found,
                        found[-1:], course=found, word=found[-1].said)  # fmt: skip


def forecast(day: str) -> ForecastEntry:
    return ForecastEntry(
        "f", ("USA.EXP",), (), "it will end", "", "expected", ("", ""), (day, day), (said(day),), ("NER",)
    )


THERE = forces(("present", "2024-03-17"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 1),
        ({"actors": ("usa",)}, 1),
        ({"actors": ("USA.MIL",)}, 1),
        ({"actors": ("RUS",)}, 0),
        ({"countries": ("NER",)}, 1),
        ({"countries": ("MLI",)}, 0),
        ({"since": "2024-03-17"}, 1),
        ({"since": "2024-03-18"}, 0),
        ({"until": "2024-03-16"}, 0),
    ],
)
def test_entries_are_narrowed(wanted: dict[str, Any], found: int) -> None:
    assert choose_entries([THERE], WantedEntries(**wanted)).total == found


def test_what_is_less_sure_or_vague_is_counted_and_undated_is_in_no_time() -> None:
    entries = [THERE, forces(("present", ""), sure=False), forces(("present", ""), owner=())]
    chosen = choose_entries(entries, WantedEntries())
    assert (chosen.total, chosen.left_out) == (1, 2)
    assert choose_entries(entries, WantedEntries(unsure=True)).total == 3
    assert choose_entries(entries, WantedEntries(unsure=True, since="2000-01-01")).total == 1
    assert len(choose_entries(entries, WantedEntries(unsure=True, limit=2)).entries) == 2


def test_a_state_is_a_party_by_its_organs_and_an_organ_by_its_state() -> None:
    assert is_party(("NER.GOV",), "ner")
    assert is_party(("NER",), "NER.GOV")
    assert not is_party(("NER.MIL",), "NER.GOV")
    assert not is_party(("NER.REB",), "MLI")


def test_a_timeline_is_by_day_and_what_nothing_dates_comes_last() -> None:
    text = "the army struck, and we will stay"
    struck = Event.of(text, doc="a", start=0, end=15, event_type="ASSAULT", status="actual", actors=("NER.MIL",))
    words = Statement.of(text, doc="a", start=21, end=33, speaker=("NER.GOV",), names=("Salifou Mody",), quote="direct")
    bare = Statement.of(text, doc="a", start=21, end=33, speaker=("NER.GOV",), quote="direct")
    reports = [Report.of(struck, "Wire", day) for day in ("2024-03-18", "")]
    incidents = [
        Incident(f"i{n}", "ASSAULT", "fact", ("NER.MIL",), (), "NER", "", "", reports=(report,))
        for n, report in enumerate(reports)
    ]
    followed = Followed(
        incidents=incidents,
        postures=[forces(("present", "2024-03-17"), ("past", "2024-09-15"))],
        forecasts=[forecast("2024-03-20")],
        statements=[Reported(words, "Wire", "2024-03-19"), Reported(bare, "Wire", "2024-03-19")],
    )
    items = timeline(followed, "NER")
    assert [(item.kind, item.last, item.state) for item in items] == [
        ("posture", "2024-03-17", "present"),
        ("incident", "2024-03-18", "ASSAULT"),
        ("statement", "2024-03-19", "direct"),
        ("forecast", "2024-03-20", "expected"),
        ("posture", "2024-09-15", "past"),
        ("incident", "", "ASSAULT"),
    ]
    assert [item.basis for item in items[:2]] == ["report", "report"]
    assert [item.kind for item in timeline(followed, "NER", since="2024-03-19", until="2024-03-20")] == [
        "statement",
        "forecast",
    ]
    assert {item.kind for item in timeline(followed, "USA")} == {"posture", "forecast"}
