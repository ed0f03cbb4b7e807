"""Where an event's record says that it is: the place as written, its country, and coordinates where they are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.coding.scene import Where
from tocsin.records import Event, PlaceName

Code = Callable[..., list[Event]]


def only(found: list[Event], root: str) -> Event:
    return next(e for e in found if e.event_type == root)


def test_a_place_carries_its_country_and_point_into_the_record() -> None:
    place = PlaceName(0, 4, "Birni", "NER", "city", "gn:7", 13.1, 4.2, "Dosso", "place", 0.8)
    assert Where(place, "NER").fields() == {
        "place": "Birni", "country": "NER", "latitude": 13.1, "longitude": 4.2,
        "place_id": "gn:7", "admin1": "Dosso", "place_precision": "place",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "root", "place", "country"),
    [
        ("Gunmen killed nine soldiers in Maiduguri.", "ASSAULT", "Maiduguri", "NGA"),
        ("French troops withdrew from Gao.", "RETREAT", "Gao", "MLI"),
        ("Ghana and Togo held talks in Accra.", "CONSULT", "Accra", "GHA"),
        ("In Paris, Germany's chancellor condemned the massacre in Kidal.", "ACCUSE", "Paris", "FRA"),
        ("Speaking in Accra, Norway's minister urged Israel to open Rafah.", "REQUEST", "Accra", "GHA"),
    ],
)
def test_events_are_where_they_happen(events: Code, text: str, root: str, place: str, country: str) -> None:
    event = only(events(text), root)
    assert (event.place, event.country) == (place, country)


@pytest.mark.parametrize(
    ("text", "root", "country"),
    [
        ("Kenya gave weapons to the Sudanese rebels.", "AID", "SDN"),
        ("Rebels fought in Somalia on Monday. Norway sent troops into the country.", "MOBILIZE", "SOM"),
        ("The Maiduguri attack killed ten soldiers.", "ASSAULT", "NGA"),
    ],
)
def test_rebels_the_country_and_a_town_before_the_act_tell_where_it_is(
    events: Code, text: str, root: str, country: str
) -> None:
    assert only(events(text), root).country == country


def test_an_act_of_words_is_not_in_the_place_that_it_speaks_of(events: Code) -> None:
    assert only(events("France condemned the massacre in Kidal."), "ACCUSE").place == ""
    assert only(events("Norway urged Israel to open the crossing near Rafah."), "REQUEST").place == ""


def test_a_state_that_is_a_party_is_no_place(events: Code) -> None:
    assert only(events("Kenya expelled the ambassador of Sudan."), "SANCTION").place == ""


def test_what_talks_are_about_is_not_where_they_are(events: Code) -> None:
    found = events("Ghana and Togo met to discuss the situation in Mali.")
    assert all(e.place != "Mali" for e in found if e.event_type == "CONSULT")


def test_an_attack_without_a_place_is_in_the_country_where_the_text_plays(events: Code) -> None:
    text = (
        "Fighting went on in Sudan for a third week. The army shelled parts of Sudan's west. Eleven people were killed."
    )
    told = [e for e in events(text) if "Eleven" in e.evidence]
    assert [(e.place, e.country) for e in told] == [("", "SDN")]


def test_where_a_victim_comes_from_is_not_where_it_died(events: Code) -> None:
    assert only(events("The general, who was born in Oslo, was killed by gunmen."), "ASSAULT").place == ""


def test_a_lone_attack_is_in_no_country(events: Code) -> None:
    assert only(events("Gunmen killed eleven people."), "ASSAULT").country == ""
