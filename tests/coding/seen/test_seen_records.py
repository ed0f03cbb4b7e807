"""What becomes of words that the encoder takes for a record: a whole record, or none where they leave out too much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tocsin.coding import Coder
from tocsin.coding.acts import Passage, load_encoder
from tocsin.coding.context import Context
from tocsin.coding.seen import completed
from tocsin.coding.tagged import Tagged
from tocsin.read import Reader
from tocsin.records import Document, Forecast, Record

Saw = dict[str, dict[str, float]]
"""Words of a text, and the labels that the encoder gives them."""
Read = Callable[[str, Saw], Context]


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    coder = Coder(reader.registry)

    def run(text: str, saw: Saw) -> Context:
        context = coder.context(reader.read(Document("d", text, published="2024-04-19")))
        context.__dict__["tagged"] = tagged(text, saw)
        return context

    return run


def tagged(text: str, saw: Saw) -> Tagged:
    labels = load_encoder().labels.records
    spans = [(i, i + 1) for i in range(len(text))]
    shares = np.zeros((len(text), len(labels)), np.float32)
    for words, named in saw.items():
        start = text.index(words)
        for label, share in named.items():
            shares[start : start + len(words), labels.index(label)] = share
    told = np.zeros((len(text), 2), np.float32)
    return Tagged([Passage(((0, len(text)),), tuple(spans), (True,) * len(text), told, shares)], labels)


def added(read: Read, text: str, saw: Saw) -> list[dict[str, Any]]:
    return [record.to_dict() for record in completed(read(text, saw), [])]


def test_a_forecast_has_the_status_of_its_own_verb_and_its_condition(read: Read) -> None:
    words = "the truce could fall apart if the talks fail"
    (found,) = added(read, f"Analysts said {words}.", {words: {"forecast": 0.9, "forecast:expected": 0.9}})
    assert (found["type"], found["evidence"], found["status"]) == ("forecast", words, "conditional")
    assert found["condition"] == "if the talks fail"
    assert found["outcome"] == "the truce could fall apart"


def test_a_forecast_without_a_form_of_its_own_has_the_likeliest_status(read: Read) -> None:
    words = "a long war ahead"
    (found,) = added(read, f"Villagers see {words}.", {words: {"forecast": 0.9, "forecast:possible": 0.6}})
    assert (found["evidence"], found["status"]) == (words, "possible")


def test_an_indicator_has_its_number_and_what_is_counted(read: Read) -> None:
    words = "4,200 cases of cholera"
    (found,) = added(read, f"The camps have seen {words}.", {words: {"indicator": 0.9}})
    assert (found["value"], found["direction"]) == ([4200, 4200], "")
    assert "cases" in found["metric"]


def test_an_indicator_without_a_number_has_a_direction(read: Read) -> None:
    words = "markets emptier than ever"
    (found,) = added(read, f"Traders found {words}.", {words: {"indicator": 0.9, "indicator:down": 0.2}})
    assert (found["value"], found["direction"]) == (None, "down")


def test_a_relation_needs_two_parties(read: Read) -> None:
    words = "no love lost between Kenya and Somalia"
    (found,) = added(read, f"There is {words}.", {words: {"relation": 0.9, "relation:worse": 0.7}})
    assert {*found["a"], *found["b"]} == {"KEN", "SOM"}
    assert found["change"] == "worse"
    assert added(read, "There is no love lost in Kenya.", {"no love lost in Kenya": {"relation": 0.9}}) == []


def test_a_posture_has_owner_host_element_and_state(read: Read) -> None:
    words = "French marines keep watch over the port in Djibouti"
    saw = {words: {"posture": 0.9, "posture:present": 0.9, "posture:troops": 0.8}}
    (found,) = added(read, f"At night {words}.", saw)
    assert (found["owner"], found["host"], found["element"]) == (["FRA.MIL"], "DJI", "troops")
    assert found["state"] == "present"


def test_nothing_is_made_up_where_no_owner_or_host_is_told(read: Read) -> None:
    words = "soldiers stood guard"
    assert added(read, f"Everywhere {words}.", {words: {"posture": 0.9, "posture:troops": 0.9}}) == []


def test_an_agreement_needs_an_instrument_and_somebody_bound(read: Read) -> None:
    words = "the grain deal that binds Ukraine and Turkey"
    (found,) = added(read, f"Traders count on {words}.", {words: {"agreement": 0.9, "agreement:in-force": 0.9}})
    assert set(found["parties"]) == {"UKR", "TUR"}
    assert found["state"] == "in-force"
    assert added(read, "Traders count on a good harvest.", {"a good harvest": {"agreement": 0.9}}) == []


def test_what_the_encoder_is_not_sure_of_is_left(read: Read) -> None:
    words = "the truce could fall apart"
    assert added(read, f"Analysts said {words}.", {words: {"forecast": 0.35}}) == []


def test_a_rules_record_stays_and_is_not_told_twice(read: Read) -> None:
    text = "Analysts said the truce could fall apart."
    words = "the truce could fall apart"
    context = read(text, {words: {"forecast": 0.9}})
    ruled = forecast_of(text, "truce could fall apart")
    assert list(completed(context, [ruled])) == [ruled]


def test_a_rules_record_that_the_encoder_doubts_is_dropped(read: Read) -> None:
    text = "Analysts said the truce could fall apart."
    context = read(text, {text: {"dispute": 0.01}})
    ruled = Record.of(text, doc="d", start=0, end=8, type="dispute")
    assert list(completed(context, [ruled])) == []


def forecast_of(text: str, words: str) -> Forecast:
    start = text.index(words)
    return Forecast.of(text, doc="d", start=start, end=start + len(words), outcome=words, status="possible")
