"""The text comes out whole, cut where evidence begins and ends."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import Event
from tocsin.registry import load_registry
from tocsin.serve.cards import Card, card
from tocsin.serve.highlight import pieces

TEXT = "ab cd ef gh ij kl mn op qr st uv wx yz"


def cards_on(text: str, *spans: tuple[int, int]) -> list[Card]:
    records = [
        Event.of(text, doc="d", start=a, end=b, event_type="ASSAULT", status="actual", id=f"id{n}")
        for n, (a, b) in enumerate(spans)
    ]
    return [card(r, n, load_registry()) for n, r in enumerate(records)]


SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 4)).map(lambda p: (p[0] * 3, min(p[0] * 3 + p[1] * 3, 38)))
)


@given(SPANS)
def test_the_pieces_are_the_text_and_each_record_lies_on_its_words(spans: list[tuple[int, int]]) -> None:
    cards = cards_on(TEXT, *spans)
    found = list(pieces(TEXT, cards))
    assert "".join(p.text for p in found) == TEXT
    for one in cards:
        assert "".join(p.text for p in found if one in p.cards) == one.record.evidence
        assert [one in p.begins for p in found].count(True) == 1
        assert [one in p.ends for p in found].count(True) == 1


def test_overlaps_show_the_shortest_evidence_first() -> None:
    cards = cards_on(TEXT, (0, 11), (3, 8), (6, 14))
    looks = [(p.text, [c.anchor for c in p.cards]) for p in pieces(TEXT, cards)]
    assert looks == [
        ("ab ", ["id0"]), ("cd ", ["id1", "id0"]), ("ef", ["id1", "id2", "id0"]), (" gh", ["id2", "id0"]),
        (" ij", ["id2"]), (TEXT[14:], []),
    ]  # fmt: skip


def test_a_long_text_takes_time_by_its_length() -> None:
    text = "abcd efgh " * 100_000
    cards = cards_on(text, *((n * 200, n * 200 + 90) for n in range(5000)))
    began = time.process_time()
    assert sum(1 for _ in pieces(text, cards)) == 10_000
    assert time.process_time() - began < 1
