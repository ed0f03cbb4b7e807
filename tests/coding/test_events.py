"""What a careful analyst writes down of one sentence: the kind of act, who to whom, where, when, how many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.coding import Coder
from tocsin.coding.acts import load_encoder
from tocsin.coding.confidence import FACT, RIGHT, load_weights
from tocsin.read import Reader
from tocsin.records import Document, Event

Code = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "root", "actors", "targets"),
    [
        ("Malian soldiers attacked a rebel camp on Monday.", "ASSAULT", ("MLI.MIL",), ()),
        ("Rebels from JNIM kidnapped two Chadian soldiers.", "ASSAULT", ("jnim",), ("TCD.MIL",)),
        ("France condemned Russia on Tuesday.", "ACCUSE", ("FRA.GOV",), ("RUS.GOV",)),
        ("The Kremlin denied the report.", "REJECT", ("RUS.GOV",), ()),
        ("Kenya expelled the ambassador of Sudan.", "SANCTION", ("KEN.GOV",), ("SDN.GOV",)),
        ("Turkey imposed sanctions on Armenia.", "SANCTION", ("TUR.GOV",), ("ARM.GOV",)),
        ("Ghana and Togo signed an agreement.", "AGREE", ("GHA.GOV",), ("TGO.GOV",)),
        ("Germany sent weapons to Ukraine.", "AID", ("DEU.GOV",), ("UKR.GOV",)),
        ("French troops withdrew from Gao.", "RETREAT", ("FRA.MIL",), ()),
        ("Demonstrators marched in Bamako.", "PROTEST", ("MLI.CVL",), ()),
        ("Egyptian police arrested three journalists.", "COERCE", ("EGY.COP",), ()),
        ("Poland deployed troops to the border.", "MOBILIZE", ("POL.GOV",), ()),
        ("Norway urged Israel to open the crossing.", "REQUEST", ("NOR.GOV",), ("ISR.GOV",)),
        ("Iran threatened Israel with war.", "THREATEN", ("IRN.GOV",), ("ISR.GOV",)),
        ("Japan praised Senegal.", "SUPPORT", ("JPN.GOV",), ("SEN.GOV",)),
    ],
)
def test_a_plain_sentence_gives_its_act(
    events: Code, text: str, root: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    found = [e for e in events(text) if e.event_type == root]
    assert found, [e.event_type for e in events(text)]
    assert found[0].is_fact
    assert set(actors) <= set(found[0].actors)
    assert set(targets) <= set(found[0].targets)


def test_the_passive_turns_actor_and_target_round(events: Code) -> None:
    (event,) = events("The ambassador of Chad was expelled by Sudan.")
    assert event.actors == ("SDN.GOV",)
    assert event.targets == ("TCD.GOV",)


def test_whoever_is_charged_did_it_not_whoever_charges(events: Code) -> None:
    found = events("Ethiopia accused Egypt of arming the rebels.")
    accused = next(e for e in found if e.event_type == "ACCUSE")
    deed = next(e for e in found if e.event_type == "AID")
    assert (accused.actors, accused.targets) == (("ETH.GOV",), ("EGY.GOV",))
    assert deed.actors == ("EGY.GOV",)
    assert deed.holders == ("ETH.GOV",), "blame is never the outlet's own voice"


def test_place_date_and_numbers_are_the_clauses_own(events: Code) -> None:
    event = next(
        e for e in events("Gunmen killed 12 soldiers in Kano, Nigeria, on Tuesday.") if e.event_type == "ASSAULT"
    )
    assert event.country == "NGA"
    assert (event.date_text, event.date_start, event.date_end) == ("on Tuesday", "2024-04-16", "2024-04-16")
    assert event.numbers == {"killed": (12, 12)}
    assert event.actors == (), "whose the gunmen are is not said"


def test_without_a_publication_date_a_weekday_gets_no_day(events: Code) -> None:
    (event,) = [e for e in events("France condemned Russia on Tuesday.", published="") if e.event_type == "ACCUSE"]
    assert event.date_text == "on Tuesday"
    assert (event.date_start, event.date_end) == ("", "")


@pytest.mark.parametrize(
    "text", ["Rebels are now attacking Mali.", "Rebels attacked Mali in 2021. Mali denied breaking the 1987 treaty."]
)
def test_now_and_the_year_in_a_name_date_no_act(events: Code, text: str) -> None:
    assert events(text, published="2024-04-19")[-1].date_start == ""


def test_an_undated_text_gives_no_loose_dates(events: Code) -> None:
    first, second = events("Niger arrested rebels in May 2021. Mali arrested rebels on Tuesday.", published="")
    assert (first.date_start, first.date_end) == ("2021-05-01", "2021-05-31")
    assert (second.date_text, second.date_start, second.date_end) == ("on Tuesday", "", "")


@pytest.mark.parametrize(
    "text",
    [
        "Nigeria struck twice in the second half before Ghana found a late goal.",
        "The firm fired its accountant after profits fell.",
        "Twelve people were killed when a bus plunged into a ravine in a road accident in Peru.",
        "Apple fired back at Google in a patent battle.",
        "The senator attacked the budget plan as reckless, his party said.",
        "Heavy rains killed 30 people in Kenya.",
        "Doctors are fighting Ebola in Liberia.",
        "What would happen if the troops left Niger?",
        "If you were governing a country, you would not invite mercenaries.",
        "The ministry declined to comment on the talks in Geneva.",
        "The withdrawal is France's third from Mali.",
        "Kenya expressed condolences to Turkey over the earthquake.",
        "Lawmakers in Ghana said they agree with the report.",
    ],
)
def test_what_is_no_political_act_gives_no_fact(events: Code, text: str) -> None:
    assert [e.evidence for e in events(text) if e.is_fact and e.event_type != "ACCUSE"] == []


def test_one_act_told_twice_is_one_record(events: Code) -> None:
    text = "Sudan expelled the ambassador of Chad.\n\nThe expulsion came at noon. Sudan expelled him after a week."
    assert sum(e.event_type == "SANCTION" for e in events(text)) == 1


def test_a_demand_by_demonstrators_is_a_protest(events: Code) -> None:
    found = {e.event_type for e in events("Protesters in Niamey demanded the departure of French troops.")}
    assert "PROTEST" in found
    assert "REQUEST" not in found


def test_evidence_is_the_text_and_stays_in_its_line(events: Code) -> None:
    text = "NIAMEY\n\nMali attacked a camp.\nFrance condemned Russia."
    for event in events(text):
        assert text[event.start : event.end] == event.evidence
        assert "\n" not in event.evidence


def test_every_event_says_why(events: Code) -> None:
    assert all(e.why for e in events("Turkey imposed sanctions on Armenia."))


def test_a_doer_just_told_is_taken_up_and_the_record_says_so(events: Code) -> None:
    found = events("Fighters of JNIM attacked a camp in Mali. Twelve people were killed.")
    deaths = next(e for e in found if e.numbers)
    assert deaths.actors == ("jnim",)
    assert deaths.ambiguous, "its own words do not name the doer"


def test_two_who_may_have_done_it_leave_it_open(events: Code) -> None:
    text = "Fighters of JNIM attacked a camp in Mali. Malian soldiers shelled a village. Twelve people were killed."
    deaths = next(e for e in events(text) if e.numbers)
    assert deaths.actors == ()


def test_the_dead_and_wounded_of_an_attack_are_its_numbers_not_acts_of_their_own(events: Code) -> None:
    (attack,) = events("Russian forces shelled Kharkiv in Ukraine, killing 10 people and wounding 20.")
    assert attack.numbers == {"killed": (10, 10), "injured": (20, 20)}


def test_where_troops_are_sent_is_not_who_sends_them(events: Code) -> None:
    assert all("TCD.GOV" not in e.actors for e in events("No troops have been deployed to Chad."))


def test_neither_nor_denies_both(events: Code) -> None:
    text = "The Malian army neither attacked Gao nor surrounded the town."
    assert [e.evidence for e in events(text) if e.is_fact] == []


def test_an_act_in_words_that_the_lexicon_lacks_is_found_by_the_encoder(events: Code) -> None:
    found = events("The Sudanese army pulverised a rebel hideout near El Fasher on Sunday, a spokesman said.")
    assert any(e.event_type == "ASSAULT" and "SDN.MIL" in e.actors for e in found), [e.evidence for e in found]


def test_the_version_names_the_encoder_and_the_confidence(reader: Reader) -> None:
    (event,) = Coder(reader.registry).code(reader.read(Document("d", "France condemned Russia on Tuesday.")))
    for digest in (load_encoder().digest, load_weights(RIGHT).digest, load_weights(FACT).digest):
        assert digest[:8] in event.version


def test_a_warning_to_do_or_leave_something_is_a_demand_and_the_rest_a_threat(events: Code) -> None:
    assert {e.event_type for e in events("Mali warned residents to stay away from the border.")} == {"REQUEST"}
    assert "THREATEN" in {e.event_type for e in events("Mali warned that it would strike Niger.")}


@pytest.mark.parametrize(
    "text", ["The president pulled out of the accord.", "France backed out of the deal with Mali."]
)
def test_who_goes_back_on_a_deal_sanctions_and_moves_no_troops(events: Code, text: str) -> None:
    assert [e.event_type for e in events(text)] == ["SANCTION"]


@pytest.mark.parametrize(
    ("text", "target", "status"),
    [
        ("The opposition leader remains in custody in Harare.", "ZWE", "ongoing"),
        ("Two Georgian journalists were still in detention on Friday.", "GEO", ""),
        ("The Peruvian general was placed under house arrest.", "PER", ""),
        ("Police have kept the Ugandan opposition leader in jail since May.", "UGA", ""),
    ],
)
def test_whoever_is_in_custody_is_held_and_does_nothing(events: Code, text: str, target: str, status: str) -> None:
    (held,) = [e for e in events(text) if e.event_type == "COERCE"]
    assert [t.partition(".")[0] for t in held.targets] == [target]
    assert target not in held.actors
    assert not status or held.status == status


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Trade has shrunk since a military coup in Gabon, which France condemned.", ("GAB.MIL",)),
        ("Trade has shrunk since Thailand's generals took over following a coup in May.", ("THA.MIL",)),
        ("Investors left Sudan, where a military coup opened the door to Russia.", ("SDN.MIL",)),
    ],
)
def test_a_coup_is_made_by_an_army_against_the_government_of_its_country(
    events: Code, text: str, actors: tuple[str, ...]
) -> None:
    (coup,) = [e for e in events(text) if e.mode == "coup"]
    assert coup.actors == actors
    assert [t.partition(".")[0] for t in coup.targets] == [actors[0].partition(".")[0]]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The government of Chad invited in the Wagner Group last year.", "wagner-group"),
        ("Last spring Peru invited in the Organization of American States.", "oas"),
        ("Malta's president invited in the Russians.", "RUS.GOV"),
    ],
)
def test_whoever_is_invited_in_is_invited(events: Code, text: str, target: str) -> None:
    assert [e.targets for e in events(text) if e.event_type == "REQUEST"] == [(target,)]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Hundreds marched through Lima on Sunday, demanding the resignation of the president.", "demanding", "PER"),
        ("Thousands gathered in Tbilisi, demanding the resignation of the Georgian government.", "demanding", "GEO"),
        ("Tens of thousands of people rallied in Seoul, demanding new elections.", "demanding", "KOR"),
        ("Thousands took to the streets of Nairobi, demanding lower taxes.", "demanding", "KEN"),
    ],
)
def test_what_a_crowd_demands_is_its_protest_where_it_gathers(events: Code, text: str, words: str, who: str) -> None:
    demand = next(e for e in events(text) if e.evidence.startswith(words))
    assert (demand.event_type, demand.actors, demand.country) == ("PROTEST", (f"{who}.CVL",), who)


@pytest.mark.parametrize(
    "text",
    ["Dozens of countries demanded the release of the reporter.", "Thousands of people asked Kenya for asylum."],
)
def test_not_every_number_that_asks_for_something_is_a_crowd(events: Code, text: str) -> None:
    assert "PROTEST" not in {e.event_type for e in events(text)}
