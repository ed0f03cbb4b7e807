from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Russia fought Turkey for years, but relations between them have been warming.", "closer"),
        ("Kenya and Somalia share a border. Tensions between the two countries have grown.", "worse"),
    ],
)
def test_the_last_two_are_meant(coded: Coded, text: str, change: str) -> None:
    assert change in [r["change"] for r in coded("relation", text)]


def test_two_that_nobody_named_are_nobody(coded: Coded) -> None:
    assert coded("relation", "Relations between them are good.") == []
