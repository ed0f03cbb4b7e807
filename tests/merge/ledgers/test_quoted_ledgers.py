"""Forecasts, indicators and disputes: what was said, by whom, carried by how many origins."""

from __future__ import annotations

from random import Random
from typing import Any

from ledger_records import event, told

from tocsin.merge.ledgers.disputes import disputes
from tocsin.merge.ledgers.forecasts import forecasts
from tocsin.merge.ledgers.indicators import indicators
from tocsin.records import Reported


def forecast(outcome: str = "the pact will end", **more: Any) -> Reported:
    fields = {"outcome": outcome, "status": "expected", "holders": ("USA.EXP",), "published": "2024-01-18"} | more
    return told("forecast", outcome, **fields)


def test_a_forecast_stands_on_the_day_it_was_told_and_stays_open() -> None:
    (entry,) = forecasts([forecast(date_start="2025-01-01", date_end="2025-12-31")])
    assert (entry.day, entry.due) == (("2024-01-18", "2024-01-18"), ("2025-01-01", "2025-12-31"))
    assert entry.resolved == "open"
    assert not entry.said[0].ahead
    assert forecasts([forecast(date_start="2023-01-01")], "2023-12-31") == ()
    assert forecasts([forecast(published="", date_start="2023-01-01")], "2023-12-31") == ()


def test_copies_of_a_forecast_are_one_and_other_holders_another() -> None:
    copies = [forecast(doc="a", origin="o"), forecast("The pact will end", doc="b", origin="o")]
    (entry,) = forecasts(copies)
    assert (len(entry.said), entry.sources) == (2, 1)
    assert len(forecasts([*copies, forecast(doc="c", holders=("NER.GOV",))])) == 2


def test_a_forecast_is_about_those_whom_its_words_tell_acting() -> None:
    words = "the junta will end the pact"
    act = event(words, "SANCTION", "expected", actors=("NER.GOV",), targets=("USA",))
    (entry,) = forecasts([forecast(words), act])
    assert entry.parties == ("NER", "USA")
    assert entry.actors == ("USA.EXP", "NER", "USA")


def test_a_forecast_of_nobody_is_vague() -> None:
    assert forecasts([forecast(holders=("unnamed",))])[0].vague
    assert not forecasts([forecast(holders=())])[0].vague


def indicator(**more: Any) -> Reported:
    fields = {"metric": "conflict fatalities", "value": (38, 38), "unit": "percent", "direction": "up",
              "period": "in 2023", "scope": "the Sahel", "source": ("acled",), "published": "2024-04-13"}  # fmt: skip
    return told("indicator", "fatalities rose by 38 percent", **fields | more)


def test_figures_are_one_only_where_every_part_of_them_is() -> None:
    same = [indicator(doc="a"), indicator(doc="b", metric="Conflict fatalities")]
    (entry,) = indicators(same)
    assert (entry.sources, entry.value, entry.source) == (2, (38, 38), ("acled",))
    for other in ({"scope": "Niger"}, {"period": "in 2022"}, {"value": (39, 39)}, {"source": ("UNO",)}):
        assert len(indicators([*same, indicator(doc="c", **other)])) == 2


TOPIC = "Russia has violated the treaty"


def dispute(**more: Any) -> Reported:
    fields = {"topic": TOPIC, "sides": (("USA.GOV",), ("RUS.GOV",)), "published": "2019-02-01"} | more
    return told("dispute", "whether Russia has violated the treaty", **fields)


def statement(words: str, speaker: str, **more: Any) -> Reported:
    fields = {"speaker": (speaker,), "quote": "direct", "published": "2019-02-01"} | more
    return told("statement", words, **fields)


def test_each_side_of_a_dispute_with_what_it_says() -> None:
    (entry,) = disputes(
        [
            dispute(),
            statement("Russia has violated the treaty for years", "USA.GOV"),
            statement("we have not violated the treaty", "RUS.GOV", before="whether Russia has violated. "),
            statement("the weather is fine", "RUS.GOV", before="whether Russia has violated the treaty; "),
        ]
    )
    said = {side.actors: [one.evidence for one in side.says] for side in entry.sides}
    assert said == {
        ("USA.GOV",): ["Russia has violated the treaty for years"],
        ("RUS.GOV",): ["we have not violated the treaty"],
    }


def test_one_dispute_over_documents_by_sides_and_topic() -> None:
    (entry,) = disputes([dispute(doc="a"), dispute(doc="b", topic="violating the treaty")])
    assert entry.sources == 2
    assert len(disputes([dispute(doc="a"), dispute(doc="b", sides=(("USA",), ("CHN",)))])) == 2
    other = told("dispute", "who shot down the airliner", topic="the airliner", doc="b",
                 sides=(("USA.GOV",), ("RUS.GOV",)))  # fmt: skip
    assert len(disputes([dispute(doc="a"), other])) == 2


def test_no_order_of_arrival_changes_anything() -> None:
    found = [f(doc=f"d{n}", published=f"2024-01-1{n}") for n in range(5) for f in (forecast, indicator, dispute)]
    first = forecasts(found), indicators(found), disputes(found)
    for seed in range(5):
        Random(seed).shuffle(found)
        assert (forecasts(found), indicators(found), disputes(found)) == first
