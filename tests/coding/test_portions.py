from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("In the survey 68 percent of voters support the law.", [68, 68], ""),
        ("The stock index fell 2 percent on Monday.", [2, 2], "down"),
        ("The law is favored by 80 percent of farmers.", [80, 80], ""),
        ("The police made 300 arrests last year.", [300, 300], ""),
    ],
)
def test_shares_and_cases_are_measured(coded: Coded, text: str, value: list[int], direction: str) -> None:
    found = [(r["value"], r["direction"]) for r in coded("indicator", text)]
    assert found == [(value, direction)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya imposed 25 percent tariffs on steel.",
        "Kenya may spend 2 percent of its income on roads.",
        "He will cut the tax by 5 percent.",
        "That is 100 percent untrue.",
        "The police made nine arrests on Monday.",
        "The two men spent weeks in the hills last year.",
    ],
)
def test_a_tariff_a_plan_and_one_incident_are_no_measure(coded: Coded, text: str) -> None:
    assert coded("indicator", text) == []


def test_a_part_of_a_toll_is_told_beside_it(coded: Coded) -> None:
    found = coded("indicator", "The war has killed 900 people since March, including 225 children.")
    assert [r["value"] for r in found] == [[900, 900], [225, 225]]


def test_a_part_of_one_incident_is_none(coded: Coded) -> None:
    assert coded("indicator", "A bomb killed 14 people on Tuesday, including two children.") == []
