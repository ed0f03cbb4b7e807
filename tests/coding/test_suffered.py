"""Who an act meets when it is done to a thing, and who does it when a thing is told to act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.records import Event

Code = Callable[..., list[Event]]


def only(found: list[Event], root: str) -> Event:
    return next(e for e in found if e.event_type == root)


@pytest.mark.parametrize(
    ("text", "root", "target"),
    [
        ("Norway criticized Kenya's decision on Tuesday.", "ACCUSE", "KEN"),
        ("Norway rejected the Kenyan proposal on Tuesday.", "REJECT", "KEN"),
        ("Kenya praised the response of the Malian army.", "SUPPORT", "MLI"),
        ("Turkish jets bombed JNIM positions near Gao.", "ASSAULT", "jnim"),
        ("Sudan faces American sanctions.", "SANCTION", "SDN"),
        ("Norway accepted the Kenyan proposal on Tuesday.", "AGREE", "KEN"),
        ("Sudan was hit by a series of American sanctions.", "SANCTION", "SDN"),
        ("Anti-French protests broke out in Bamako on Monday.", "PROTEST", "FRA"),
    ],
)
def test_who_is_behind_a_thing_or_suffers_a_deed_is_its_target(events: Code, text: str, root: str, target: str) -> None:
    assert target in {a.partition(".")[0] for a in only(events(text), root).targets}


@pytest.mark.parametrize(
    ("text", "root", "actor"),
    [
        ("Israeli air strikes killed 12 people in Beirut.", "ASSAULT", "ISR"),
        ("JNIM claimed responsibility for the attacks in Gao and a bombing in Kidal.", "ASSAULT", "jnim"),
        ("A shell fired by the Malian army killed 12 people.", "ASSAULT", "MLI"),
    ],
)
def test_who_acts_through_a_thing_is_its_actor(events: Code, text: str, root: str, actor: str) -> None:
    assert actor in {a.partition(".")[0] for e in events(text) if e.event_type == root for a in e.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Norway condemned the killing of Malian civilians.",  # the civilians are not to blame
        "Norway denounced the anti-Kenyan march.",
    ],
)
def test_victims_are_not_blamed(events: Code, text: str) -> None:
    assert only(events(text), "ACCUSE").targets == ()


@pytest.mark.parametrize(
    ("text", "root", "actor", "target"),
    [
        ("Clashes between Malian soldiers and JNIM began on Sunday.", "ASSAULT", "MLI", "jnim"),
        ("The presidents of Kenya and Norway met in Nairobi.", "CONSULT", "KEN", "NOR"),
    ],
)
def test_of_two_who_do_it_to_each_other_the_first_is_actor(
    events: Code, text: str, root: str, actor: str, target: str
) -> None:
    event = only(events(text), root)
    assert [a.partition(".")[0] for a in event.actors] == [actor]
    assert [a.partition(".")[0] for a in event.targets] == [target]


def test_a_town_before_an_attack_is_where_it_was(events: Code) -> None:
    assert all("KEN.GOV" not in e.actors for e in events("The Nairobi attack killed 12 people."))


def test_a_state_that_strikes_in_another_does_not_strike_that_state(events: Code) -> None:
    assert "SYR.GOV" not in only(events("Turkey carried out airstrikes in Syria on Sunday."), "ASSAULT").targets


def test_an_attack_in_a_state_is_on_what_is_its_own_and_not_on_its_government(events: Code) -> None:
    assert only(events("JNIM carried out attacks in Niger."), "ASSAULT").targets == ("NER",)


@pytest.mark.parametrize(
    ("text", "root", "targets"),
    [
        ("Gunmen killed 40 people in Beirut on Monday.", "ASSAULT", ("LBN.CVL",)),
        ("Rockets struck homes and a school in Gao.", "ASSAULT", ("MLI.CVL",)),
        ("Kenya declared a state of emergency.", "COERCE", ("KEN.CVL",)),
        ("Officers staged a coup in Niger on Wednesday.", "COERCE", ("NER.GOV",)),
    ],
)
def test_people_without_a_side_are_civilians_of_the_country(
    events: Code, text: str, root: str, targets: tuple[str, ...]
) -> None:
    assert targets in {e.targets for e in events(text) if e.event_type == root}


@pytest.mark.parametrize(
    "text", ["Gunmen were killed in Gao.", "The army bombed a depot in Gao.", "Attackers were killed near Gao."]
)
def test_who_may_be_armed_is_no_civilian(events: Code, text: str) -> None:
    assert all("MLI.CVL" not in e.targets for e in events(text))


def test_who_only_tells_of_the_dead_did_not_kill_them(events: Code) -> None:
    told = events("The U.N. said that 40 people were killed in fighting in Mali.")
    assert all("UNO" not in e.actors for e in told if e.event_type == "ASSAULT")


def test_who_leaves_a_deal_does_so_to_the_other_party_that_the_text_names(events: Code) -> None:
    text = "Leaders met over the Iran nuclear deal on Monday. France withdrew from the agreement on Friday."
    (left,) = [e for e in events(text) if e.event_type == "SANCTION"]
    assert left.targets == ("IRN.GOV",)


def test_of_a_deal_with_two_that_it_may_be_with_nobody_is_filled_in(events: Code) -> None:
    text = "Leaders met over the Iran deal and the Libya deal on Monday. France withdrew from the agreement on Friday."
    assert [e.targets for e in events(text) if e.event_type == "SANCTION"] == [()]


def test_where_the_victims_are_told_the_place_is_no_victim(events: Code) -> None:
    (killed,) = [e for e in events("Rebels killed six French soldiers in Mali.") if e.event_type == "ASSAULT"]
    assert killed.targets == ("FRA.MIL",)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan said it had not received a formal request from Egypt to hold talks.",
        "Sudan has received a request from Egypt for more water.",
        "Sudan has not received a formal demand from Egypt for more water.",
    ],
)
def test_who_receives_a_request_does_not_make_it(events: Code, text: str) -> None:
    asked = only(events(text), "REQUEST")
    assert (asked.actors, asked.targets) == (("EGY.GOV",), ("SDN.GOV",))
