"""Who speaks behind an inverted verb, and verbs that look like other words."""

from __future__ import annotations

import pytest
from parsing import hung, parse


@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        ("La paix viendra, a déclaré vendredi le porte-parole de l'armée malienne.", "déclaré", "porte-parole"),
        ("« Nous avons gagné », a lancé devant la foule Amadou Bah, le chef des rebelles.", "lancé", "Bah"),
        ("« Les crimes ne sont pas hors la loi », a déclaré un ministre du pays.", "déclaré", "ministre"),
        ("« Nous partirons demain », prévient le ministre.", "prévient", "ministre"),
        ("Le pays doit payer, rapportent les médias locaux.", "rapportent", "médias"),
    ],
)
def test_who_speaks_follows_the_verb(text: str, verb: str, speaker: str) -> None:
    assert hung(text)[speaker] == ("nsubj", verb)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre, Jean Bah, a promis une enquête.",
        "La police a arrêté dix hommes, a annoncé avoir saisi des armes et est partie.",
    ],
)
def test_an_object_behind_a_verb_of_saying_is_no_speaker(text: str) -> None:
    behind = [t.text for t in parse(text) if t.dep_ == "nsubj" and t.i > t.head.i]
    assert behind == []


@pytest.mark.parametrize(
    ("text", "verb", "done_to"),
    [
        ("L'Algérie ferme son espace aérien à tous les appareils.", "ferme", "espace"),
        ("Stockholm dément toute suspension de son aide à Ouagadougou.", "dément", "suspension"),
        ("Le ministre russe a accusé Kiev.", "accusé", "Kiev"),
        ("Les soldats ont pris le pouvoir à Conakry.", "pris", "pouvoir"),
    ],
)
def test_an_object_is_found_where_the_parser_sees_none(text: str, verb: str, done_to: str) -> None:
    assert hung(text)[done_to] == ("dobj", verb)


@pytest.mark.parametrize(
    ("text", "asking", "deed"),
    [
        ("Les États-Unis ont appelé leurs ressortissants à quitter le Mali.", "appelé", "quitter"),
        ("La Cédéao exhorte les militaires à libérer le président.", "exhorte", "libérer"),
        ("Kinshasa accuse Kigali et menace de saisir la Cour internationale de justice.", "menace", "saisir"),
    ],
)
def test_what_somebody_is_asked_to_do_hangs_on_the_asking(text: str, asking: str, deed: str) -> None:
    assert hung(text)[deed] == ("xcomp", asking)


def test_a_risk_is_a_possibility() -> None:
    found = {token.text: token for token in parse("La situation risque de se dégrader au Mali.")}
    assert found["risque"].dep_ == "aux"
    assert found["risque"].norm_ == "might"
