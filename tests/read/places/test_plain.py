from __future__ import annotations

import pytest

from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import load_registry


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_registry())


@pytest.mark.parametrize(
    ("text", "surface", "country", "kind"),
    [
        ("Shells fell on Sanaa, Yemen, at night.", "Sanaa", "YEM", "city"),
        ("Officials in Niger spoke.", "Niger", "NER", "country"),
        ("Violence spread across the Sahel.", "Sahel", "", "region"),
        ("Gunmen raided the Malian town of Zorgouna on Friday.", "Zorgouna", "MLI", "other"),
        ("Residents of Bankofa in northeastern Nigeria fled.", "Bankofa", "NGA", "other"),
    ],
)
def test_places_have_the_country_that_registry_or_words_tell(
    reader: Reader, text: str, surface: str, country: str, kind: str
) -> None:
    found = {place.text: place for place in reader.read(Document("t", text)).places}
    assert (found[surface].country, found[surface].kind) == (country, kind)


def test_an_unknown_place_has_no_country(reader: Reader) -> None:
    places = reader.read(
        Document("t", "The convoy reached Bankofa before Nigeria and Mali closed their border.")
    ).places
    assert {place.country for place in places if place.text == "Bankofa"} <= {""}


def test_what_stands_for_a_government_is_no_place(reader: Reader) -> None:
    assert not reader.read(Document("t", "The Kremlin denied the report.")).places
