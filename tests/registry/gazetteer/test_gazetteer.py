import pytest

from tocsin.registry.gazetteer import Gazetteer, distance_km, fold


def test_the_weightiest_place_of_a_name_comes_first(tiny: Gazetteer) -> None:
    assert [place.country for place in tiny.lookup("téra")] == ["NER", "ESP"]
    assert tiny.lookup("nowhere at all") == ()


def test_a_lesser_name_counts_for_less_than_a_main_one(tiny: Gazetteer) -> None:
    assert [(one.place.name, one.main) for one in tiny.candidates(fold("Roma"))] == [("Roma", True), ("Rome", False)]


@pytest.mark.parametrize("written", ["Bani Bangou", "Banibangou", "Bani-Bangou", "BANIBANGOU"])
def test_spaces_make_no_other_name(tiny: Gazetteer, written: str) -> None:
    assert [place.id for place in tiny.lookup(written)] == ["gn:8"]


def test_places_are_had_by_id(tiny: Gazetteer) -> None:
    base, tera = tiny.get("ts:base-x-ner"), tiny.get("gn:1")
    assert base is not None and base.name == "Base X"
    assert tera is not None and tiny.admin1_name(tera) == "Tillabéri"
    assert tiny.admin2_name(tera) == ""
    assert tiny.get("gn:404") is None
    assert tiny.get("nonsense") is None


def test_a_scan_of_a_text_learns_which_words_may_go_on(tiny: Gazetteer) -> None:
    assert tiny.knows("tera") and not tiny.knows("bani")
    assert tiny.begins("bani") and not tiny.begins("tera")
    assert tiny.max_words == 2


def test_the_nearest_town_is_found_within_reach_only(tiny: Gazetteer) -> None:
    near = tiny.nearest(14.1, 0.8)
    assert near is not None and near.id == "gn:1"
    assert tiny.nearest(-60.0, 0.0) is None


def test_the_date_line_parts_no_neighbours(tiny: Gazetteer) -> None:
    near = tiny.nearest(-16.8, 179.98)
    assert near is not None and near.name == "Taveuni"


def test_distance_is_along_the_great_circle() -> None:
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)
    assert distance_km(13.51, 2.11, 48.85, 2.35) == pytest.approx(3930, rel=0.01)
