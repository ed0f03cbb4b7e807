"""Ids are safe, never longer than a file's name may be, and each is given once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tocsin.collect.names import Ids, safe_id, stem
from tocsin.records import plain


@given(st.lists(st.text(alphabet=st.characters(), max_size=300), max_size=6))
def test_whatever_is_wanted_the_id_is_safe_and_unique(wanted: list[str]) -> None:
    ids = Ids()
    given_out = [ids.take(name, f"source {number}") for number, name in enumerate([*wanted, *wanted])]
    assert len(set(given_out)) == len(given_out)
    for name in given_out:
        assert 0 < len(name) <= 200
        assert plain(name) == name
        assert not set(name) & set("/\\")
        assert name not in (".", "..")
        name.encode()


def test_plain_names_stay_as_they_are() -> None:
    for name in ("en-2R5Vt_B9", "Le Monde 2024", "été", "a.b"):
        assert safe_id(name) == name


def test_the_ending_goes() -> None:
    assert [stem(name) for name in ("a.txt", "a.b.txt", "a.html.gz", "README", "a.GZ")] == [
        "a",
        "a.b",
        "a",
        "README",
        "a",
    ]
