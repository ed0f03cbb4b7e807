"""Confidence: every record has one, what is hardly ever right is not kept, and no link points at what is gone."""

from __future__ import annotations

import pytest

from tocsin.coding import Coder
from tocsin.coding.confidence import LEAST, likely, weighed
from tocsin.coding.context import Context
from tocsin.read import Reader
from tocsin.records import Document, Event, Link

TEXT = (
    "Mali demanded on Monday that France withdraw its troops. France said that it would leave by June. "
    "Militants killed 12 soldiers near Gao, the army said. The truce could fall apart, an analyst warned."
)


@pytest.fixture(scope="module")
def context(reader: Reader) -> Context:
    return Coder(reader.registry).context(reader.read(Document("d", TEXT, published="2024-04-19")))


def test_every_record_has_a_confidence_and_every_event_a_chance_to_be_a_fact(reader: Reader) -> None:
    records = Coder(reader.registry).code(reader.read(Document("d", TEXT, published="2024-04-19")))
    assert {r.type for r in records} >= {"event", "statement"}
    for record in records:
        assert record.confidence is not None
        assert record.confidence >= LEAST
        assert not isinstance(record, Event) or record.fact is not None


def test_what_is_told_as_done_is_likelier_a_fact_than_what_is_demanded(reader: Reader, context: Context) -> None:
    events = [r for r in weighed(context, Coder(reader.registry).found(context)) if isinstance(r, Event)]
    done = [e.fact or 0 for e in events if e.event_type == "ASSAULT" and e.status == "actual"]
    wanted = [e.fact or 0 for e in events if e.status in {"demanded", "planned"}]
    assert min(done) > max(wanted)


def test_nothing_to_weigh_is_no_error(context: Context) -> None:
    assert weighed(context, []) == []


def test_what_is_not_likely_is_left_out_and_so_are_links_to_it(context: Context) -> None:
    here = TEXT.index("Mali demanded")
    there = TEXT.index("France withdraw")
    doubtful = event(there, there + 28, confidence=LEAST / 2)
    kept = event(here, here + 13, confidence=0.9, links=(Link(kind="demands", record=doubtful.id),))
    (left,) = likely([kept, doubtful], context)
    assert (left.start, left.links) == (here, ())


def test_a_link_to_what_is_kept_stays(context: Context) -> None:
    here = TEXT.index("Mali demanded")
    other = event(here + 20, here + 40, confidence=0.5)
    one = event(here, here + 13, confidence=0.9, links=(Link(kind="demands", record=other.id),))
    assert likely([one, other], context)[0] == one


def event(start: int, end: int, **fields: object) -> Event:
    return Event.of(TEXT, doc="d", start=start, end=end, event_type="REQUEST", status="actual", **fields)
