"""Measuring: the estimates are right on average, their intervals hold what is true as often as they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from drawing import Town, record, sentence

from tocsin.records import AuditJudgement, Draw, Stratum
from tocsin.review import Figure, Measured, draw, measure

TOWN = Town()
NONE = Draw("sentence", 1, (), ())


def drawn(seed: int, n: int) -> tuple[Draw, Draw]:
    return draw("record", TOWN.records, n, seed), draw("sentence", TOWN.sentences, n, seed)


def figures(found: Measured) -> dict[str, Figure]:
    by_type = {f"type {name}": figure for name, figure in found.right_by_type}
    by_band = {f"band {name}": figure for name, figure in found.quotable_by_confidence}
    by_source = {f"source {name}": figure for name, figure in found.right_by_source}
    whole = {"right": found.right, "told": found.told, "missed": found.missed, "found": found.found}
    return whole | by_type | by_band | by_source


def truth() -> dict[str, float]:
    return {
        "right": TOWN.right(), "told": TOWN.told, "missed": TOWN.missed, "found": TOWN.found,
        "type event": TOWN.right(lambda item: item.type == "event"),
        "type statement": TOWN.right(lambda item: item.type == "statement"),
        "band below 0.5": TOWN.right(lambda item: item.band == "below 0.5"),
        "source Large Wire": TOWN.right(lambda item: item.outlet == "Large Wire"),
    }  # fmt: skip


@pytest.mark.parametrize(("n", "part"), [(80, 1.0), (200, 0.5)])
def test_intervals_hold_the_truth_as_often_as_they_say(n: int, part: float) -> None:
    """Nine in ten, and rather more than less, whether or not judging went to the end."""
    runs, held, sums = 120, Counter[str](), defaultdict[str, float](float)
    for seed in range(runs):
        draws = drawn(seed, n)
        found = figures(measure(*draws, TOWN.judged(draws, part=part)))
        for name, true in truth().items():
            low, high = found[name].bounds
            held[name] += low <= true <= high
            sums[name] += found[name].value or 0
    for name, true in truth().items():
        # With 120 draws the standard error of a cover of 0.90 is 0.027.
        assert held[name] / runs > 0.82, (name, held[name] / runs)
        assert sums[name] / runs == pytest.approx(true, abs=0.03), name
    assert 0.88 < sum(held.values()) / runs / len(truth()) < 0.97


def test_shares_are_weighted_back_to_the_project() -> None:
    many, few = [record(f"m{n}") for n in range(10)], [record(f"f{n}", kind="posture") for n in range(10)]
    members = tuple((item, 0) for item in many) + tuple((item, 1) for item in few)
    sampled = Draw("record", 1, (Stratum("event", 90, 10), Stratum("posture", 10, 10)), members)
    said = [AuditJudgement("record", item.key, "ana", "right") for item in many]
    said += [AuditJudgement("record", item.key, "ana", "wrong", ("place",)) for item in few]
    found = measure(sampled, NONE, said)
    assert found.right.value == pytest.approx(0.9)
    assert dict(found.right_by_type)["posture"].complete
    assert dict(found.right_by_type)["event"].bounds[0] < 1
    assert dict(found.faults)["place"].value == pytest.approx(0.1)
    assert found.quotable.value == 1, "a wrong place leaves kind, status and who as they are"
    assert found.found.value is None, "no sentence was judged"


def test_too_few_are_no_figure_unless_they_are_all() -> None:
    items = [record(f"r{n}") for n in range(9)]
    said = [AuditJudgement("record", item.key, "ana", "right") for item in items]
    some = Draw("record", 1, (Stratum("event", 40, 9),), tuple((item, 0) for item in items))
    every = replace(some, strata=(Stratum("event", 9, 9),))
    assert (measure(some, NONE, said).right.value, measure(some, NONE, said).right.judged) == (None, 9)
    whole = measure(every, NONE, said).right
    assert (whole.value, whole.complete) == (1, True)


def test_nothing_judged_is_no_error() -> None:
    found = measure(*drawn(1, 20), [])
    assert (found.right.value, found.right.judged, found.records.drawn, found.records.judged) == (None, 0, 20, 0)
    assert found.right_by_type == ()


def test_the_last_word_counts_and_two_people_count_half_each() -> None:
    items = [record(f"r{n}") for n in range(10)]
    sampled = Draw("record", 1, (Stratum("event", 100, 10),), tuple((item, 0) for item in items))
    said = [AuditJudgement("record", item.key, "ana", "wrong", ("who",)) for item in items]
    said += [AuditJudgement("record", item.key, "ana", "right") for item in items]
    assert measure(sampled, NONE, said).right.value == 1
    said += [AuditJudgement("record", items[0].key, "ben", "wrong", ("date",))]
    found = measure(sampled, NONE, said)
    assert found.right.value == pytest.approx(0.95)
    assert dict(found.faults)["date"].value == pytest.approx(0.05)
    assert (found.right.judged, found.records.users) == (10, ("ana", "ben"))


def test_what_is_skipped_is_counted_and_taken_out() -> None:
    items = [record(f"r{n}") for n in range(12)]
    sampled = Draw("record", 1, (Stratum("event", 100, 12),), tuple((item, 0) for item in items))
    said = [AuditJudgement("record", item.key, "ana", "right") for item in items]
    said += [AuditJudgement("record", item.key, "ana", "skip") for item in items[:2]]
    found = measure(sampled, NONE, said)
    assert (found.records.judged, found.records.skipped, found.right.of) == (10, 2, 100)


def test_strata_that_nobody_reached_are_told() -> None:
    items = [record(f"r{n}") for n in range(10)]
    sampled = Draw("record", 1, (Stratum("a", 75, 10), Stratum("b", 25, 0)), tuple((item, 0) for item in items))
    said = [AuditJudgement("record", item.key, "ana", "right") for item in items]
    assert measure(sampled, NONE, said).records.covered == 0.75


def test_what_is_no_longer_drawn_does_not_count() -> None:
    sampled = Draw("record", 1, (Stratum("event", 5, 1),), ((record("here"), 0),))
    said = [AuditJudgement("record", "gone", "ana", "right")]
    assert measure(sampled, NONE, said).records.judged == 0


def test_stated_confidence_stands_beside_what_is_right() -> None:
    sure, unsure = ('{"confidence": 0.9}',), ('{"confidence": 0.3}',)
    items = [replace(record(f"s{n}", band="0.8 or more"), records=sure) for n in range(10)]
    items += [replace(record(f"u{n}", band="below 0.5"), records=unsure) for n in range(10)]
    sampled = Draw("record", 1, (Stratum("event", 20, 20),), tuple((item, 0) for item in items))
    said = [AuditJudgement("record", item.key, "ana", "right") for item in items]
    found = measure(sampled, NONE, [*said, AuditJudgement("record", "none", "ana", "right")])
    assert dict(found.stated_confidence) == pytest.approx({"0.8 or more": 0.9, "below 0.5": 0.3})
    assert {name for name, _ in found.quotable_by_confidence} == {"0.8 or more", "below 0.5"}


def test_found_is_told_by_type() -> None:
    records = tuple((record(f"r{n}"), 0) for n in range(20))
    sentences = tuple((sentence(f"s{n}"), 0) for n in range(20))
    draws = (
        Draw("record", 1, (Stratum("event", 20, 20),), records),
        Draw("sentence", 1, (Stratum("bare", 20, 20),), sentences),
    )
    said = [AuditJudgement("record", item.key, "ana", "right") for item, _ in records]
    said += [AuditJudgement("sentence", item.key, "ana", "nothing") for item, _ in sentences[:-2]]
    said += [AuditJudgement("sentence", "s18", "ana", "missed", ("event", "event", "posture"))]
    said += [AuditJudgement("sentence", "s19", "ana", "missed", ("event",) * 2)]
    found = measure(*draws, said)
    assert found.missed.value == 0.25
    assert found.found.value == pytest.approx(20 / 25)
    assert dict(found.found_by_type)["event"].value == pytest.approx(20 / 24)
    assert dict(found.found_by_type)["posture"].value is None
