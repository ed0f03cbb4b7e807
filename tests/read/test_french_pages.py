"""Quotations, sentences and furniture of French pages."""

from __future__ import annotations

from functools import cache

import pytest

from tocsin.read import FRENCH_MODEL, Reader, is_installed
from tocsin.read.furniture import find_furniture
from tocsin.read.quotations import find_quotations
from tocsin.read.sentences import find_sentences
from tocsin.registry import load_registry

needs_model = pytest.mark.skipif(not is_installed(FRENCH_MODEL), reason="the French model is an extra")
BODY = "Les rebelles ont pilonné le port de la capitale pendant toute la matinée, et le gouverneur a fui. " * 2


@cache
def reader() -> Reader:
    return Reader(load_registry(), FRENCH_MODEL)


def quoted(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.nested) for q in find_quotations(text)]


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in find_sentences(reader().model.nlp(text), ())]


def furniture(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in find_furniture(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« La ville est calme », a-t-il dit.", [("La ville est calme", False)]),
        ("«\u00a0La ville est calme\u00a0», a-t-il dit.", [("La ville est calme", False)]),
        ("Il dénonce l'« ingérence » de l'Union.", [("ingérence", False)]),
        ("Il dénonce l'\"ingérence\" d'un voisin.", [("ingérence", False)]),
        ('Selon lui, " plus de 90% de l\'électorat a voté ".', [("plus de 90% de l'électorat a voté", False)]),
        ("« Ils disent “non” à tout », dit-il.", [("Ils disent “non” à tout", False), ("non", True)]),
        ("« Ils disent « non » à tout », dit-il.", [("Ils disent « non » à tout", False), ("non", True)]),
        ("C'est l'armée qui l'a dit aujourd'hui jusqu'à midi.", []),
    ],
)
def test_marks_quote_and_apostrophes_do_not(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


@needs_model
@pytest.mark.parametrize(
    "expected",
    [
        ["M. Koulamallah a reçu Mme. Ba et le Dr. Sy à Dakar.", "Ils ont parlé de la paix."],
        ["La ville fut prise en 52 av. J.-C. par les Romains.", "Elle brûla."],
        ["Qui a tiré ?", "L'armée ne le dit pas."],
        ["« Nous partirons. »", "Le général a tenu parole."],
        ["« Partez ! »", "La foule a crié longtemps."],
        ["Le sommet s'est tenu à l'O.N.U.", "Il a échoué."],
        ["Ils ont pillé des vivres, des armes, etc.", "Le maire a fui."],
    ],
)
def test_a_sentence_ends_where_the_text_bears_it_out(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lire aussi : Mali, le retour des otages", "boilerplate"),
        ("A lire aussi sur BBC Afrique", "boilerplate"),
        ("Regarder : dans les rues de Khartoum", "boilerplate"),
        ("Source de l'image, Getty Images", "caption"),
        ("Crédit photo, AFP", "caption"),
        ("Légende image, Le président à son arrivée.", "caption"),
        ("Abonnez-vous à notre lettre", "boilerplate"),
        ("Publié le 3 mai 2021 à 14h30", "boilerplate"),
    ],
)
def test_a_line_that_is_no_report_is_furniture(line: str, kind: str) -> None:
    assert (kind, line) in furniture(f"{BODY}\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    "lead",
    [
        "A lire aussi sur BBC Afrique :",
        "A surtout lire sur BBC Afrique :",
        "Lire aussi :",
        "A regarder aussi:",
        "Articles recommandés :",
        "Vous pourriez aussi être intéressés par :",
    ],
)
def test_where_a_page_has_lost_its_lines_only_the_lead_goes(lead: str) -> None:
    text = f"Le roi a fui. {lead} Au début du mois, M. Osman semblait satisfait. {BODY}"
    assert furniture(text) == [("boilerplate", lead)]


@pytest.mark.parametrize("dateline", ["Yaoundé (AFP) –", "N'Djamena, 12 mars 2021 (AFP) -", "BAMAKO (Reuters) -"])
def test_only_the_dateline_itself_is_cut(dateline: str) -> None:
    assert furniture(f"{dateline} {BODY}") == [("dateline", dateline)]


def test_a_paragraph_that_begins_like_a_lead_is_a_report() -> None:
    paragraph = "Partager le pouvoir avec les généraux ne sera pas possible, a dit le roi, qui a ajouté : " + BODY
    assert furniture(f"{BODY}\n\n{paragraph}\n\n{BODY}") == []
