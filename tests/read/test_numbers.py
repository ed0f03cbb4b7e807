from __future__ import annotations

import pytest

from tocsin.read.model import load_model
from tocsin.read.numbers import find_numbers
from tocsin.records import Number


def numbers(text: str) -> list[Number]:
    return list(find_numbers(load_model().nlp(text)))


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("The base holds 1,100 U.S. troops.", "1,100", 1100, 1100, "troop"),
        ("At least 12 soldiers died.", "At least 12", 12, None, "soldier"),
        ("More than 250 people died.", "More than 250", 250, None, "people"),
        ("Fewer than 30 soldiers died.", "Fewer than 30", None, 30, "soldier"),
        ("Up to 50 vehicles burned.", "Up to 50", None, 50, "vehicle"),
        ("Fifty or more vehicles burned.", "Fifty or more", 50, None, "vehicle"),
        ("Nearly 40 soldiers died.", "Nearly 40", 40, 40, "soldier"),
        ("An estimated 10,000 people fled.", "An estimated 10,000", 10000, 10000, "people"),
        ("Between 50 and 60 rebels died.", "Between 50 and 60", 50, 60, "rebel"),
        ("They killed 50 to 60 rebels.", "50 to 60", 50, 60, "rebel"),
        ("They killed one or two rebels.", "one or two", 1, 2, "rebel"),
        ("Hundreds of protesters marched.", "Hundreds", 100, 999, "protester"),
        ("Dozens of rockets fell.", "Dozens", 10, 99, "rocket"),
        ("Scores of rockets fell.", "Scores", 20, 99, "rocket"),
        ("Tens of thousands of refugees fled.", "Tens of thousands", 10000, 99999, "refugee"),
        ("Hundreds of thousands of refugees fled.", "Hundreds of thousands", 100000, 999999, "refugee"),
        ("Millions of refugees fled.", "Millions", 1000000, None, "refugee"),
        ("Several hundred refugees fled.", "Several hundred", 200, 999, "refugee"),
        ("Two soldiers died.", "Two", 2, 2, "soldier"),
        ("A dozen soldiers died.", "A dozen", 12, 12, "soldier"),
        ("Two dozen soldiers died.", "Two dozen", 24, 24, "soldier"),
        ("Two hundred and fifty soldiers died.", "Two hundred and fifty", 250, 250, "soldier"),
        ("Half a million people fled.", "Half a million", 500000, 500000, "people"),
        ("It cost 1.2 million people their homes.", "1.2 million", 1200000, 1200000, "people"),
        ("From 5 to 6 million people fled.", "5 to 6 million", 5000000, 6000000, "people"),
        ("They sent $8.6 billion in aid.", "$8.6 billion", 8.6e9, 8.6e9, "usd"),
        ("They sent 20 million dollars in aid.", "20 million dollars", 2e7, 2e7, "usd"),
        ("They sent £7.2m in aid.", "£7.2m", 7.2e6, 7.2e6, "gbp"),
        ("Deaths rose by 38%.", "38%", 38, 38, "percent"),
        ("Deaths rose by 38 per cent.", "38 per cent", 38, 38, "percent"),
        ("The ministry reported no deaths.", "no", 0, 0, "death"),
        ("The blast killed one.", "one", 1, 1, ""),
    ],
)
def test_a_count_has_bounds_and_what_it_counts(
    text: str, words: str, low: float | None, high: float | None, unit: str
) -> None:
    (found,) = numbers(text)
    assert (found.text, found.low, found.high, found.unit) == (words, low, high, unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels struck on July 26, 2023.",
        "Rebels struck at 9 a.m. on Tuesday.",
        "The 33-year-old was freed.",
        "Ada Brook, 33, was freed.",
        "A man aged 33 was freed.",
        "They fought for two days.",
        "It was the 3rd attack.",
        "An F-16 was lost.",
        "They live at No. 2.",
        "They cited Article 5.",
        "Call 555-1234.",
        "There is no doubt about it.",
        "No one came.",
        "Several villagers fled.",
        "They met in Geneva on 9/11.",
        "One can hope.",
        "See http://beacon.example/12/34.",
    ],
)
def test_what_is_no_count_is_left_out(text: str) -> None:
    assert numbers(text) == []


def test_a_change_tells_two_sizes() -> None:
    found = numbers("The toll rose from 50 to 60 people.")
    assert [(n.text, n.low, n.high) for n in found] == [("50", 50, 50), ("60", 60, 60)]


def test_two_tolls_in_one_sentence_stay_apart() -> None:
    found = numbers("The blast killed three soldiers and wounded at least 12 people.")
    assert [(n.low, n.high, n.unit) for n in found] == [(3, 3, "soldier"), (12, None, "people")]


def test_nothing_in_an_empty_text() -> None:
    assert numbers("") == []


def test_a_row_of_figures_without_end_is_no_count() -> None:
    assert numbers("The code is " + "7" * 5000 + ".") == []
