"""No text was written after it was collected."""

from __future__ import annotations

from tocsin.read.dating import by_then
from tocsin.records import UNTOLD, DateClue, Written

FIRST = DateClue(0, 5, "March", "first", "2024-03-01", "", "told as past")
LAST = DateClue(9, 20, "the minister", "last", "", "2031-01-01", "still in office")


def test_an_interval_ends_on_the_day_of_collection() -> None:
    ended = by_then(Written("2024-03-01", "2031-01-01", (FIRST, LAST)), "2026-05-04")
    assert (ended.first, ended.last) == ("2024-03-01", "2026-05-04")
    assert [clue.bound for clue in ended.clues] == ["first", "last"]
    assert "2026-05-04" in ended.clues[-1].why
    assert by_then(Written("2024-03-01", "", (FIRST,)), "2026-05-04").last == "2026-05-04"


def test_what_says_more_than_the_day_of_collection_stands() -> None:
    told = Written("2024-03-01", "2024-04-01", (FIRST, LAST))
    assert by_then(told, "2026-05-04") == told
    assert by_then(told, "") == told
    assert by_then(UNTOLD, "2026-05-04") == UNTOLD


def test_a_clue_from_after_the_collection_is_not_bent() -> None:
    late = Written("2027-01-01", "", (FIRST,))
    assert by_then(late, "2026-05-04") == late
