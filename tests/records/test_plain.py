"""A string from outside can neither steer a terminal nor hide what it says."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tocsin.records.plain import escaped, plain

anything = st.text(alphabet=st.characters(), max_size=80)


@given(anything)
def test_nothing_is_left_that_a_terminal_obeys_or_hides(text: str) -> None:
    shown = plain(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(shown) & set(
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )
    assert plain(shown) == shown
    shown.encode()


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_letters_numbers_and_signs_stay(text: str) -> None:
    assert plain(text) == text == escaped(text)


def test_breaks_become_a_blank_and_escapes_go() -> None:
    assert plain("Talks\r\n\tgo on") == "Talks go on"
    assert plain("\x1b[31mred\x1b]0;owned\x07\u202e end\u200b\x9b2J") == "[31mred]0;owned end2J"


@given(anything, anything)
def test_escaped_keeps_names_apart_on_one_line(one: str, other: str) -> None:
    assert plain(escaped(one)) == escaped(one)
    if "\\" not in one + other:
        assert (escaped(one) == escaped(other)) == (one == other)
