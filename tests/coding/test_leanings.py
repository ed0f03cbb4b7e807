from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


def pairs(records: list[dict[str, Any]]) -> list[tuple[set[str], str]]:
    return [({code.split(".")[0] for code in r["a"] + r["b"]}, r["change"]) for r in records]


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("Iran-backed Hezbollah fired rockets.", "hezbollah", "IRN"),
        ("Anti-French militants attacked a camp in Mali. The camp lies near Gao in Mali.", "MLI", "FRA"),
        ("Iran-backed militia groups fired at a base in Iraq.", "IRQ", "IRN"),
        ("Pro-Russian rebels took a town in Ukraine. The town lies near Donetsk in Ukraine.", "UKR", "RUS"),
    ],
)
def test_a_leaning_joins_its_bearer_and_its_patron(coded: Coded, text: str, a: str, b: str) -> None:
    assert ({a, b}, "none") in pairs(coded("relation", text))


def test_a_leaning_is_not_that_of_whoever_stands_beside(coded: Coded) -> None:
    found = pairs(coded("relation", "The war is one between an American-backed coalition and the Islamic State."))
    assert ({"USA", "islamic-state"}, "none") not in found
