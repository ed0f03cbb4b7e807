"""Asking: which key means what when, going back, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from drawing import record, sentence

from tocsin.records import TYPES, AuditJudgement
from tocsin.review import Sitting, behind, waiting
from tocsin.review.faults import FAULTS, faults_of, missed_types

ITEMS = [record("a"), record("b", kind="statement"), sentence("c")]


def typed(sitting: Sitting, keys: str) -> list[tuple[str, str, tuple[str, ...]]]:
    said = [judgement for key in keys if (judgement := sitting.press(key))]
    return [(one.key, one.answer, one.details) for one in said]


def values(sitting: Sitting) -> list[str]:
    return [choice.value for choice in sitting.choices]


def test_one_key_an_answer() -> None:
    sitting = Sitting(ITEMS, "ana")
    assert typed(sitting, "rsn") == [("a", "right", ()), ("b", "skip", ()), ("c", "nothing", ())]
    assert (sitting.over, sitting.item, sitting.choices, sitting.stage) == (True, None, (), "over")


def test_wrong_asks_what_and_enter_ends_it() -> None:
    sitting = Sitting(ITEMS, "ana")
    assert typed(sitting, "Wwdd") == []
    assert (sitting.stage, sitting.marked) == ("details", ("who",))
    assert typed(sitting, "p\r") == [("a", "wrong", ("who", "place"))]


def test_wrong_without_a_reason_is_not_taken() -> None:
    sitting = Sitting(ITEMS, "ana")
    typed(sitting, "w")
    with pytest.raises(KeyError):
        sitting.press("\r")


def test_where_nothing_is_told_nothing_else_is_wrong() -> None:
    assert typed(Sitting(ITEMS, "ana"), "wdx\n") == [("a", "wrong", ("nothing",))]
    assert typed(Sitting(ITEMS, "ana"), "wxd\n") == [("a", "wrong", ("date",))]


def test_two_things_missed_are_two() -> None:
    assert typed(Sitting(ITEMS[2:], "ana"), "yeet\r") == [("c", "missed", ("event", "event", "statement"))]


def test_back_goes_to_the_verdict_then_to_what_was_before() -> None:
    sitting = Sitting(ITEMS, "ana")
    assert typed(sitting, "rwhb") == [("a", "right", ())]
    assert (sitting.stage, sitting.marked, sitting.item) == ("verdict", (), ITEMS[1])
    typed(sitting, "b")
    assert sitting.item == ITEMS[0]
    assert sitting.earlier is not None and sitting.earlier.answer == "right"
    assert "back" not in values(sitting)
    assert typed(sitting, "wt\rr") == [("a", "wrong", ("type",)), ("b", "right", ())]


def test_back_reaches_what_was_said_before_this_sitting() -> None:
    said = [AuditJudgement("record", "a", "ana", "wrong", ("date",)), AuditJudgement("record", "b", "ben", "right")]
    sitting = Sitting(ITEMS[1:], "ana", behind(ITEMS, said, "ana"))
    assert sitting.position == (1, 2)
    typed(sitting, "b")
    assert (sitting.item, sitting.position[0]) == (ITEMS[0], 0)
    assert sitting.earlier == said[0]
    assert typed(sitting, "r") == [("a", "right", ())]


def test_quitting_leaves_the_rest() -> None:
    sitting = Sitting(ITEMS, "ana")
    typed(sitting, "rq")
    assert (sitting.over, sitting.position) == (True, (2, 3))


@pytest.mark.parametrize("key", ["z", "n", "y", "\x1b[A", "b", ""])
def test_a_key_that_means_nothing_changes_nothing(key: str) -> None:
    sitting = Sitting(ITEMS, "ana")
    with pytest.raises(KeyError):
        sitting.press(key)
    assert sitting.item == ITEMS[0]


@pytest.mark.parametrize("kind", TYPES)
def test_every_key_is_one_thing_and_none_is_a_way_out(kind: str) -> None:
    for choices in (faults_of(kind), missed_types()):
        keys = [choice.key for choice in choices]
        assert len(keys) == len(set(keys))
        assert not {"b", "q", "\r"} & set(keys)


def test_only_what_a_type_has_is_asked_of_it() -> None:
    def faults(kind: str) -> set[str]:
        return {choice.value for choice in faults_of(kind)}

    assert faults("event") == set(FAULTS)
    assert set(FAULTS) - faults("statement") == {"status", "place", "numbers"}
    assert "whom" in faults("relation") and "who" not in faults("forecast")


def keys(items: Iterable[object]) -> str:
    return "".join(getattr(item, "key", "") for item in items)


def test_what_nobody_judged_is_asked_first() -> None:
    said = [
        AuditJudgement("record", "a", "ana", "right"),
        AuditJudgement("record", "b", "ben", "skip"),
    ]
    assert keys(waiting(ITEMS, said, "ana")) == "bc"
    assert keys(waiting(ITEMS, said, "ben")) == "ca"
    assert keys(waiting(ITEMS, said, "ben", again=True)) == "ac"
    assert keys(waiting(ITEMS, said, "ben", skipped=True)) == "b"
    assert keys(waiting(ITEMS, said, "cy", again=True)) == "abc"
