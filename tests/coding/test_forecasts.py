from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The sanctions could weaken the economy.", "possible"),
        ("The departure will weaken the alliance.", "expected"),
        ("Prices are expected to rise further.", "expected"),
        ("If the border stays closed, stocks of food will run out.", "conditional"),
        ("A wider war is unlikely.", "possible"),
        ("The conflict is likely to spread.", "expected"),
        ("The ban is sure to raise new questions.", "expected"),
        ("It will take years to rebuild the harbour.", "expected"),
        ("The outcome of the war depends as much on the harvest as on the rain.", "conditional"),
        ("Aides said that fuel was dear and prices would rise further.", "expected"),
        ("If the dam fails, the valley can flood.", "conditional"),
        ("The outcome of the war depends on the harvest.", "conditional"),
        ("Uganda will weaken the alliance by its departure.", "expected"),
        ("Closing the border would undermine trade.", "conditional"),
        ("The ban won't change the outcome.", "expected"),
        ("Victory will only be achieved when the siege is lifted.", "conditional"),
        ("The greatest risk is a failed state.", "possible"),
        ("There is a danger of famine in the valley.", "possible"),
        ("Prices are set to rise.", "expected"),
        ("A wider war may be imminent.", "possible"),
        ("If the rain fails, there is a risk of famine.", "conditional"),
    ],
)
def test_what_comes_about_is_foretold(coded: Coded, text: str, status: str) -> None:
    (record,) = coded("forecast", text)
    assert record["status"] == status


def test_the_condition_is_kept_apart_from_the_outcome(coded: Coded) -> None:
    (record,) = coded("forecast", "If the border stays closed, stocks of food will run out.")
    assert record["condition"] == "If the border stays closed"
    assert record["outcome"] == "stocks of food will run out"


def test_an_expert_foretells_even_what_an_actor_does(coded: Coded) -> None:
    assert coded("forecast", "Kenya will gain from the move, analysts said.")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will withdraw its soldiers on Monday.",
        "The president will meet the envoy.",
        "The suspects will be prosecuted in Nairobi.",
        "The strike could have led to a war.",
        "Kenya hopes that the talks will succeed.",
        "Nobody asked how long the siege would last.",
        "Will the truce hold?",
        "Prices rose.",
        "The talks will resume in Nairobi.",
        "The truce would begin at midnight, the ministry said.",
        "The bridge would require 40 engineers.",
        "There will be no ground troops in the valley.",
        "The warship will be operational on Monday.",
        "The union waited until it could be certain.",
        "It remains unclear whether the men were soldiers.",
        "He spoke of a case where it would be wise.",
    ],
)
def test_a_plan_a_wish_a_question_and_what_might_have_been_are_none(coded: Coded, text: str) -> None:
    assert coded("forecast", text) == []


def test_a_forecast_is_whose_words_tell_it(coded: Coded) -> None:
    (record,) = coded("forecast", "The drought will deepen the crisis, the United Nations said.")
    assert record["holders"] == ["UNO"]
