"""Agreement of two people."""

from __future__ import annotations

import pytest
from drawing import record

from tocsin.records import AuditJudgement
from tocsin.review.agreement import agreement
from tocsin.review.standing import agreements, standing

PAIR = ("ana", "ben")


def pairs(both: int, first: int, second: int, neither: int) -> list[tuple[str, str]]:
    return (
        [("right", "right")] * both
        + [("right", "wrong")] * first
        + [("wrong", "right")] * second
        + [("wrong", "wrong")] * neither
    )


def test_kappa_is_what_it_is_in_the_textbook() -> None:
    # 20 and 15 of 50 alike, chance 0.50: kappa 0.40.
    found = agreement(PAIR, pairs(20, 5, 10, 15))
    assert (found.judged, found.same, found.raw) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.kappa_low is not None and found.kappa_low < 0.4


def test_one_answer_to_all_leaves_no_kappa() -> None:
    found = agreement(PAIR, pairs(12, 0, 0, 0))
    assert (found.raw, found.kappa) == (1, None)


def test_too_few_say_nothing() -> None:
    found = agreement(PAIR, pairs(5, 2, 1, 1))
    assert (found.judged, found.same, found.raw, found.kappa) == (9, 6, None, None)


def test_every_two_people_are_compared_on_their_last_words() -> None:
    items = [record(f"r{n}") for n in range(10)]
    said = [
        AuditJudgement("record", item.key, user, "right") for item in items for user in ("ana", "ben", "cy")
    ]  # fmt: skip
    said += [AuditJudgement("record", item.key, "ben", "wrong", ("who",)) for item in items[:4]]
    said += [AuditJudgement("record", items[9].key, "cy", "skip")]
    found = agreements(standing(said))
    assert [(one.users, one.judged, one.same) for one in found] == [
        (("ana", "ben"), 10, 6),
        (("ana", "cy"), 9, 9),
        (("ben", "cy"), 9, 5),
    ]
