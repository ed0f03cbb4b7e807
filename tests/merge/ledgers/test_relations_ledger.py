"""How two parties stand: as stated, and by a formula whose every point opens its record."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from ledger_records import event, told

from tocsin.merge.ledgers.relations import HALF_LIFE, PRIOR, relations, tone_on
from tocsin.records import Reported
from tocsin.records.ledger.relation import RelationEntry
from tocsin.registry import load_registry


def relation(change: str, **more: Any) -> Reported:
    return told("relation", f"ties {change}", **{"a": ("NER.GOV",), "b": ("USA",), "change": change} | more)


def pair(*reported: Reported, as_of: str = "") -> RelationEntry:
    (entry,) = relations(reported, as_of)
    return entry


def test_a_word_that_states_no_change_changes_none() -> None:
    entry = pair(
        relation("closer", doc="a", published="2024-01-18"),
        relation("none", doc="b", published="2024-03-24"),
    )
    assert (entry.a, entry.b, entry.change, entry.day) == ("NER", "USA", "closer", ("2024-01-18", "2024-01-18"))


def test_direction_is_the_last_that_is_stated_and_says_by_whom() -> None:
    entry = pair(
        relation("closer", doc="a", published="2024-01-18"),
        relation("worse", doc="b", published="2024-03-24", holders=("EXP",)),
    )
    assert (entry.change, entry.holders) == ("worse", ("EXP",))
    assert pair(relation("closer", doc="a", published="2024-01-18"), as_of="2024-02-01").change == "closer"


def test_tone_is_the_formula_of_the_docs() -> None:
    day = date(2024, 3, 16).toordinal()
    points = [(day, -6.0, 1.0), (day - HALF_LIFE, 2.0, 0.5)]
    assert tone_on(day, points) == pytest.approx((-6.0 + 2.0 * 0.25) / (PRIOR + 1.0 + 0.25), abs=0.01)
    assert tone_on(day - 1, points) == pytest.approx(
        2.0 * 0.5 * 2 ** (-89 / 90) / (1 + 0.5 * 2 ** (-89 / 90)), abs=0.01
    )
    assert tone_on(day - 1000, points) == 0


def test_each_dated_fact_is_a_point_with_the_value_of_its_root() -> None:
    acts = [
        event("ended the pact", "SANCTION", doc="a", published="2024-03-16", actors=("NER.GOV",), targets=("USA.GOV",)),
        event(
            "would end it", "SANCTION", "planned", doc="b", published="2024-03-17", actors=("NER",), targets=("USA",)
        ),
    ]
    entry = pair(*acts)
    (point,) = entry.points
    assert point.value == load_registry().ontology.roots["SANCTION"].intensity
    assert (point.weight, point.said.doc, entry.at) == (1.0, "a", "2024-03-16")
    assert entry.tone == point.tone == pytest.approx(point.value / 2)


def test_tone_fades_until_the_day_that_is_now() -> None:
    act = event("ended the pact", "SANCTION", published="2024-03-16", actors=("NER.GOV",), targets=("USA.GOV",))
    (then,), (now,) = relations([act]), relations([act], now="2024-06-14")
    assert (then.at, now.at) == ("2024-03-16", "2024-06-14")
    assert then.tone is not None
    assert now.tone is not None
    assert then.tone < now.tone < 0


def test_a_third_sides_claim_a_copy_and_an_undated_word_do_not_count() -> None:
    def act(doc: str, **more: Any) -> Reported:
        fields = {"actors": ("NER.GOV",), "targets": ("USA.GOV",), "published": "2024-03-16"} | more
        return event("accused it", "ACCUSE", doc=doc, **fields)

    def weights(*acts: Reported) -> list[float]:
        return [point.weight for point in pair(*acts).points]

    assert weights(act("a", holders=("FRA.GOV",))) == [0.0]
    assert weights(act("a", holders=("USA.GOV",))) == [0.0]
    assert weights(act("a", holders=("NER.GOV",))) == [1.0]
    assert weights(act("a", origin="o"), act("b", origin="o")) == [1.0, 0.0]
    assert weights(act("a"), act("b")) == [1.0, 1.0]
    assert weights(act("a", published="")) == [0.0]
    assert weights(act("a", date_start="2023-01-01", date_end="2023-12-31")) == [0.0]
    assert weights(act("a", fact=0.25)) == [0.25]


def test_rebels_and_citizens_are_no_state() -> None:
    clash = event("fought", "ASSAULT", actors=("SYR.MIL",), targets=("SYR.REB",), published="2014-01-01")
    assert (pair(clash).a, pair(clash).b) == ("SYR", "SYR.REB")
    assert relations([event("argued", "REJECT", actors=("USA.GOV",), targets=("USA.LEG",))]) == ()


def test_one_word_on_several_is_one_of_each_pair() -> None:
    entries = relations([relation("none", b=("RUS", "IRN"))])
    assert [(entry.a, entry.b) for entry in entries] == [("IRN", "NER"), ("NER", "RUS")]


def test_no_order_of_arrival_changes_anything() -> None:
    acts = [
        event("x", root, doc=f"d{n}", published=f"2024-0{1 + n % 9}-01", actors=("NER",), targets=("USA", "FRA"))
        for n, root in enumerate(("ACCUSE", "AGREE", "SANCTION", "CONSULT") * 3)
    ]
    stated = [relation(change, doc=f"r{n}") for n, change in enumerate(("closer", "worse", "none"))]
    both = [*acts, *stated]
    first = relations(both)
    for seed in range(5):
        Random(seed).shuffle(both)
        assert relations(both) == first
