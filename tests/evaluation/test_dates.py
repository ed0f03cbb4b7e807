"""Intervals are counted as right where a bound is given and both hold; widths only where both bounds are."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.dates import part, score
from tocsin.records import Written


def test_only_bounded_intervals_count() -> None:
    truth = {key: date(2019, 3, 12) for key in "abcd"}
    found = {
        "a": Written("2019-03-12", "2019-03-21"),
        "b": Written("2019-03-13", ""),
        "c": Written("2018-01-01", ""),
        "d": Written(),
    }
    figures = score(truth, found)
    assert figures["inside"] == pytest.approx(2 / 3)
    assert figures["median_width_days"] == 10
    assert figures["bounded"] == pytest.approx(1 / 4)
    assert figures["half_open"] == pytest.approx(2 / 4)
    assert figures["any_clue"] == pytest.approx(3 / 4)


def test_an_article_stays_in_its_part() -> None:
    assert {part(str(n)) for n in range(50)} == {"train", "dev"}
