"""What analysts said becomes something to learn from, and nothing is learned of words that nobody judged."""

from __future__ import annotations

import pytest

from tocsin.coding.acts import load_cutter
from tocsin.reviewing import Label

RECORDS = pytest.importorskip("training.acts.labels").RECORDS
examples = pytest.importorskip("training.judged").examples

TEXT = "Soldiers shelled the town on Monday. The minister resigned."
FIRST, SECOND = (0, 36), (37, len(TEXT))


def label(verdict: str, span: tuple[int, int], record: dict[str, object] | None) -> Label:
    return Label("d", "", verdict, "event", *span, record)  # type: ignore[arg-type]


def test_a_judged_record_is_learned_and_its_neighbour_is_not() -> None:
    told: dict[str, object] = {"event_type": "ASSAULT", "status": "actual", "holders": []}
    (found,) = examples(load_cutter(), TEXT, (FIRST, SECOND), [label("right", FIRST, told)])
    event, assault = RECORDS.index("event"), RECORDS.index("event:ASSAULT")
    assert found.labels[:, event].any()
    assert (found.labels[:, event] == found.labels[:, assault]).all()
    assert (found.learned[:, event] == found.labels[:, event]).all()
    assert not found.learned[:, RECORDS.index("statement")].any()


def test_of_a_rejected_record_it_is_learned_that_it_is_none() -> None:
    (found,) = examples(load_cutter(), TEXT, (FIRST, SECOND), [label("wrong", SECOND, None)])
    assert found.learned[:, RECORDS.index("event")].any()
    assert not found.labels.any()


def test_a_passage_that_nobody_judged_is_no_example() -> None:
    assert list(examples(load_cutter(), TEXT, (FIRST, SECOND), [])) == []
