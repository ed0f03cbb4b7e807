from __future__ import annotations

import pytest

from tocsin.read.model import load_model
from tocsin.read.times import find_times
from tocsin.records import TimeExpression, Written


def only(text: str, first: str, last: str) -> TimeExpression:
    (found,) = find_times(load_model().nlp(text), "", Written(first, last))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels struck yesterday.", ("", "2023-08-09", "2023-08-19")),
        ("Envoys will meet next month.", ("2023-09", "2023-09-01", "2023-09-30")),
        ("Rebels struck on Tuesday.", ("", "2023-08-08", "2023-08-15")),
        ("Rebels have held it since March 2.", ("2023-03-02", "2023-03-02", "2023-08-20")),
        ("Rebels took it in May 2021.", ("2021-05", "2021-05-01", "2021-05-31")),
        ("Rebels held it for two days.", ("P2D", "", "")),
    ],
)
def test_between_two_days_the_bounds_hold_for_both(text: str, expected: tuple[str, str, str]) -> None:
    found = only(text, "2023-08-10", "2023-08-20")
    assert (found.value, found.first, found.last) == expected


def test_a_month_takes_the_one_year_that_the_interval_leaves() -> None:
    assert only("Rebels struck in July.", "2023-05-01", "2024-03-01").value == "2023-07"
    wide = only("Rebels struck in July.", "2022-05-01", "2024-03-01")
    assert (wide.value, wide.first, wide.last) == ("", "2021-07-01", "2023-07-31")
    since = only("Rebels have held it since July.", "2023-07-10", "2023-09-01")
    assert (since.first, since.last) == ("2023-07-01", "2023-09-01")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("2023-08-10", "", ("2023-08-09", "")), ("", "2023-08-20", ("", "2023-08-19")), ("", "", ("", ""))],
)
def test_an_open_end_stays_open(first: str, last: str, expected: tuple[str, str]) -> None:
    found = only("Rebels struck yesterday.", first, last)
    assert (found.value, found.first, found.last) == ("", *expected)


def test_what_its_own_words_date_needs_no_interval() -> None:
    assert only("Rebels took it on May 3, 2021.", "", "2023-08-20").first == "2021-05-03"


def test_a_publication_date_is_taken_before_an_interval() -> None:
    (found,) = find_times(
        load_model().nlp("Rebels struck yesterday."), "2024-04-19", Written("2023-01-01", "2023-12-31")
    )
    assert found.first == "2024-04-18"
