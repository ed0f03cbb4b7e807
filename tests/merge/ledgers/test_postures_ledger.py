"""Whose forces stand where, and that no past figure is ever the present one."""

from __future__ import annotations

from random import Random

from ledger_records import posture

from tocsin.merge.ledgers.postures import postures

PAST = posture("hosted about 1,100 troops", "past", (1100, 1100), doc="a", published="2024-01-18")


def test_a_past_figure_is_never_the_present_one() -> None:
    (alone,) = postures([PAST])
    assert (alone.state, alone.count) == ("past", None)
    (entry,) = postures([PAST, posture("a military presence", "present", doc="b", published="2024-03-24")])
    assert (entry.state, entry.count) == ("present", None)
    assert entry.steps[0].count == (1100, 1100)


def test_a_past_figure_beside_a_present_force_ends_nothing() -> None:
    (entry,) = postures(
        [
            posture("some 8,000 troops are there", "present", (8000, 8000), doc="a", published="2020-03-01"),
            posture("at the peak there were 100,000", "past", (100000, 100000), doc="a", published="2020-03-01",
                    before="some 8,000 troops are there; "),
        ]
    )  # fmt: skip
    assert (entry.state, entry.count) == ("present", (8000, 8000))


def test_an_old_number_is_no_present_number() -> None:
    counted = posture("8,400 troops", "present", (8400, 8400), doc="a", published="2017-08-21")
    soon = posture("the troops there", "present", doc="b", published="2017-10-01")
    later = posture("the troops there", "present", doc="c", published="2019-10-01")
    assert postures([counted, soon])[0].count == (8400, 8400)
    assert postures([counted, soon, later])[0].count is None


def test_how_many_arrive_is_not_how_many_there_are() -> None:
    there = posture("5,000 troops", "present", (5000, 5000), doc="a", published="2018-10-01")
    more = posture("800 more troops", "arriving", (800, 800), doc="b", published="2018-10-25")
    (entry,) = postures([there, more])
    assert (entry.state, entry.count) == ("arriving", None)


def test_what_is_proposed_is_never_there() -> None:
    planned = posture("a drone base", "proposed", element="base", doc="b", published="2024-01-18")
    assert postures([planned])[0].state == "proposed"
    there = posture("a base", "present", element="base", doc="a", published="2023-01-01")
    assert postures([there, planned])[0].state == "present"


def test_since_and_until_are_days_that_words_give() -> None:
    came = posture("have been there since 2013", "present", doc="a", published="2020-01-01",
                   date_start="2013-01-01", date_end="2013-12-31")  # fmt: skip
    left = posture("left in September", "past", doc="b", published="2024-10-01",
                   date_start="2024-09-01", date_end="2024-09-15")  # fmt: skip
    (entry,) = postures([came, left])
    assert (entry.since, entry.until, entry.state) == ("2013-01-01", "2024-09-15", "past")
    (then,) = postures([came, left], "2021-01-01")
    assert (then.state, then.until) == ("present", "")


def test_rival_voices_stand_side_by_side() -> None:
    (entry,) = postures(
        [
            posture("1,000 soldiers are inside", "present", (1000, None), owner=("RUS.MIL",), host="UKR", doc="a",
                    published="2014-09-03"),
            posture("there are none", "past", owner=("RUS",), host="UKR", doc="b", published="2014-09-03",
                    holders=("RUS.GOV",)),
        ]
    )  # fmt: skip
    assert entry.contested
    assert {step.said.voice for step in entry.voices} == {"", "RUS.GOV"}


def test_forces_at_home_and_of_nobody_are_vague() -> None:
    assert postures([posture("the guard", "present", host="USA")])[0].vague
    assert postures([posture("soldiers", "present", owner=())])[0].vague


def test_no_order_of_arrival_changes_anything() -> None:
    states = ("present", "arriving", "withdrawing", "past", "proposed")
    told = [
        posture("troops", state, (n, n), doc=f"d{n}", published=f"2020-0{1 + n % 9}-01")
        for n, state in enumerate(states * 3)
    ]
    first = postures(told)
    for seed in range(5):
        Random(seed).shuffle(told)
        assert postures(told) == first
