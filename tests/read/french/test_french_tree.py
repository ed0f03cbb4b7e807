"""A French parse is rewritten into the scheme of the English rules, and stays one tree a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from parsing import hung, parse, reader

from tocsin.read.model import FRENCH_MODEL, load_model

WRITTEN = Path(__file__).parents[3] / "training" / "acts" / "french"
ENGLISH = frozenset(load_model().nlp.pipe_labels["parser"]) | {"ROOT"}
_MARKUP = re.compile(r"\[[\w,]+ |\]")


def sentences() -> list[str]:
    lines = (WRITTEN / "fr-a.txt").read_text("utf-8").splitlines()
    return [_MARKUP.sub("", line.split("||")[0]).strip() for line in lines][::12]


def test_every_sentence_stays_one_tree_with_english_labels_over_the_same_text() -> None:
    text = " ".join(sentences())
    doc = parse(text)
    assert doc.text == text
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head == token]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        assert all(roots[0] in token.ancestors for token in sentence if token != roots[0])
    assert {token.dep_ for token in doc} - ENGLISH == set()
    assert all(token.tag_ for token in doc)


def test_prepositions_govern_their_nouns() -> None:
    found = hung("Les soldats ont attaqué la ville de Gao et sont partis à Kidal et à Ansongo.")
    assert found["de"] == ("prep", "ville")
    assert found["Gao"] == ("pobj", "de")
    assert found["Kidal"][0] == found["Ansongo"][0] == "pobj"


def test_the_passive_has_its_auxiliary_and_its_agent() -> None:
    found = hung("Le président a été renversé par des soldats.")
    assert found["président"] == ("nsubjpass", "renversé")
    assert found["été"] == ("auxpass", "renversé")
    assert found["par"] == ("agent", "renversé")
    assert found["soldats"] == ("pobj", "par")


def test_the_copula_governs_what_it_says_of_its_subject() -> None:
    found = hung("La situation est grave. Moussa est ministre.")
    assert found["grave"] == ("acomp", "est")
    assert found["ministre"] == ("attr", "est")
    assert found["situation"] == ("nsubj", "est")


def test_a_modal_is_an_auxiliary_of_what_it_stands_before() -> None:
    found = hung("Le ministre ne pourrait plus se rendre à Paris.")
    assert found["rendre"] == ("ROOT", "rendre")
    assert found["pourrait"] == ("aux", "rendre")
    assert found["ministre"] == ("nsubj", "rendre")
    assert found["plus"] == ("neg", "rendre")


def test_a_verb_of_saying_governs_what_stands_before_it() -> None:
    for text in (
        "« Nous partirons demain », a déclaré le ministre.",
        "Le M23 n'a jamais quitté Walikale, assure un notable.",
    ):
        doc = parse(text)
        (said,) = (token for token in doc if token.dep_ == "ROOT")
        assert said.text in {"déclaré", "assure"}
        assert {"ccomp", "nsubj"} <= {child.dep_ for child in said.children}


def test_a_name_hangs_on_its_last_word_and_its_office_on_the_name() -> None:
    found = hung("Le président Emmanuel Macron a parlé.")
    assert found["Emmanuel"] == ("compound", "Macron")
    assert found["président"] == ("compound", "Macron")
    assert found["Macron"] == ("nsubj", "parlé")


def test_an_accusation_governs_its_deed_as_of_with_a_gerund() -> None:
    doc = parse("Il est accusé d'avoir tué le ministre.")
    assert [(t.norm_, t.dep_) for t in doc if t.text in {"d'", "avoir", "tué"}] == [
        ("of", "prep"),
        ("having", "aux"),
        (doc[5].norm_, "pcomp"),
    ]


@pytest.mark.parametrize(
    ("text", "verb", "tag"),
    [
        ("Les rebelles ont attaqué la ville.", "attaqué", "VBD"),
        ("Les rebelles attaquaient la ville.", "attaquaient", "VBD"),
        ("Les rebelles attaquent la ville.", "attaquent", "VBP"),
        ("Les rebelles veulent attaquer la ville.", "attaquer", "VB"),
        ("Les rebelles avaient attaqué la ville.", "attaqué", "VBN"),
        ("La ville a été attaquée.", "attaquée", "VBN"),
    ],
)
def test_tags_are_those_of_the_english_form(text: str, verb: str, tag: str) -> None:
    assert next(token.tag_ for token in parse(text) if token.text == verb) == tag


def test_the_pinned_version_is_the_loaded_one() -> None:
    from tocsin.read.model import pinned_version

    assert reader().model.version == pinned_version(FRENCH_MODEL)
