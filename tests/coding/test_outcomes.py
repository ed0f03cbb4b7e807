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
