from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Kenya accused Somalia of fabricating the video.", "SOM", "KEN"),
        ("Kenya said Somalia was misleading the public by claiming the port.", "SOM", "KEN"),
        ("Kenya pushed back against Somalia's claim.", "SOM", "KEN"),
        ("The Kenyan account conflicts with claims by Somalia.", "KEN", "SOM"),
        ("Kenya accused Somalia of shelling the port. Somalia accused Kenya of shelling it.", "KEN", "SOM"),
    ],
)
def test_one_side_stands_against_the_others_word(coded: Coded, text: str, one: str, other: str) -> None:
    (record,) = coded("dispute", text)
    assert {code.split(".")[0] for side in record["sides"] for code in side} == {one, other}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused Somalia of shelling the port.",
        "Kenya may push back against Somalia's claim.",
        "The colour of the flag conflicts with that of the wall.",
        "The minister did not push back against the claim.",
    ],
)
def test_one_accusation_or_no_claim_is_no_dispute(coded: Coded, text: str) -> None:
    assert coded("dispute", text) == []
