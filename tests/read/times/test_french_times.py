"""French expressions of time as reports write them, published on a Friday, each with all that its words say."""

from __future__ import annotations

from functools import cache

import pytest

from tocsin.read import FRENCH_MODEL, Reader, is_installed
from tocsin.read.times import find_times
from tocsin.registry import load_registry

pytestmark = pytest.mark.skipif(not is_installed(FRENCH_MODEL), reason="the French model is an extra")
FRIDAY = "2024-04-19"


@cache
def reader() -> Reader:
    return Reader(load_registry(), FRENCH_MODEL)


def found(text: str, published: str = FRIDAY) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.value, t.first, t.last) for t in find_times(reader().model.nlp(text), published)]


DAYS = [
    ("Des hommes armés ont attaqué le poste mardi.", "mardi", "2024-04-16", "2024-04-16", "2024-04-16"),
    ("Le ministre se rendra mardi à Niamey.", "mardi", "2024-04-23", "2024-04-23", "2024-04-23"),
    ("Le vote est prévu pour mardi.", "pour mardi", "2024-04-23", "2024-04-23", "2024-04-23"),
    ("Il est rentré lundi dernier.", "lundi dernier", "2024-04-15", "2024-04-15", "2024-04-15"),
    ("L'attaque a eu lieu hier soir.", "hier soir", "2024-04-18TEV", "2024-04-18", "2024-04-18"),
    ("Le message a été posté mercredi après-midi.", "mercredi après-midi", "2024-04-17TAF", "2024-04-17", "2024-04-17"),
    ("La loi sera votée demain.", "demain", "2024-04-20", "2024-04-20", "2024-04-20"),
    ("Le 24 février, l'armée est entrée.", "Le 24 février", "2024-02-24", "2024-02-24", "2024-02-24"),
    ("Il a été arrêté le 1er mai dernier.", "le 1er mai dernier", "2023-05-01", "2023-05-01", "2023-05-01"),
    ("On votera le 25 février prochain.", "le 25 février prochain", "2025-02-25", "2025-02-25", "2025-02-25"),
    ("Le coup d'État du 26 juillet a échoué.", "du 26 juillet", "2023-07-26", "2023-07-26", "2023-07-26"),
    ("Ils ont tiré le 7 avril au soir.", "le 7 avril au soir", "2024-04-07TEV", "2024-04-07", "2024-04-07"),
    ("Il vit là depuis le 15 août.", "depuis le 15 août", "2023-08-15", "2023-08-15", "2024-04-19"),
    ("Depuis samedi, ils doivent partir.", "Depuis samedi", "2024-04-13", "2024-04-13", "2024-04-19"),
    ("Les rebelles doivent partir d'ici à vendredi.", "d'ici à vendredi", "2024-04-19", "2024-04-19", "2024-04-19"),
    ("Le camp a été vidé à Noël.", "à Noël", "2023-12-25", "2023-12-25", "2023-12-25"),
    (
        "Ils ont pillé le poste dans la nuit de dimanche à lundi.",
        "dans la nuit de dimanche à lundi",
        "2024-04-14TNI",
        "2024-04-14",
        "2024-04-15",
    ),
]
PERIODS = [
    ("En mars, elle avait été détenue à Paris.", "En mars", "2024-03", "2024-03-01", "2024-03-31"),
    ("Le sommet se tiendra en juillet.", "en juillet", "2024-07", "2024-07-01", "2024-07-31"),
    ("Il est détenu depuis novembre.", "depuis novembre", "2023-11", "2023-11-01", "2024-04-19"),
    ("Fin mars, les pourparlers ont repris.", "Fin mars", "2024-03", "2024-03-21", "2024-03-31"),
    ("Il est parti au début du mois d'avril.", "au début du mois d'avril", "2024-04", "2024-04-01", "2024-04-10"),
    ("L'usine est fermée depuis la mi-mars.", "depuis la mi-mars", "2024-03", "2024-03-11", "2024-04-19"),
    ("Ils se sont vus la semaine dernière.", "la semaine dernière", "2024-W15", "2024-04-08", "2024-04-14"),
    ("Ils se verront la semaine prochaine.", "la semaine prochaine", "2024-W17", "2024-04-22", "2024-04-28"),
    ("L'an dernier, le pays a voté.", "L'an dernier", "2023", "2023-01-01", "2023-12-31"),
    ("Plus tôt cette année, il a vu le roi.", "Plus tôt cette année", "2024", "2024-01-01", "2024-04-19"),
    ("Il y a deux ans, ils ont pris le pouvoir.", "Il y a deux ans", "2022", "2022-01-01", "2022-12-31"),
    ("L'été dernier, la ville est tombée.", "L'été dernier", "2023-SU", "2023-06-01", "2023-08-31"),
    ("Il dirige le pays depuis 2012.", "depuis 2012", "2012", "2012-01-01", "2024-04-19"),
]


@pytest.mark.parametrize(("text", "words", "value", "first", "last"), DAYS + PERIODS)
def test_what_the_words_say_is_counted_from_publication(
    text: str, words: str, value: str, first: str, last: str
) -> None:
    assert (words, value, first, last) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Le mardi 14 septembre 2021, ils ont pris la ville.",
            "Le mardi 14 septembre 2021",
            "2021-09-14",
            "2021-09-14",
        ),
        ("Les combats ont duré du 3 au 5 mai 2022.", "du 3 au 5 mai 2022", "2022-05-03", "2022-05-05"),
        ("Il a dirigé le pays de 2011 à 2013.", "de 2011 à 2013", "2011-01-01", "2013-12-31"),
        ("La guerre a eu lieu dans les années 1990.", "dans les années 1990", "1990-01-01", "1999-12-31"),
        ("Le pays est né au XIXe siècle.", "au XIXe siècle", "1800-01-01", "1899-12-31"),
        ("La ville est née au XIe siècle.", "au XIe siècle", "1000-01-01", "1099-12-31"),
        ("Ce royaume est né au XIVe siècle.", "au XIVe siècle", "1300-01-01", "1399-12-31"),
        ("Ce chantier est né au XXIe siècle.", "au XXIe siècle", "2000-01-01", "2099-12-31"),
        ("Il a été élu au printemps 2022.", "au printemps 2022", "2022-03-01", "2022-05-31"),
        ("Le PIB a reculé au deuxième trimestre 2022.", "au deuxième trimestre 2022", "2022-04-01", "2022-06-30"),
        ("L’accord du 3\u00a0avril\u00a02021 a été rompu.", "du 3\u00a0avril\u00a02021", "2021-04-03", "2021-04-03"),
        ("La page date du 03/04/2023.", "du 03/04/2023", "2023-04-03", "2023-04-03"),
    ],
)
def test_a_full_date_needs_no_publication_date(text: str, words: str, first: str, last: str) -> None:
    assert [(t, a, b) for t, _, a, b in found(text, "")] == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ils ont parlé pendant une trentaine de minutes.", "PT30M"),
        ("Il est prisonnier depuis quatorze ans.", "P14Y"),
        ("Ils rebâtissent depuis des années.", "PXY"),
        ("La grève durera soixante-douze heures.", "PT72H"),
    ],
)
def test_a_length_lies_nowhere(text: str, value: str) -> None:
    assert [(v, first, last) for _, v, first, last in found(text)] == [(value, "", "")]


@pytest.mark.parametrize(
    "text",
    [
        "La garde de l'enfant de 5 ans a été accordée au père.",
        "L'avion est un Mirage et 2000 soldats l'attendent.",
        "Le bâtiment a été bombardé par des drones.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert found(text) == []


def test_a_later_day_counts_from_the_one_told() -> None:
    text = "Le 3 mai 2021, l'armée a pris la ville. Deux jours plus tard, elle l'a quittée. La veille, on pillait."
    assert [first for _, _, first, _ in found(text)] == ["2021-05-03", "2021-05-05", "2021-05-04"]
