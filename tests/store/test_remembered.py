"""What was counted is given on while nothing changed, and while it is counted anew."""

from __future__ import annotations

import threading

import pytest

from tocsin.store import remembered
from tocsin.store.remembered import Remembered


def test_an_answer_is_worked_out_once_a_version() -> None:
    known, worked = Remembered(patience=0.0), list[int]()

    def work_out() -> int:
        worked.append(1)
        return len(worked)

    assert [known("how many", 1, work_out) for _ in range(3)] == [1, 1, 1]
    assert known("something else", 1, work_out) == 2
    assert known("how many", 2, work_out) == 3
    assert len(worked) == 3


def test_an_old_answer_is_given_on_while_another_works_it_out() -> None:
    known, begun, end = Remembered(patience=0.0), threading.Event(), threading.Event()
    assert known("q", 1, lambda: "old") == "old"

    def slowly() -> str:
        begun.set()
        assert end.wait(10)
        return "new"

    other = threading.Thread(target=known, args=("q", 2, slowly))
    other.start()
    assert begun.wait(10)
    assert known("q", 2, lambda: "mine") == "old"
    end.set()
    other.join()
    assert known("q", 2, lambda: "mine") == "new"


def test_what_fails_is_tried_again() -> None:
    known = Remembered()
    with pytest.raises(ValueError, match="broken"):
        known("q", 1, _fail)
    assert known("q", 1, lambda: 5) == 5


def test_what_was_asked_longest_ago_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    known = Remembered()
    for question in ("a", "b", "a", "c"):
        known(question, 1, lambda: 1)
    assert known("a", 1, lambda: 2) == 1
    assert known("b", 1, lambda: 2) == 2


def _fail() -> int:
    raise ValueError("broken")
