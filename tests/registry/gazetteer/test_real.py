"""The gazetteer as users have it. Compiling takes half a minute the first time; later runs find it in the cache."""

import time

import pytest

from tocsin.registry.gazetteer import Gazetteer
from tocsin.registry.gazetteer.supplement import read_supplement

pytestmark = pytest.mark.timeout(600)

SAHEL = {
    "Niamey": "NER", "Agadez": "NER", "Arlit": "NER", "Tillabéri": "NER", "Tahoua": "NER", "Banibangou": "NER",
    "Inates": "NER", "Djibo": "BFA", "Solhan": "BFA", "Seytenga": "BFA", "Kidal": "MLI", "Gao": "MLI", "Ménaka": "MLI",
    "Ansongo": "MLI", "Tessalit": "MLI", "Moura": "MLI",
}  # fmt: skip


@pytest.mark.parametrize(("name", "country"), SAHEL.items())
def test_places_of_the_sahel_are_known(real: Gazetteer, name: str, country: str) -> None:
    found = next(place for place in real.lookup(name) if place.country == country)
    assert 9.0 < found.latitude < 24.0
    assert real.admin1_name(found)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Niger", "country", "NER"), ("Nigeria", "country", "NGA"), ("Paris", "city", "FRA"),
        ("Africa", "continent", ""),
        ("Borno State", "admin1", "NGA"), ("Autauga County", "admin2", "USA"), ("N'Djamena", "city", "TCD"),
    ],
)  # fmt: skip
def test_what_is_meant_without_a_context_comes_first(real: Gazetteer, name: str, kind: str, country: str) -> None:
    first = real.lookup(name)[0]
    assert (first.kind, first.country) == (kind, country)


def test_every_added_name_has_its_place(real: Gazetteer) -> None:
    assert [place_id for place_id in read_supplement().more_names if real.get(place_id) is None] == []


@pytest.mark.parametrize(("name", "country"), [("normandy", "FRA"), ("tuscany", "ITA"), ("chechnya", "RUS")])
def test_units_go_by_their_english_name_first(real: Gazetteer, name: str, country: str) -> None:
    first = real.candidates(name)[0]
    assert (first.place.kind, first.place.country, first.main) == ("admin1", country, True)


def test_size_and_speed_are_what_the_documentation_says(real: Gazetteer) -> None:
    assert real.path.stat().st_size < 60e6
    names = [f"name {number}" for number in range(2000)]
    begun = time.perf_counter()
    for name in names:
        real.lookup(name)
    assert len(names) / (time.perf_counter() - begun) > 1000  # far under what is measured, for busy machines
