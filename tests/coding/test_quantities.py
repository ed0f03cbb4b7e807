from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("Kenya gives the clinics 3 billion dollars a year.", [3e9, 3e9], ""),
        ("The study estimated the number at 5,000.", [5000, 5000], ""),
        ("There are estimates of 8,000 fighters.", [8000, 8000], ""),
        ("It was the third attack this month.", [3, 3], ""),
        ("The two navies have clashed three times since 1999.", [3, 3], ""),
        ("The plant has enriched uranium to 60 percent.", [60, 60], ""),
        ("About 900,000 people are in need.", [900000, 900000], ""),
        ("Half of the children go hungry.", None, ""),
        ("The rebels hold more territory than at any time since 2001.", None, "up"),
    ],
)
def test_rates_estimates_and_standing_needs(coded: Coded, text: str, value: list[float] | None, direction: str) -> None:
    found = [(r.get("value") or None, r["direction"]) for r in coded("indicator", text)]
    assert found == [(value, direction)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya may give the clinics 3 billion dollars a year.",
        "Iran did not enrich uranium to 60 percent.",
        "They want the firm to estimate the number at 5,000.",
        "It was the third attack.",
    ],
)
def test_what_is_only_wanted_or_denied_is_no_quantity(coded: Coded, text: str) -> None:
    assert coded("indicator", text) == []


def test_a_list_of_wars_has_a_count_for_each(coded: Coded) -> None:
    found = coded("indicator", "Eight women were killed in the Vietnam War, two in the Korean War.")
    assert [r["value"] for r in found] == [[8, 8], [2, 2]]


def test_another_count_goes_on_with_the_toll(coded: Coded) -> None:
    found = coded("indicator", "In the war 110 soldiers died and another 636 were wounded.")
    assert [r["value"] for r in found] == [[110, 110], [636, 636]]
