from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Israel sees Iran as a threat.", ("ISR", "IRN")),
        ("Iran is regarded by Israel as an enemy.", ("ISR", "IRN")),
    ],
)
def test_who_sees_whom_as_foe(coded: Coded, text: str, pair: tuple[str, str]) -> None:
    found = [(r["a"], r["b"], r["change"]) for r in coded("relation", text)]
    assert found == [([pair[0]], [pair[1]], "none")]


def test_who_does_not_see_it_so(coded: Coded) -> None:
    assert coded("relation", "Israel does not see Iran as a threat.") == []
