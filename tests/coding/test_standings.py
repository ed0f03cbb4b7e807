from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


def pairs(records: list[dict[str, Any]]) -> list[tuple[set[str], str]]:
    return [({code.split(".")[0] for code in r["a"] + r["b"]}, r["change"]) for r in records]


@pytest.mark.parametrize(
    ("text", "a", "b", "change"),
    [
        ("Kenya and Somalia are still at war.", "KEN", "SOM", "none"),
        ("Kenya is at odds with Somalia over the border.", "KEN", "SOM", "none"),
        ("Iranian forces have become increasingly hostile toward Turkey.", "IRN", "TUR", "worse"),
        ("Kenya has grown less suspicious of Somalia.", "KEN", "SOM", "closer"),
        ("Russia supports the Syrian government.", "RUS", "SYR", "none"),
        ("Turkish forces backing the government of Libya took the town.", "TUR", "LBY", "none"),
        ("Kenya and Somalia are working together on the port.", "KEN", "SOM", "none"),
        ("Kenya and Somalia have drifted apart.", "KEN", "SOM", "worse"),
        ("Kenya distanced itself from Somalia.", "KEN", "SOM", "worse"),
        ("Kenya has shut down a communication line with Somalia.", "KEN", "SOM", "worse"),
        ("The move drove a wedge between Germany and France.", "DEU", "FRA", "worse"),
    ],
)
def test_a_clause_tells_how_two_actors_stand(coded: Coded, text: str, a: str, b: str, change: str) -> None:
    assert pairs(coded("relation", text)) == [({a, b}, change)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya helped Somalia rebuild the port.",
        "Kenya supports Somalia's bid.",
        "Kenya may support Somalia.",
        "Kenya is opposed to the Somali plan.",
        "Kenyan crews are moving to Somalia to be closer to the patients.",
    ],
)
def test_one_deed_a_chance_or_a_cause_is_no_standing(coded: Coded, text: str) -> None:
    assert coded("relation", text) == []
