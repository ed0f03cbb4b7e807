"""Pieces know their place in the text, and marks can be put in and counted out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.coding.acts import Cutter, load_cutter
from tocsin.coding.acts.pieces import ACTOR, LONGEST, TARGET, TRIGGER, marked, moved_by, unmoved

ODD = "The \U0001f6a8 “army’s” café in São Tomé — naïve\u00a0Zoë…"


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return load_cutter()


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, tuple[int, int], tuple[int, int]]:
    text = draw(st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]), min_size=1, max_size=40))
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda p: p[0] < p[1])
    (a, b), (c, d) = draw(pairs), draw(pairs)
    return text, (a, b), (c, d)


@given(spans())
def test_every_place_of_a_marked_text_is_found_again(drawn: tuple[str, tuple[int, int], tuple[int, int]]) -> None:
    text, span, _ = drawn
    told = marked(text, {TRIGGER: span})
    for place, letter in enumerate(text):
        moved = place + moved_by(TRIGGER, span, place)
        assert told[moved] == letter
        assert unmoved(TRIGGER, span, moved) == place


@given(spans())
def test_marks_stand_around_their_words_and_change_nothing_else(
    drawn: tuple[str, tuple[int, int], tuple[int, int]],
) -> None:
    text, one, other = drawn
    told = marked(text, {ACTOR: one, TARGET: other})
    for (before, behind), (start, end) in ((ACTOR, one), (TARGET, other)):
        inside = told[told.index(before) + len(before) + 1 : told.index(behind) - 1]
        assert bare(inside) == text[start:end]
    assert bare(told) == text


def bare(told: str) -> str:
    for before, behind in (ACTOR, TARGET):
        told = told.replace(f"{before} ", "").replace(f" {behind}", "")
    return told


def test_pieces_lie_in_the_text_letter_by_letter(cutter: Cutter) -> None:
    pieces = cutter.cut(ODD)
    words = [ODD[a:b] for a, b in pieces.spans if a < b]
    assert "".join(words) == "".join(ODD.split())
    assert {"\U0001f6a8", "“", "army", "’", "—", "…"} <= set(words)
    assert pieces.spans[0] == pieces.spans[-1] == (0, 0)
    assert not pieces.opens[0]
    assert not pieces.opens[-1]


def test_a_word_opens_once(cutter: Cutter) -> None:
    text = "Ouagadougou's gendarmes surrendered"
    pieces = cutter.cut(text)
    assert [text[a:].split(maxsplit=1)[0] for (a, _), o in zip(pieces.spans, pieces.opens, strict=True) if o] == [
        "Ouagadougou's",
        "'s",
        "s",
        "gendarmes",
        "surrendered",
    ]
    assert len(pieces.ids) > 7


def test_a_mark_is_one_piece_and_case_is_none(cutter: Cutter) -> None:
    text = "Rebels shelled Goma"
    pieces = cutter.cut(marked(text, {ACTOR: (0, 6), TRIGGER: (7, 14)}))
    places = [cutter.place_of(mark, pieces.ids) for mark in (ACTOR, TRIGGER, TARGET)]
    assert places[0] == 1
    assert places[1] > places[0]
    assert places[2] == 0
    assert sum(i in cutter.marks for i in pieces.ids) == 4
    assert cutter.cut(text).ids == cutter.cut(text.upper()).ids
    assert cutter.count(text) == len(cutter.cut(text).ids) - 2


def test_what_is_longer_than_a_pass_is_cut_off(cutter: Cutter) -> None:
    pieces = cutter.cut("and so on " * 200)
    assert len(pieces.ids) == len(pieces.spans) == len(pieces.opens) == LONGEST
    assert cutter.cut("").spans == [(0, 0), (0, 0)]
    assert cutter.count("") == 0
