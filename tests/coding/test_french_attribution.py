"""Who says what in French: selon, d'après, de source, verbs of saying before, behind and among the words quoted."""

from __future__ import annotations

from functools import cache

import pytest

from tocsin.coding.attribution import Attribution, find_attributions
from tocsin.coding.who import Who
from tocsin.read import FRENCH_MODEL, Reader, is_installed
from tocsin.records import Document
from tocsin.registry import load_registry

pytestmark = pytest.mark.skipif(not is_installed(FRENCH_MODEL), reason="the French model is an extra")


@cache
def reader() -> Reader:
    return Reader(load_registry(), FRENCH_MODEL)


def said(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(a.holders, text[a.start : a.end]) for a in attributions(text)]


def attributions(text: str) -> tuple[Attribution, ...]:
    reading = reader().read(Document("d", text, published="2024-04-19", lang="fr"))
    return find_attributions(reading, Who(reading, load_registry()))


@pytest.mark.parametrize(
    ("text", "holders", "words"),
    [
        ("Selon l'ONU, 12 millions de personnes ont fui.", ("UNO",), "12 millions de personnes ont fui"),
        (
            "L'armée malienne a tué 40 civils, selon Human Rights Watch.",
            ("human-rights-watch",),
            "L'armée malienne a tué 40 civils",
        ),
        ("Le Rwanda, selon Kinshasa, soutient le M23.", ("COD.GOV",), "Le Rwanda, selon Kinshasa, soutient le M23"),
        ("D'après la Cédéao, dix soldats ont été tués.", ("ECO",), "dix soldats ont été tués"),
        ("De source sécuritaire, dix assaillants ont été tués.", ("unnamed",), "dix assaillants ont été tués"),
        (
            "« Nous condamnons cet acte lâche », a déclaré Moussa Faki Mahamat.",
            ("AFU",),
            "Nous condamnons cet acte lâche",
        ),
        (
            "« La crise est grave, explique Moussa Faki Mahamat, et nous devons agir. »",
            ("AFU",),
            "La crise est grave, explique Moussa Faki Mahamat, et nous devons agir.",
        ),
        ("Le M23 dit s'être retiré de Walikale.", ("m23",), "s'être retiré de Walikale"),
        ("La Cédéao a dit craindre une escalade.", ("ECO",), "craindre une escalade"),
        (
            "Amnesty International estime que l'armée a tué 200 civils.",
            ("amnesty-international",),
            "l'armée a tué 200 civils",
        ),
    ],
)
def test_whoever_answers_for_words_is_told(text: str, holders: tuple[str, ...], words: str) -> None:
    assert (holders, words) in said(text)


def test_who_is_told_something_does_not_say_it() -> None:
    (found,) = attributions('"Nous sommes inquiets", a déclaré à la BBC Moussa Faki Mahamat, venu à Dakar.')
    assert found.speakers == ("AFU",)


def test_a_verb_of_the_words_quoted_is_no_verb_of_saying_beside_them() -> None:
    text = "« Le maire dit la vérité », a déclaré Moussa Faki Mahamat."
    assert (("AFU",), "Le maire dit la vérité") in said(text)
