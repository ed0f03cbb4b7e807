"""Coded articles as examples: each piece has its records' labels; what may be left out is not learned."""

from __future__ import annotations

from typing import Any

from tocsin.coding.acts.pieces import load_cutter
from training.acts.labels import RECORDS
from training.acts.tagged import Tagged, said, tagged

TEXT = "Kenya demanded that Chad withdraw. Rain fell."
SENTENCES = ((0, 34), (35, 45))


def record(words: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"type": "event", "start": start, "end": start + len(words), "priority": "must"} | fields


def example(*records: dict[str, Any]) -> Tagged:
    (found,) = tagged(load_cutter(), TEXT, SENTENCES, list(records))
    return found


def words_with(found: Tagged, label: str) -> str:
    pieces = load_cutter().cut(TEXT)
    spans = [s for s, has in zip(pieces.spans, found.labels[:, RECORDS.index(label)], strict=True) if has]
    return TEXT[spans[0][0] : spans[-1][1]] if spans else ""


def test_the_pieces_of_a_record_say_its_kind_and_what_it_says() -> None:
    found = example(record("Chad withdraw", event_type="RETREAT", status="demanded", holders=["KEN.GOV"]))
    for label in ("event", "event:RETREAT", "event:demanded", "event:held"):
        assert words_with(found, label) == "Chad withdraw"
    assert words_with(found, "event:opens") == "Chad"
    assert words_with(found, "event:actual") == ""


def test_later_mentions_belong_to_it_too() -> None:
    again = TEXT.index("Rain fell")
    found = example(record("Kenya demanded", event_type="REQUEST", status="actual", also=[[again, again + 9]]))
    assert found.labels[:, RECORDS.index("event:opens")].sum() == 2


def test_what_may_be_left_out_is_not_learned_but_by_what_must_be_there() -> None:
    maybe = record("Kenya demanded that Chad withdraw", event_type="REQUEST", status="actual", priority="may")
    column = RECORDS.index("event")
    alone = example(maybe)
    assert not alone.labels.any()
    assert not alone.learned[1:3, column].any()
    assert alone.learned[1:3, RECORDS.index("forecast")].all()
    both = example(maybe, record("Chad withdraw", event_type="RETREAT", status="demanded"))
    assert both.learned[both.labels[:, column], column].all()


def test_the_frame_of_a_passage_is_never_learned() -> None:
    found = example()
    assert not found.learned[0].any()
    assert not found.learned[-1].any()
    assert found.learned[1:-1].all()


def test_every_value_that_gold_may_have_has_a_label() -> None:
    assert said({"type": "indicator", "direction": ""}) == [RECORDS.index("indicator")]
    assert said({"type": "posture", "state": "past", "element": "base"}) == [
        RECORDS.index(label) for label in ("posture", "posture:past", "posture:base")
    ]
