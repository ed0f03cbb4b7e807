from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tocsin.read import Reader
from tocsin.read.names import find_names
from tocsin.read.places import find_places
from tocsin.records import PlaceName
from tocsin.registry.gazetteer import Gazetteer

Find = Callable[..., dict[str, PlaceName]]


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("Soldiers in Niger seized power on Wednesday.", "Niger", "NER"),
        ("Officials in Nigeria closed the border on Wednesday.", "Nigeria", "NGA"),
        ("The junta in Guinea promised a vote.", "Guinea", "GIN"),
        ("The army of Guinea-Bissau stayed in its barracks.", "Guinea-Bissau", "GNB"),
        ("Oil workers left Equatorial Guinea last week.", "Equatorial Guinea", "GNQ"),
        ("An earthquake shook Papua New Guinea at dawn.", "Papua New Guinea", "PNG"),
    ],
)
def test_states_with_like_names_are_told_apart(find: Find, text: str, surface: str, country: str) -> None:
    place = find(text)[surface]
    assert (place.country, place.kind, place.precision) == (country, "country", "country")


def test_a_state_or_province_after_a_comma_decides(find: Find) -> None:
    assert find("Three people died in Paris, Texas, on Monday.")["Paris"].admin1 == "Texas"
    assert find("Three people died in Paris, Ky., on Monday.")["Paris"].admin1 == "Kentucky"
    assert find("Three people died in Paris on Monday.")["Paris"].country == "FRA"


def test_a_name_keeps_its_sense_through_the_text(find: Find) -> None:
    text = "A fire broke out in Paris, Texas, on Monday. The mayor of Paris said that the school was closed."
    assert find(text)["Paris"].admin1 == "Texas"


def test_neighbours_decide_between_the_georgias(find: Find) -> None:
    assert find("Police in Atlanta and Athens searched homes across Georgia.")["Georgia"].kind == "admin1"
    assert find("Protesters marched in Tbilisi. Russia has troops in Georgia.")["Georgia"].kind == "country"


def test_a_town_is_found_beside_its_neighbours(find: Find) -> None:
    gao = find("Gunmen attacked a convoy between Gao and Bourem in northern Mali.")["Gao"]
    assert gao.country == "MLI"
    assert gao.admin1 == "Gao"
    assert gao.why


def test_a_person_is_no_place(find: Find) -> None:
    assert "Jordan" not in find("Michael Jordan won the game. Jordan scored forty points.")


def test_a_people_is_told_only_on_demand_and_marked(find: Find) -> None:
    text = "French soldiers left the base at dawn."
    assert not find(text)
    told = find(text, demonyms=True)["French"]
    assert told.demonym
    assert told.country == "FRA"


def test_states_are_read_in_compounds_that_the_tokenizer_leaves_whole(find: Find) -> None:
    places = find("The U.S.-led coalition left Mali after the France-Niger accord was cancelled.")
    assert places["Mali"].country == "MLI"
    assert places["U.S."].country == "USA"


def test_the_outlet_s_country_decides_where_nothing_else_does(find: Find) -> None:
    text = "The council of Athens will vote on the new budget next week, the mayor said."
    assert find(text, "USA")["Athens"].country == "USA"
    assert find(text, "GRC")["Athens"].country == "GRC"


def test_an_unknown_town_has_words_but_no_point(find: Find) -> None:
    place = find("Gunmen raided the Malian town of Zorgouna on Friday.")["Zorgouna"]
    assert (place.country, place.latitude, place.place_id) == ("MLI", None, "")


def test_places_stand_in_text_order_and_apart(reader: Reader, gazetteer: Gazetteer) -> None:
    text = "From Gao and Bourem in Mali to Niger, Nigeria and Paris, Texas, the same words were heard."
    parse = reader.model.nlp(text)
    places = find_places(parse, find_names(parse, reader.registry), reader.registry, gazetteer)
    assert len(places) >= 6
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))
    assert all(text[p.start : p.end] == p.text for p in places)


def test_a_town_is_told_before_the_province_of_its_name(find: Find) -> None:
    town = find("Rebels shelled Gao in Mali on Sunday.")["Gao"]
    region = find("Rebels attacked a convoy in the Gao region of Mali.")["Gao"]
    assert (town.kind, town.precision, region.kind, region.precision) == ("city", "place", "admin1", "admin1")


def test_a_street_is_not_the_town_that_it_is_named_after(find: Find) -> None:
    assert "Independence" not in find("People gathered on the Independence boulevard in Gao, Mali.")


def test_a_base_with_a_number_is_one_name(find: Find) -> None:
    base = find("Drones took off from Air Base 101 on Friday.")["Air Base 101"]
    assert (base.kind, base.country) == ("site", "NER")


def test_a_comma_makes_no_town_of_a_month_and_capitals_none_of_a_heading(find: Find) -> None:
    assert "August" not in find("Troops left Gao in August, Dallas learned later. They had come in May.")
    assert "OUTLOOK" not in find("Troops left Gao on Monday.\n\nOUTLOOK\n\nMore will leave Mali soon.")
