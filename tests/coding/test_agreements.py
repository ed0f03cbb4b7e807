from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Kenya and Somalia signed a defence pact with Chad.", "signed"),
        ("Kenya has reached a peace deal with Somalia.", "agreed"),
        ("Kenya terminated its basing agreement with Somalia.", "terminated"),
        ("Kenya violated its truce with Somalia.", "violated"),
        ("Kenya and Somalia are negotiating a border treaty.", "negotiating"),
        ("Kenya's council has declared the basing agreement with Somalia null and void.", "terminated"),
    ],
)
def test_an_instrument_is_in_the_state_that_its_verb_tells(coded: Coded, text: str, state: str) -> None:
    (record,) = coded("agreement", text)
    assert record["state"] == state
    assert {"KEN", "SOM"} & {party.split(".")[0] for party in record["parties"]}


def test_one_instrument_is_told_once(coded: Coded) -> None:
    text = "Kenya signed a border treaty with Somalia. The treaty was signed in Nairobi."
    assert len(coded("agreement", text)) == 1


def test_what_two_sides_agreed_needs_no_noun(coded: Coded) -> None:
    (record,) = coded("agreement", "Kenya and Somalia agreed on rules for the use of the port.")
    assert record["state"] == "agreed"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya wants to sign a peace deal with Somalia.",
        "Kenya will not sign a peace deal with Somalia.",
        "Kenya may sign a peace deal with Somalia.",
        "If Kenya signs a peace deal with Somalia, the border will open.",
    ],
)
def test_what_is_wanted_denied_or_open_is_neither_signed_nor_agreed(coded: Coded, text: str) -> None:
    assert not {record["state"] for record in coded("agreement", text)} & {"signed", "agreed", "in-force"}


@pytest.mark.parametrize(
    "text", ["A great deal of rain fell on Kenya.", "Kenya signed an arms deal.", "A deal is a deal."]
)
def test_a_bargain_of_no_weight_is_none(coded: Coded, text: str) -> None:
    assert coded("agreement", text) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Chad criticised a pact negotiated by Niger and Mali.", "negotiating"),
        ("Chad and Niger spoke of a truce that took effect on Friday.", "in-force"),
        ("Earlier truces have collapsed.", "terminated"),
    ],
)
def test_a_clause_of_its_own_and_a_verb_without_parties_give_a_state(coded: Coded, text: str, state: str) -> None:
    assert state in [record["state"] for record in coded("agreement", text)]


def test_who_brokers_is_no_party(coded: Coded) -> None:
    assert all("QAT.GOV" not in record["parties"] for record in coded("agreement", "Qatar brokered a truce."))
