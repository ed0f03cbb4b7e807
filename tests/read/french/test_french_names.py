"""Names in a French parse: whole, behind their titles, and written small where French writes them small."""

from __future__ import annotations

import pytest
from parsing import hung, parse, reader

from tocsin.read.french.whole import is_name
from tocsin.records import Document
from tocsin.registry import load_registry


def names(text: str) -> dict[str, tuple[str, str]]:
    found = reader().read(Document("test", text, lang="fr")).names
    return {name.text: (name.kind, name.code) for name in found}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Le président malien Assimi Goïta a parlé.", "Goïta", "président"),
        ("Le ministre russe des Affaires étrangères Sergueï Lavrov a parlé.", "Lavrov", "ministre"),
        ("Selon le président Macron, la guerre durera.", "Macron", "président"),
        ("Le groupe Wagner a attaqué la ville.", "Wagner", "groupe"),
        ("Le colonel Assimi Goïta a pris le pouvoir.", "Goïta", "colonel"),
    ],
)
def test_a_title_hangs_on_the_name_behind_it(text: str, name: str, title: str) -> None:
    found = hung(text)
    assert found[title] == ("compound", name)
    assert found[name][0] in {"nsubj", "pobj"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Le porte-parole du gouvernement, Amadou Coulibaly, a parlé.", "porte-parole"),
        ("L'affaire Ben Barka divise le pays.", "affaire"),
        ("Le vaccin Pfizer arrive.", "vaccin"),
    ],
)
def test_what_stands_apart_or_names_no_person_stays_as_it_is(text: str, title: str) -> None:
    assert hung(text)[title][0] == "nsubj"


@pytest.mark.parametrize(
    "name", ["Abdoul-Aziz", "Royaume-Uni", "Addis-Abeba", "Guinée-Bissau", "Ki-moon", "N'Djamena", "N’Diaye"]
)
def test_a_name_is_one_word(name: str) -> None:
    assert is_name(name, load_registry())
    assert name in [token.text for token in parse(f"Il est parti pour {name} hier.")]


@pytest.mark.parametrize("two", ["Ukraine-Russie", "Dakar-Bamako", "peut-être", "Croit-il", "N'Oubliez"])
def test_two_names_and_other_words_are_none(two: str) -> None:
    assert not is_name(two, load_registry())


def test_peoples_and_groups_are_written_small() -> None:
    assert names("L'armée malienne a combattu les talibans et un drone turc.") == {
        "malienne": ("demonym", "MLI"),
        "talibans": ("group", "taliban"),
        "turc": ("demonym", "TUR"),
    }
