from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("The war has killed more than 900 people since March.", [900, None], ""),
        ("Violence in the region has risen in recent years.", None, "up"),
        ("The village saw a surge in attacks.", None, "up"),
        ("Food prices have gone up since June.", None, "up"),
        ("Exports fell by 12 percent.", [12, 12], "down"),
        ("The death toll has reached 2,400.", [2400, 2400], ""),
        ("In the camps 40 people died this year, compared with 90 last year.", [40, 40], "down"),
        ("The fighting has displaced 60,000 people.", [60000, 60000], ""),
        ("The rebels have fired dozens of rockets at the town.", [10, 99], ""),
        ("She was among 40 people who had been arrested since the start of the strike.", [40, 40], ""),
        ("There were nine such crashes in 2011.", [9, 9], ""),
        ("The town shelters 7,000 displaced farmers.", [7000, 7000], ""),
        ("Chad intensified its bombing of the hills.", None, "up"),
        ("The army has stepped up its attacks.", None, "up"),
        ("The memo speaks of an escalating series of attacks on the port.", None, "up"),
        ("The valley saw the fiercest fighting in months.", None, "up"),
        ("It was the deadliest day in the valley in years.", None, "up"),
        ("The report notes a dramatic increase in rocket fire from the hills.", None, "up"),
        ("Officials reported a rise in complaints over two years.", None, "up"),
        ("The violence has become more frequent.", None, "up"),
        ("There were 60,000 families in the camps.", [60000, 60000], ""),
        ("Last year 8,000 migrants arrived in the port.", [8000, 8000], ""),
        ("The death toll was 61.", [61, 61], ""),
        ("The hills saw intensified airstrikes.", None, "up"),
        ("Since the truce expired on Friday, the rebels have fired dozens of rockets at the town.", [10, 99], ""),
        ("The agency has a budget of 181 million dollars.", [181000000, 181000000], ""),
        ("The army has spent 14 million dollars since 2021.", [14000000, 14000000], ""),
    ],
)
def test_a_count_has_a_value_and_a_trend_a_direction(
    coded: Coded, text: str, value: list[Any] | None, direction: str
) -> None:
    (record,) = coded("indicator", text)
    assert (record.get("value") or None, record.get("direction", "")) == (value, direction)


def test_who_counted_is_the_source(coded: Coded) -> None:
    (record,) = coded("indicator", "The United Nations said the war has killed 900 people since March.")
    assert record["source"] == ["UNO"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 14 people in the market on Tuesday.",
        "The pilot has fired two rockets.",
        "The army wants to step up its attacks.",
        "Critics speak of weapons falling in the wrong hands.",
        "The rebels have not fired dozens of rockets.",
        "Prices are expected to rise.",
        "If the protests escalate, shops will close.",
        "Officials warned of a possible increase in violence.",
        "Attacks did not increase.",
        "Lawmakers want increased spending.",
        "The attack was one of three.",
        "The storm left on Monday.",
    ],
)
def test_one_incident_or_a_feared_rise_is_no_indicator(coded: Coded, text: str) -> None:
    assert coded("indicator", text) == []
