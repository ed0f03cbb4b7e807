from __future__ import annotations

from functools import cache

import pytest

from tocsin.read import FRENCH_MODEL, Reader, is_installed
from tocsin.read.numbers import find_numbers
from tocsin.registry import load_registry

pytestmark = pytest.mark.skipif(not is_installed(FRENCH_MODEL), reason="the French model is an extra")


@cache
def reader() -> Reader:
    return Reader(load_registry(), FRENCH_MODEL)


def numbers(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(n.text, n.low, n.high) for n in find_numbers(reader().model.nlp(text))]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Plus de 13 000 personnes ont été tuées.", "Plus de 13 000", 13000, None),
        ("Au moins 12 soldats ont péri.", "Au moins 12", 12, None),
        ("Moins de 30 soldats ont péri.", "Moins de 30", None, 30),
        ("Près de 40 civils ont fui.", "Près de 40", 40, 40),
        ("Jusqu'à 50 véhicules ont brûlé.", "Jusqu'à 50", None, 50),
        ("Entre 150 000 et 200 000 personnes y vivent.", "Entre 150 000 et 200 000", 150000, 200000),
        ("Ils ont tué 50 à 60 rebelles.", "50 à 60", 50, 60),
        ("Une vingtaine de terroristes ont été neutralisés.", "Une vingtaine", 20, 20),
        ("L'attaque a fait une dizaine de blessés.", "une dizaine", 10, 10),
        ("Des centaines de manifestants ont défilé.", "centaines", 100, 999),
        ("Plusieurs dizaines de personnes ont fui.", "Plusieurs dizaines", 20, 99),
        ("Des dizaines de milliers de personnes ont fui.", "dizaines de milliers", 10000, 99999),
        ("Mille deux cents hommes sont arrivés.", "Mille deux cents", 1200, 1200),
        ("Quatre-vingt-dix chars sont arrivés.", "Quatre-vingt-dix", 90, 90),
        ("Le HCR compte 6,4 millions de réfugiés.", "6,4 millions", 6400000, 6400000),
        ("Le bilan est de vingt et un morts.", "vingt et un", 21, 21),
        ("Le PIB a reculé de 3,8 %.", "3,8 %", 3.8, 3.8),
        ("Il a proposé 44 milliards de dollars.", "44 milliards de dollars", 44e9, 44e9),
        ("Ils ont brûlé 4\u202f300 maisons.", "4\u202f300", 4300, 4300),
        ("L'explosion a fait un mort et deux blessés.", "un", 1, 1),
        ("Aucun mort n'est à déplorer.", "Aucun", 0, 0),
    ],
)
def test_a_count_has_what_is_open_at_its_ends(text: str, words: str, low: float | None, high: float | None) -> None:
    assert (words, low, high) in numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Un soldat a été vu dans une rue.",
        "L'article 5 du traité est clair.",
        "La résolution 1325 a été votée.",
        "Son fils, âgé de 32 ans, est parti en 2020.",
        "Il est parti depuis deux semaines.",
    ],
)
def test_articles_names_ages_and_times_are_no_counts(text: str) -> None:
    assert numbers(text) == []
