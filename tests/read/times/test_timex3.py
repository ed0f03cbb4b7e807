from __future__ import annotations

import pytest

from tocsin.read.model import load_model
from tocsin.read.times import find_times, find_timex3

FRIDAY = "2024-04-19"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels struck in July.", [("July", "2023-07")]),
        ("They fought between 2011 and 2013.", [("2011", "2011"), ("2013", "2013")]),
        ("He came about two hours before dawn.", [("two hours", "PT2H")]),
        ("It took more than two years.", [("more than two years", "P2Y")]),
        ("He left two days later than she did.", [("two days later", "P2D")]),
        ("The third-quarter loss grew.", [("third-quarter", "2023-Q3")]),
        (
            "Profit fell in the third quarter from a year earlier.",
            [("the third quarter", "2023-Q3"), ("a year earlier", "2022-Q3")],
        ),
        ("He is now free.", [("now", "PRESENT_REF")]),
        ("He was held on Thursday until 9 a.m.", [("Thursday", "2024-04-18"), ("9 a.m.", "2024-04-18T09:00")]),
        ("He read USA Today and watched “60 Minutes”.", []),
    ],
)
def test_timeml_leaves_out_what_signals_a_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.text, t.value) for t in find_timex3(load_model().nlp(text), FRIDAY)] == expected


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-13-45"])
def test_an_impossible_publication_date_is_none(published: str) -> None:
    (found,) = find_times(load_model().nlp("Rebels struck next Thanksgiving."), published)
    assert (found.first, found.last) == ("", "")
