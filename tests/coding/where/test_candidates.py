"""Candidates are offered widely: toponyms, entities of place, and any chain of words written as a name."""

from __future__ import annotations

import pytest

from tocsin.coding.where import find_candidates
from tocsin.read import Reader
from tocsin.records import Document


def offered(reader: Reader, text: str) -> set[str]:
    reading = reader.read(Document("d", text))
    return {c.text for c in find_candidates(reading.parse, reading.places, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops entered Gao and Kidal.", {"Gao", "Kidal"}),
        ("Shells hit Al-Qarra on Sunday.", {"Al-Qarra"}),
        ("They fought at Hill 402 for a week.", {"Hill 402"}),
        ("Ships met in the Straits of Tiran.", {"Straits of Tiran"}),
        ("Planes bombed northern Yemen.", {"Yemen"}),
    ],
)
def test_names_are_offered_whole(reader: Reader, text: str, names: set[str]) -> None:
    assert names <= offered(reader, text)


def test_candidates_stand_in_text_order_and_none_comes_twice(reader: Reader) -> None:
    reading = reader.read(Document("d", "From Niamey the convoy went to Agadez and back to Niamey."))
    spans = [(c.start, c.end) for c in find_candidates(reading.parse, reading.places, 0, len(reading.text))]
    assert spans == sorted(set(spans))
    assert len([s for s in spans if reading.text[slice(*s)] == "Niamey"]) == 2


def test_nothing_outside_the_scope_is_offered(reader: Reader) -> None:
    text = "Troops entered Gao. Rebels left Kidal."
    reading = reader.read(Document("d", text))
    assert {c.text for c in find_candidates(reading.parse, reading.places, 0, text.index("Rebels"))} == {"Gao"}
