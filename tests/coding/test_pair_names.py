from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "a", "b", "change"),
    [
        ("The visit came as India-Pakistan relations are under stress.", "IND", "PAK", "worse"),
        ("U.S.-Turkish ties have soured.", "USA", "TUR", "worse"),
        ("Sino-Indian relations have improved.", "CHN", "IND", "closer"),
    ],
)
def test_a_hyphened_name_is_a_pair(coded: Coded, text: str, a: str, b: str, change: str) -> None:
    found = [(set(r["a"] + r["b"]), r["change"]) for r in coded("relation", text)]
    assert ({a, b}, change) in found


def test_a_hyphen_between_other_things_is_none(coded: Coded) -> None:
    assert coded("relation", "The Airbus-Boeing dispute hurt relations.") == []
