"""Drawing: fair within strata, the same again with the same seed, and never less than before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from drawing import Town, record
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.records import Draw
from tocsin.review import draw
from tocsin.review.draw import allocate, number
from tocsin.review.strata import Part, partition

TOWN = Town()


def keys(drawn: Draw) -> set[str]:
    return {item.key for item, _ in drawn.members}


def test_the_same_seed_draws_the_same_and_another_seed_others() -> None:
    first = draw("record", TOWN.records, 100, 1)
    assert first == draw("record", list(reversed(TOWN.records)), 100, 1)
    assert keys(first) != keys(draw("record", TOWN.records, 100, 2))


def test_as_many_are_drawn_as_asked_for() -> None:
    drawn = draw("record", TOWN.records, 100, 1)
    assert len(drawn.members) == len(keys(drawn)) == sum(stratum.drawn for stratum in drawn.strata) == 100
    assert drawn.population == len(TOWN.records)
    counted = Counter(index for _, index in drawn.members)
    assert [counted[index] for index in range(len(drawn.strata))] == [stratum.drawn for stratum in drawn.strata]


def test_every_stratum_has_two_of_its_own_or_all() -> None:
    for stratum in draw("record", TOWN.records, 100, 1).strata:
        assert stratum.drawn >= min(2, stratum.size)


def test_rare_types_get_more_than_their_share_and_large_samples_finer_strata() -> None:
    drawn = draw("record", TOWN.records, 100, 1)
    types = Counter(item.type for item, _ in drawn.members)
    assert types["posture"] / 30 > types["event"] / 400
    assert types["event"] > types["statement"] > types["forecast"]
    names = [stratum.name for stratum in draw("record", TOWN.records, 400, 1).strata]
    assert len(names) > len(drawn.strata)
    assert "event · confidence below 0.5 · Large Wire" in names


def test_all_of_a_stratum_have_the_same_chance() -> None:
    town, times, runs = TOWN.records[:120] + TOWN.records[400:460], Counter[str](), 600
    for seed in range(runs):
        times.update(keys(draw("record", town, 30, seed)))
    drawn = draw("record", town, 30, 0)
    for part in partition(town, 30):
        stratum = next(one for one in drawn.strata if one.name == part.name)
        chance = stratum.drawn / stratum.size
        # Six standard errors, for there are 180 of them.
        limit = 6 * (chance * (1 - chance) / runs) ** 0.5
        assert all(abs(times[item.key] / runs - chance) < limit for item in part.items)


@pytest.mark.parametrize("more", [0, 1, 40, 300, 5000])
def test_drawing_again_only_adds(more: int) -> None:
    first = draw("record", TOWN.records, 60, 1)
    second = draw("record", TOWN.records, more, 1, keys(first))
    assert keys(first) <= keys(second)
    assert len(second.members) >= min(60 + more, len(TOWN.records))
    assert len(second.members) <= min(60 + more, len(TOWN.records)) + 5


def test_what_came_since_has_its_chance_and_what_went_is_left_out() -> None:
    old, new = TOWN.records[100:], TOWN.records[:100]
    first = draw("record", old, 200, 1)
    left = [item for item in old if item.key != first.members[0][0].key]
    second = draw("record", [*left, *new], 0, 1, keys(first))
    assert keys(first) - keys(second) == {first.members[0][0].key}
    # A hundred of five hundred events are new: about a quarter as many of them are drawn as of the old ones.
    assert 10 < len(keys(second) & {item.key for item in new}) < 50


def test_the_first_half_of_the_order_is_spread_over_all_strata() -> None:
    drawn = draw("record", TOWN.records, 100, 1)
    half = Counter(index for _, index in drawn.members[:50])
    for index, stratum in enumerate(drawn.strata):
        assert abs(half[index] - stratum.drawn / 2) <= 1


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw("record", [], 10, 1).members == ()
    assert draw("record", TOWN.records, 0, 1).strata == ()


def test_fewer_than_the_types_are_one_stratum() -> None:
    drawn = draw("record", TOWN.records, 3, 1)
    assert [(stratum.name, stratum.drawn) for stratum in drawn.strata] == [("all", 3)]


def test_numbers_hang_on_seed_and_id_alone() -> None:
    one = record("a")
    assert number(1, one) == number(1, replace(one, key="read otherwise", outlet="Other"))
    assert 0 <= number(1, one) < 1
    assert number(1, one) != number(2, one)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=12),
    st.integers(1, 400),
)
def test_allocation_keeps_its_bounds(held: list[tuple[int, int]], wanted: int) -> None:
    sizes, kept = [size for size, _ in held], [min(before, size) for size, before in held]
    items = [record(str(n)) for n in range(60)]
    parts = [Part(str(n), tuple(items[:size]), size / sum(sizes)) for n, size in enumerate(sizes)]
    counts = allocate(parts, kept, wanted)
    least = [min(max(before, 2), size) for before, size in zip(kept, sizes, strict=True)]
    assert all(low <= count <= size for low, count, size in zip(least, counts, sizes, strict=True))
    assert sum(counts) == min(max(wanted, sum(least)), sum(sizes))
