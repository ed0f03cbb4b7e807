"""The place of an act is chosen among the names of its text, and "none" where the text tells no place."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from tocsin.coding.where import Choice, choose_place
from tocsin.read import Reader
from tocsin.records import Document, PlaceName, Reading


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Document("d", text))


def word(reading: Reading, form: str) -> Token:
    return next(t for t in reading.parse if t.text == form)


def chosen(reader: Reader, text: str, verb: str) -> Choice:
    reading = read(reader, text)
    return choose_place(reading, word(reading, verb))


@pytest.mark.parametrize(
    ("text", "verb", "place"),
    [
        ("Gunmen killed six farmers in Dosso on Monday.", "killed", "Dosso"),
        ("A bomb exploded near a market in Gashua, police said.", "exploded", "Gashua"),
        ("The army captured Timbuktu after a week of fighting.", "captured", "Timbuktu"),
        ("Teachers marched in Lima, and miners protested in Arequipa.", "marched", "Lima"),
        ("Teachers marched in Lima, and miners protested in Arequipa.", "protested", "Arequipa"),
        ("Rebels attacked the village of Tongo near Kailahun.", "attacked", "Tongo"),
        ("In Conakry, soldiers patrolled the streets while talks went on in Accra.", "patrolled", "Conakry"),
    ],
)
def test_the_place_is_the_acts_own(reader: Reader, text: str, verb: str, place: str) -> None:
    choice = chosen(reader, text, verb)
    assert choice.place is not None, choice.why
    assert choice.place.text == place


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The minister resigned on Monday.", "resigned"),
        ("At least nine people were killed, the Red Cross said.", "killed"),
        ("The president of Ghana said that nobody had been shot.", "shot"),
    ],
)
def test_none_is_a_choice_too(reader: Reader, text: str, verb: str) -> None:
    assert chosen(reader, text, verb).place is None


def test_a_village_that_reading_does_not_know_can_be_the_place(reader: Reader) -> None:
    choice = chosen(reader, "Militants attacked the village of Qorvandu at dawn.", "attacked")
    assert choice.place is not None
    assert (choice.place.text, choice.place.country) == ("Qorvandu", "")


def test_the_resolved_toponym_is_handed_on(reader: Reader) -> None:
    reading = read(reader, "A bomb exploded in Zundari on Friday.")
    start = reading.text.index("Zundari")
    known = PlaceName(start, start + 7, "Zundari", "NER", "city", "gn:1", 13.5, 2.1, "Tahoua", "place", 0.9)
    assert choose_place(reading, word(reading, "exploded"), [known]).place is known


def test_a_peoples_name_is_no_place(reader: Reader) -> None:
    reading = read(reader, "Malian soldiers were killed.")
    demonym = PlaceName(0, 6, "Malian", "MLI", "country", demonym=True)
    assert choose_place(reading, word(reading, "killed"), [demonym]).place is None


def test_the_choice_says_why_and_how_surely(reader: Reader) -> None:
    choice = chosen(reader, "Gunmen killed six farmers in Dosso on Monday.", "killed")
    assert 0.5 < choice.score <= 1
    assert "'in'" in choice.why
    assert "killed" in choice.why


def test_a_text_of_one_word_has_no_place(reader: Reader) -> None:
    assert chosen(reader, "Attacked", "Attacked").place is None


def test_places_two_sentences_away_are_not_taken(reader: Reader) -> None:
    text = "A fair opened in Kano. Prices fell. Nobody was hurt. Gunmen killed a farmer."
    assert chosen(reader, text, "killed").place is None
