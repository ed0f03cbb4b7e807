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
        ("Chad criticised a pact negotiated by Niger and Mali.", "agreed"),
        ("Chad and Niger spoke of a truce that took effect on Friday.", "in-force"),
        ("Earlier truces have collapsed.", "terminated"),
    ],
)
def test_a_clause_of_its_own_and_a_verb_without_parties_give_a_state(coded: Coded, text: str, state: str) -> None:
    assert state in [record["state"] for record in coded("agreement", text)]


def test_who_brokers_is_no_party(coded: Coded) -> None:
    assert all("QAT.GOV" not in record["parties"] for record in coded("agreement", "Qatar brokered a truce."))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Kenya and Somalia are holding talks on a long-term cease-fire.", "negotiating"),
        ("Hopes for a truce between Kenya and Somalia faded.", "negotiating"),
        ("A deal between Kenya and Somalia remains elusive.", "negotiating"),
        ("The truce between Kenya and Somalia remains in force.", "in-force"),
        ("The peace accord between Kenya and Somalia is dead.", "terminated"),
        ("The collapse of the truce between Kenya and Somalia alarmed Chad.", "terminated"),
        ("Chad warned of a collapse of the truce between Kenya and Somalia.", "in-force"),
        ("Shelling went on despite a ceasefire between Kenya and Somalia.", "in-force"),
        ("The soldiers will stay even after a peace treaty between Kenya and Somalia is signed.", "proposed"),
        ("Kenya and Somalia are bound by a mutual defense pact.", "in-force"),
        ("Kenya and Somalia issued a joint declaration in Nairobi.", "agreed"),
        ("Kenya and Somalia agreed to a cessation of hostilities.", "agreed"),
        ("Kenya closed the border, contrary to an agreement signed with Somalia.", "violated"),
        ("The truce between Kenya and Somalia, riddled by violations since last week, calmed Chad.", "violated"),
        ("Kenya's defence pact with Somalia expires in 2030.", "in-force"),
        ("Kenya and Somalia resumed cease-fire talks.", "negotiating"),
        ("Kenya rejected a truce proposal by Somalia.", "rejected"),
        ("Kenya has a maritime security agreement with Somalia.", "in-force"),
        ("Kenya is un-signing the border treaty with Somalia.", "rejected"),
        ("Kenya failed to honour its peace deal with Somalia.", "violated"),
        ("The talks paved the way to a peace treaty between Kenya and Somalia being signed.", "proposed"),
        ("Lawmakers wrote a bill aimed at killing the nuclear pact between Kenya and Somalia.", "in-force"),
        ("The truce between Kenya and Somalia ended weeks of fighting.", "in-force"),
        ("Kenya and Somalia discussed a treaty that would ban all tests.", "negotiating"),
        ("Kenya has to approve any future deals with Somalia.", "proposed"),
        ("Kenya and Somalia signed the Addis Ababa Accords in 1978.", "signed"),
    ],
)
def test_the_words_around_an_instrument_give_its_state(coded: Coded, text: str, state: str) -> None:
    (record,) = coded("agreement", text)
    assert record["state"] == state
    assert {"KEN", "SOM"} & {party.split(".")[0] for party in record["parties"]}


def test_what_was_agreed_and_holds_now_is_in_force(coded: Coded) -> None:
    text = "Kenya and Somalia reached a truce last week. The fragile truce held on Monday."
    (record,) = coded("agreement", text)
    assert record["state"] == "in-force"


def test_another_truce_is_not_the_earlier_one(coded: Coded) -> None:
    text = "Kenya and Somalia seek another truce. An earlier truce collapsed."
    assert [record["state"] for record in coded("agreement", text)] == ["negotiating", "terminated"]


def test_a_truce_binds_who_fights(coded: Coded) -> None:
    text = "The war between Kenya and Somalia raged on. The United Nations called for a truce."
    (record,) = coded("agreement", text)
    assert {party.split(".")[0] for party in record["parties"]} == {"KEN", "SOM"}
    assert record["state"] == "proposed"


def test_the_town_of_a_treaty_is_no_party(coded: Coded) -> None:
    (record,) = coded("agreement", "Kenya and Somalia violated the Minsk agreements.")
    assert {party.split(".")[0] for party in record["parties"]} == {"KEN", "SOM"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Somalia are in agreement.",
        "There is agreement that prices will fall in Kenya.",
        "The war ended in a truce, not a treaty between Kenya and Somalia.",
        "Kenya and Somalia read the Declaration of Independence.",
    ],
)
def test_what_is_no_instrument_is_not_taken_for_one(coded: Coded, text: str) -> None:
    assert not [r for r in coded("agreement", text) if r["name"].split()[-1] != "truce"]


@pytest.mark.parametrize(
    "text",
    ["Kenya's president struck a temporary deal to reopen offices.", "Kenya passed rules that violate the deal."],
)
def test_a_bargain_at_home_is_no_instrument(coded: Coded, text: str) -> None:
    assert coded("agreement", text) == []


def test_who_helps_to_forge_a_truce_is_no_party(coded: Coded) -> None:
    text = "Egypt helped forge the truce between Kenya and Somalia."
    assert all("EGY" not in p for record in coded("agreement", text) for p in record["parties"])


def test_a_deal_is_one_by_whomever_it_is_named(coded: Coded) -> None:
    text = "Iran signed a nuclear deal with China. The 2015 Iran deal was signed in Vienna."
    assert [record["state"] for record in coded("agreement", text)] == ["signed"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Kenya is close to signing a border treaty with Somalia.", "negotiating"),
        ("Kenya and Somalia are seeking the framework of a peace deal.", "negotiating"),
        ("Kenya and Somalia are to negotiate a deal that would open the border.", "proposed"),
        ("Kenya said that reaching a peace deal with Somalia was possible.", "proposed"),
        ("Kenya can enter into a new defence pact with Somalia.", "proposed"),
        ("Kenya and Somalia entered into a defence pact.", "agreed"),
        ("Kenya has not certified that Somalia is complying with its nuclear pact with Kenya.", "in-force"),
        ("A deal with Somalia is still possible, Kenya said.", "negotiating"),
        ("Kenya praised its alliance with Somalia.", "in-force"),
        ("The aid depends on Kenya making a peace deal with Somalia.", "proposed"),
    ],
)
def test_what_is_within_reach_or_only_thought_of_is_not_agreed(coded: Coded, text: str, state: str) -> None:
    (record,) = coded("agreement", text)
    assert record["state"] == state


def test_what_is_sought_anew_is_not_what_there_is(coded: Coded) -> None:
    text = "The nuclear pact between Kenya and Somalia is in force. Kenya now wants a second pact with Somalia."
    assert [record["state"] for record in coded("agreement", text)] == ["in-force", "proposed"]


def test_a_peace_plan_is_not_the_peace_deal(coded: Coded) -> None:
    text = "Kenya outlined a peace plan for Somalia. A week later Kenya and Somalia signed a peace deal."
    assert {record["state"] for record in coded("agreement", text)} >= {"proposed", "signed"}


def test_a_truce_in_a_civil_war_binds_government_and_rebels(coded: Coded) -> None:
    text = "The civil war in Yemen goes on. Diplomats hope for a possible truce."
    (record,) = coded("agreement", text)
    assert set(record["parties"]) == {"YEM.GOV", "YEM.REB"}


def test_a_deal_is_sought_by_whoever_holds_the_talks(coded: Coded) -> None:
    text = "Kenya and Somalia began talks on Monday. A lasting peace deal remains elusive."
    (record,) = coded("agreement", text)
    assert set(record["parties"]) == {"KEN", "SOM"}


def test_the_evidence_of_a_bare_deal_holds_its_verb_and_its_partner(coded: Coded) -> None:
    (record,) = coded("agreement", "Kenya has cut a deal with Somalia.")
    assert record["evidence"] == "cut a deal with Somalia"


def test_a_state_is_bound_whoever_signs_for_it(coded: Coded) -> None:
    (record,) = coded("agreement", "Kenya's government signed a peace treaty with Somalia.")
    assert set(record["parties"]) == {"KEN", "SOM"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru decided to pull out of the defence accord with Chile.",
        "Talks followed Peru's decision to terminate a fishing pact with Chile.",
        "Peru announced its decision to withdraw from the border treaty with Chile.",
    ],
)
def test_the_decision_to_end_an_instrument_ends_it(coded: Coded, text: str) -> None:
    (record,) = coded("agreement", text)
    assert (record["state"], set(record["parties"])) == ("terminated", {"PER", "CHL"})


@pytest.mark.parametrize(
    "text",
    ["Peru plans to terminate its pact with Chile.", "Peru is moving to withdraw from its pact with Chile."],
)
def test_a_plan_to_end_an_instrument_does_not(coded: Coded, text: str) -> None:
    assert "terminated" not in {record["state"] for record in coded("agreement", text)}


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("Iraq and Jordan have forged an alliance against smugglers.", "alliance", {"IRQ", "JOR"}),
        ("Latvia and Estonia formed a common front against the tariff.", "common front", {"LVA", "EST"}),
        ("Togo created a regional bloc with Ghana.", "regional bloc", {"TGO", "GHA"}),
    ],
)
def test_an_alliance_that_is_formed_is_agreed(coded: Coded, text: str, name: str, parties: set[str]) -> None:
    (record,) = coded("agreement", text)
    assert (record["name"], record["state"], set(record["parties"])) == (name, "agreed", parties)


@pytest.mark.parametrize(
    "text",
    [
        "Colombia will never form a united front with Cuba.",
        "A cold front formed over Latvia and Estonia.",
        "Two parties formed an alliance in Berlin.",
    ],
)
def test_no_alliance_without_two_who_have_formed_it(coded: Coded, text: str) -> None:
    assert coded("agreement", text) == []


def test_an_alliance_with_one_is_not_the_pact_with_another(coded: Coded) -> None:
    found = coded("agreement", "Peru signed a fishing pact with Chile. Its alliance with Brazil is growing.")
    assert {frozenset(r["parties"]) for r in found} == {frozenset({"PER", "CHL"}), frozenset({"PER", "BRA"})}
