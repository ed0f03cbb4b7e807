"""What French says by a verb's form is told as the English helper that it stands for."""

from __future__ import annotations

import pytest
from parsing import parse

from tocsin.coding import clauses
from tocsin.records.moods import helper_of, is_hearsay


@pytest.mark.parametrize(
    ("text", "verb", "helpers"),
    [
        ("La France retirera ses troupes.", "retirera", ["will"]),
        ("La France retirerait ses troupes.", "retirerait", ["would"]),
        ("Nous partirons demain.", "partirons", ["will"]),
        ("La France va retirer ses troupes.", "retirer", ["will"]),
        ("La France pourrait retirer ses troupes.", "retirer", ["might"]),
        ("La France devrait retirer ses troupes.", "retirer", ["will"]),
        ("La France doit retirer ses troupes.", "retirer", ["must"]),
        ("La France vient de retirer ses troupes.", "retirer", []),
        ("La France a retiré ses troupes.", "retiré", []),
        ("La France a pu retirer ses troupes.", "retirer", []),
        ("La France avait retiré ses troupes.", "retiré", ["had"]),
        ("Les troupes seront retirées.", "retirées", ["will", "be"]),
        ("Les troupes ont été retirées.", "retirées", ["were"]),
    ],
)
def test_helpers(text: str, verb: str, helpers: list[str]) -> None:
    (token,) = (t for t in parse(text) if t.text == verb)
    assert clauses.auxiliaries(token) == helpers


def test_a_bare_infinitive_stands_as_if_behind_to() -> None:
    doc = parse("Le ministre veut quitter le pays.")
    assert clauses.has_to(doc[3])
    assert not clauses.has_to(doc[2])


@pytest.mark.parametrize(
    ("text", "verb", "heard"),
    [
        ("L'armée aurait tué douze civils.", "tué", True),
        ("Douze civils auraient été tués.", "tués", True),
        ("Des soldats seraient présents à Gao.", "seraient", True),
        ("Si la pluie avait cessé, l'armée aurait attaqué.", "attaqué", False),
        ("L'armée a tué douze civils.", "tué", False),
        ("Il a déclaré que l'armée serait prête.", "serait", False),
    ],
)
def test_a_conditional_without_a_condition_is_hearsay(text: str, verb: str, heard: bool) -> None:
    assert is_hearsay(next(t for t in parse(text) if t.text == verb)) is heard


def test_english_has_nothing_to_tell() -> None:
    from tocsin.read import load_model

    assert [helper_of(t) for t in load_model().nlp("France will leave.")] == [""] * 4
