from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    "text",
    [
        "Gunfire could be heard in the harbour.",
        "Kenya could be working with the rebels.",
        "An inquiry would later condemn the ministers.",
        "It would be unwise to wait.",
        "The minister said that the plan would be a mistake.",
        "He warned against any steps that could lead to a war.",
        "Kenya will break the limit, its minister said.",
        "We will need to take decisions.",
        "Ministers threatened to cut off the loans if no deal was reached.",
        "The council has a say in whatever deal may be reached.",
        "A panel will decide his punishment.",
        "He spoke as if the war would end.",
        '"Will any of these steps change the outcome?" he asked.',
        "The rise may stem from the drought.",
        "The border will remain closed on Monday.",
        "The president is going to have to adjust the plan.",
        "The crash was unlikely to have been caused by an error.",
        "The army is regularly threatening to destroy the town.",
        "If the report is true, the minister must explain it.",
        "The interview is set to air on Sunday.",
        "Kenya can hit the island if it chooses to do so.",
    ],
)
def test_a_guess_a_verdict_or_a_plan_is_no_outlook(coded: Coded, text: str) -> None:
    assert coded("forecast", text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The town is about to fall.", "expected"),
        ("The raid made it more likely that Iran would build bombs.", "possible"),
        ("It is far from certain that the bloodshed would end.", "possible"),
        ("Prices would be expected to fall under a truce.", "conditional"),
        ("Without the troops, the country could become a haven.", "conditional"),
        ("It is unlikely the ban will be lifted until the pact is signed.", "conditional"),
        ("Achieving a deal is possible.", "possible"),
    ],
)
def test_how_likely_a_thing_is_told_to_be(coded: Coded, text: str, status: str) -> None:
    assert [r["status"] for r in coded("forecast", text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The new rules will apply to all soldiers.",
        "The aim will be to update the public.",
        "The question will remain whether they can win.",
        "They signed a deal in which Kenya would reduce the tolls if Somalia agreed.",
        "The plan depends on partners.",
        "The two sides were on the verge of signing a pact.",
        "The Kenyan army said it would continue to provide the treatment.",
    ],
)
def test_what_is_laid_down_or_meant_is_no_outlook(coded: Coded, text: str) -> None:
    assert coded("forecast", text) == []
