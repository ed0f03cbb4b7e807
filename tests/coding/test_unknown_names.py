from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.coding.who import Who, unknown_names
from tocsin.read import Reader
from tocsin.records import Document, UnknownName


@pytest.fixture(scope="session")
def unknown(reader: Reader) -> Callable[[str], dict[str, UnknownName]]:
    def run(text: str) -> dict[str, UnknownName]:
        reading = reader.read(Document("d", text, published="2024-03-01"))
        return {name.id: name for name in unknown_names(reading, Who(reading, reader.registry))}

    return run


def test_all_forms_of_a_name_are_one_with_its_descriptions(unknown: Callable[[str], dict[str, UnknownName]]) -> None:
    text = (
        "The Popular Front of Tera (PFT), a local militia, attacked the camp on Monday. "
        "The PFT said that the soldiers had fled. Fighters of the Popular Front burned the camp."
    )
    found = unknown(text)
    assert set(found) == {"popular-front-of-tera"}
    front = found["popular-front-of-tera"]
    assert (front.name, front.kind, front.descriptions) == ("Popular Front of Tera", "group", ("a local militia",))
    assert text[front.start : front.end] == front.name
    assert front.mentions >= 3


def test_a_country_that_the_text_binds_is_told(unknown: Callable[[str], dict[str, UnknownName]]) -> None:
    found = unknown("The armed group Kel Adrar in Mali said that it had taken the base.")
    assert (found["kel-adrar"].kind, found["kel-adrar"].country) == ("group", "MLI")


@pytest.mark.parametrize(
    "text",
    [
        "Niger's army chief, Idrissa Sow, said that it was over.",
        "Boko Haram attacked Maiduguri, and Reuters reported it.",
        "Vladimir Putin said that he would wait.",
        "The delegation left for Zorgouna on Monday.",
    ],
)
def test_who_is_known_or_does_nothing_is_not_listed(
    unknown: Callable[[str], dict[str, UnknownName]], text: str
) -> None:
    assert not unknown(text)


def test_a_person_who_speaks_is_listed_with_what_the_text_calls_them(
    unknown: Callable[[str], dict[str, UnknownName]],
) -> None:
    found = unknown("Lena Ford, editor of a magazine, said that it was late. Ford laughed.")["lena-ford"]
    assert (found.kind, found.mentions, found.descriptions) == ("person", 2, ("editor of a magazine",))
