from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "a", "b", "change"),
    [
        ("Qatar is an ally of Turkey.", "QAT", "TUR", "none"),
        ("Chad, a key French ally, closed the border.", "TCD", "FRA", "none"),
        ("Ties between Kenya and Somalia have deteriorated.", "KEN", "SOM", "worse"),
        ("Serbia's growing partnership with China worries neighbours.", "SRB", "CHN", "closer"),
        ("Iran is deeply suspicious of Saudi Arabia.", "IRN", "SAU", "none"),
        ("Ghana moved closer to India.", "GHA", "IND", "closer"),
        ("Iran-backed rebels in Yemen fired rockets. Yemen buried its dead in Yemen.", "YEM", "IRN", "none"),
        ("Tension between Kenya and Somalia is growing.", "KEN", "SOM", "worse"),
        ("Tensions between Kenya and Somalia have eased.", "KEN", "SOM", "closer"),
        ("Relations between Kenya and Somalia are strained.", "KEN", "SOM", "worse"),
        ("Relations between Kenya and Somalia are not strained.", "KEN", "SOM", "none"),
        ("A thaw in relations between Kenya and Somalia drew praise.", "KEN", "SOM", "closer"),
    ],
)
def test_two_actors_stand_to_each_other_as_told(coded: Coded, text: str, a: str, b: str, change: str) -> None:
    found = [
        ({code.split(".")[0] for code in record["a"] + record["b"]}, record["change"])
        for record in coded("relation", text)
    ]
    assert ({a, b}, change) in found


def test_a_pair_is_told_once(coded: Coded) -> None:
    text = "Qatar is an ally of Turkey. Turkey helped Qatar, its ally."
    assert len(coded("relation", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kenya threatened to cut ties with Somalia.",
        "Kenya may strengthen its ties with Somalia.",
    ],
)
def test_what_is_only_threatened_or_possible_changes_nothing(coded: Coded, text: str) -> None:
    assert {record["change"] for record in coded("relation", text)} <= {"none"}


@pytest.mark.parametrize(
    "text",
    [
        "Pro-democracy groups marched in Kenya.",
        "The minister is an ally.",
        "Does Kenya have ties with Somalia?",
        "The banker has a business relationship with Kenya.",
        "Kenya wants to avoid a confrontation with Somalia.",
        "The paper wrote of possible ties between Kenya and Somalia.",
        "France, Germany and Italy tried to defuse tensions.",
    ],
)
def test_no_relation_without_two_political_actors(coded: Coded, text: str) -> None:
    assert coded("relation", text) == []


def test_a_state_stands_bare_and_the_span_holds_the_verb_that_tells_the_change(coded: Coded) -> None:
    (record,) = coded("relation", "Kenya's government cemented its friendship with the Somali government.")
    assert (set(record["a"] + record["b"]), record["change"]) == ({"KEN", "SOM"}, "closer")
    assert "cemented" in record["evidence"]


def test_all_who_own_an_alliance_stand_on_one_side_of_it(coded: Coded) -> None:
    text = "The countries of Peru, Chile and Bolivia met on Monday. They praised their partnership with Japan."
    (record,) = coded("relation", text)
    assert (set(record["a"]), record["b"]) == ({"PER", "CHL", "BOL"}, ["JPN"])
