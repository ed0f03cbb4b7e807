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
        ("Turkey's allies, including Qatar, objected.", "QAT", "TUR"),
        ("U.S. allies such as Japan objected.", "JPN", "USA"),
        ("India and Pakistan are enemies.", "IND", "PAK"),
        ("The Syrian army and its Iranian allies advanced.", "IRN", "SYR"),
        ("Russia is widely seen as Syria's top backer.", "RUS", "SYR"),
    ],
)
def test_a_role_joins_two_actors(coded: Coded, text: str, a: str, b: str) -> None:
    assert ({a, b}, "none") in pairs(coded("relation", text))


@pytest.mark.parametrize(
    "text",
    ["NATO allies and Afghan officials met.", "The vanquished enemies Germany and Japan rose again."],
)
def test_a_role_beside_a_name_is_not_always_its(coded: Coded, text: str) -> None:
    assert coded("relation", text) == []


def test_partners_listed_without_an_owner_are_those_of_the_clause(coded: Coded) -> None:
    found = coded("relation", "Kenya's plan depends on regional partners, including Uganda and Rwanda.")
    assert [(r["a"], r["b"]) for r in found] == [(["UGA", "RWA"], ["KEN"])]


@pytest.mark.parametrize(
    ("text", "a", "b", "change"),
    [
        ("Ecuador was previously a close ally of Venezuela.", "ECU", "VEN", "worse"),
        ("Turkey once served as a partner to Israel in the region.", "TUR", "ISR", "worse"),
        ("Formerly, Georgia played a vital role as an ally of Armenia.", "GEO", "ARM", "worse"),
        ("Turkey has long served as a partner to Israel.", "TUR", "ISR", "none"),
        ("Georgia was once a rival of Armenia.", "GEO", "ARM", "none"),
    ],
)
def test_a_friend_of_former_days_is_one_no_more(coded: Coded, text: str, a: str, b: str, change: str) -> None:
    assert ({a, b}, change) in pairs(coded("relation", text))
