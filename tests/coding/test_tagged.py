"""Which words belong to which record: shares over spans, and runs that neither gaps nor neighbours spoil."""

from __future__ import annotations

import numpy as np
import pytest

from tocsin.coding.acts import Passage
from tocsin.coding.tagged import Tagged

LABELS = ("event", "event:opens", "event:planned", "event:actual")


def tagged(shares: list[list[float]], *, ends: tuple[int, ...] = ()) -> Tagged:
    """One piece of three characters and a blank for each row; sentences end before the pieces ``ends``."""
    spans = [(0, 0), *((i * 4, i * 4 + 3) for i in range(len(shares))), (0, 0)]
    starts = [0, *(i * 4 for i in ends)]
    sentences = tuple(zip(starts, [*(s - 1 for s in starts[1:]), len(shares) * 4], strict=True))
    rows = [[0.0] * len(LABELS), *([*row, *[0.0] * (len(LABELS) - len(row))] for row in shares), [0.0] * len(LABELS)]
    told = np.zeros((len(spans), 2), np.float32)
    passage = Passage(sentences, tuple(spans), (True,) * len(spans), told, np.array(rows, np.float32))
    return Tagged([passage], LABELS)


def test_the_share_of_a_span_is_the_mean_of_the_pieces_it_touches() -> None:
    found = tagged([[0.2], [0.4], [0.9]])
    assert found.share("event", (0, 7)) == pytest.approx(0.3)
    assert found.share("event", (5, 9)) == pytest.approx(0.65)
    assert found.share("event", (0, 100)) == pytest.approx(0.5)


def test_what_was_not_read_has_no_share() -> None:
    assert tagged([[0.2]]).share("event", (50, 60)) is None
    assert Tagged([], LABELS).share("event", (0, 9)) is None
    assert list(Tagged([], LABELS).runs("event")) == []
    assert Tagged([], LABELS).likeliest(LABELS[2:], (0, 9)) == ("event:planned", 0.0)


def test_the_likeliest_of_some_labels() -> None:
    found = tagged([[0.9, 0, 0.2, 0.6], [0.9, 0, 0.1, 0.8]])
    label, share = found.likeliest(LABELS[2:], (0, 7))
    assert label == "event:actual"
    assert share == pytest.approx(0.7)


def test_a_run_bridges_two_weak_pieces_and_no_more() -> None:
    bridged = tagged([[0.9], [0.1], [0.1], [0.9], [0.7]])
    (run,) = bridged.runs("event")
    assert (run.start, run.end) == (0, 19)
    assert run.share == pytest.approx((0.9 + 0.9 + 0.7) / 3)
    torn = tagged([[0.9]] * 3 + [[0.1]] * 3 + [[0.9]] * 3)
    assert [(r.start, r.end) for r in torn.runs("event")] == [(0, 11), (24, 35)]


def test_a_run_of_less_than_three_pieces_is_none() -> None:
    assert list(tagged([[0.9], [0.9]]).runs("event")) == []


def test_no_run_goes_over_the_end_of_a_sentence() -> None:
    found = tagged([[0.9]] * 6, ends=(3,))
    assert [(r.start, r.end) for r in found.runs("event")] == [(0, 11), (12, 23)]


def test_a_record_that_opens_ends_the_one_before_where_parts_are_asked_for() -> None:
    found = tagged([[0.9, 0.9], [0.9], [0.9], [0.9, 0.9], [0.9], [0.9]])
    assert [(r.start, r.end) for r in found.runs("event")] == [(0, 11), (12, 23)]
    assert [(r.start, r.end) for r in found.runs("event", parted=False)] == [(0, 23)]
