from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


def test_an_accusation_and_its_denial_are_two_sides(coded: Coded) -> None:
    (record,) = coded("dispute", "Kenya accused Somalia of arming the raiders, but Somalia denied this.")
    sides = [[code.split(".")[0] for code in side] for side in record["sides"]]
    assert sides == [["KEN"], ["SOM"]]


@pytest.mark.parametrize(
    "text",
    [
        "Somalia rejected Kenya's claim that it had armed the raiders.",
        "Somalia denied arming the raiders.",
        "Kenya said its troops had crossed the river, while Somalia said that no troops had crossed the river.",
        "Despite Kenya's assertion that its troops never crossed, Somalia has recalled its ambassador.",
    ],
)
def test_what_one_side_says_against_the_other_is_a_dispute(coded: Coded, text: str) -> None:
    assert len(coded("dispute", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Somalia denied the visitors visas.",
        "The ministry denied his request for asylum.",
        "Somalia rejected the offer.",
        "Did Somalia deny it?",
        "Kenya said the road was open and Somalia said the harvest was good.",
    ],
)
def test_a_favour_denied_or_an_offer_refused_is_none(coded: Coded, text: str) -> None:
    assert coded("dispute", text) == []
