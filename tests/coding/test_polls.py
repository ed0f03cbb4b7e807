from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In a new poll 42% supported the raid, 33% opposed it.", [[42, 42], [33, 33]]),
        ("The survey was taken in May. By 52%-34%, those polled called the plan reckless.", [[52, 52]]),
        ("The poll was taken in May. One in ten said the raid was right.", [[10, 10]]),
        ("In a new poll a 53% majority agreed that the raid was right.", [[53, 53]]),
    ],
)
def test_a_poll_has_a_record_for_each_share(coded: Coded, text: str, values: list[list[int]]) -> None:
    assert [r["value"] for r in coded("indicator", text)] == values


@pytest.mark.parametrize("text", ["They said the tax was 5 percent too high.", "He said half of it was his."])
def test_a_share_outside_of_a_poll_is_no_opinion(coded: Coded, text: str) -> None:
    assert coded("indicator", text) == []
