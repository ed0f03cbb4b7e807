from __future__ import annotations

import pytest

from tocsin.read.furniture import find_furniture
from tocsin.read.model import load_model
from tocsin.read.sentences import find_sentences


def sentences(text: str, title: str = "") -> list[str]:
    parse = load_model().nlp(text)
    return [text[a:b] for a, b in find_sentences(parse, find_furniture(text, title))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brig. Gen. Amadou Keita met Lt. Col. John R. Smith in the U.S. Embassy on Monday.",
        "Police arrested Mr. Diallo at 9 a.m. Monday, after raiding No. 4 Quay Street.",
        "“Will the truce hold?” Minister Keita asked reporters.",
        '"Stop the war!" he shouted.',
        "The army, i.e. the general staff, pulled out of the port on Jan. 5.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert sentences(f"{sentence} The rebels left.") == [sentence, "The rebels left."]


def test_a_shortening_can_end_a_sentence() -> None:
    assert sentences("The troops came from the U.S. They left in May.") == [
        "The troops came from the U.S.",
        "They left in May.",
    ]


def test_a_closing_mark_belongs_to_the_sentence_it_closes() -> None:
    text = 'He called it "a war on the poor."\n\nThe army denied it. "We protect them." "We always did." Nobody agreed.'
    assert sentences(text) == [
        'He called it "a war on the poor."',
        "The army denied it.",
        '"We protect them."',
        '"We always did."',
        "Nobody agreed.",
    ]


def test_no_sentence_runs_over_a_line_break() -> None:
    text = "The army left\nthe port on Monday.\r\nRebels came.\u2028They stayed."
    assert sentences(text) == ["The army left", "the port on Monday.", "Rebels came.", "They stayed."]


def test_furniture_is_cut_away() -> None:
    text = "ACCRA (AP) — Rebels shelled the port. [explosion] The governor fled.\n\nRelated Content\n\nThe army came."
    assert sentences(text) == ["Rebels shelled the port.", "The governor fled.", "The army came."]


def test_a_line_without_a_stop_is_a_sentence_of_its_own() -> None:
    text = "Officials have begun to weigh a move of the garrison to the coast, a paper reports\n\nThe army left."
    assert len(sentences(text)) == 2


def test_a_lower_case_word_goes_on_with_the_sentence() -> None:
    assert len(sentences("The plan ... well, it failed at once. The army left.")) == 2


def test_nothing_in_an_empty_text() -> None:
    assert sentences("") == []
    assert sentences(" \n ") == []
