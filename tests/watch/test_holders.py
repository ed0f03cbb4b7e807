"""What came of people's forecasts, and the record that each holder has by it."""

from __future__ import annotations

import pytest

from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.said import Said
from tocsin.records.resolution import Came, Resolved
from tocsin.watch.holders import given_probability, holder_records, resolve_entries


def entry(doc: str, holder: str, words: str, status: str = "expected") -> ForecastEntry:
    said = Said(doc, f"r-{doc}", "forecast", 10, 10 + len(words), words, (holder,) if holder else ())
    return ForecastEntry(doc, said.holders, (), words, "", status, ("", ""), ("", ""), (said,))


def word(doc: str, outcome: Came, start: int = 10) -> Resolved:
    return Resolved(doc, start, start + 5, "words", outcome, "ana")


def test_the_last_word_stands_and_can_be_taken_back() -> None:
    made = [entry("a", "NER.GOV", "the border will open"), entry("b", "NER.GOV", "the talks will fail")]
    said = [word("a", "did-not"), word("a", "came"), word("b", "came"), word("b", "undecided")]
    assert [one.resolved for one in resolve_entries(made, said)] == ["came", "open"]
    assert [one.resolved for one in resolve_entries(made, reversed(said))] == ["did not come", "came"]


def test_a_word_on_other_words_of_the_document_is_none_on_it() -> None:
    assert resolve_entries([entry("a", "", "the border will open")], [word("a", "came", 400)])[0].resolved == "open"


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("a 70 % chance of war", 0.7),
        ("there is a 30 percent probability that it falls", 0.3),
        ("the risk of about 20 per cent", 0.2),
        ("prices rose by 40 percent", None),
        ("a 700 % chance", None),
        ("war is likely", None),
    ],
)
def test_a_probability_is_one_that_the_words_give(words: str, share: float | None) -> None:
    assert given_probability(words) == share


def test_a_holder_has_a_record_and_brier_only_where_figures_were_given() -> None:
    made = [
        entry("a", "EXP", "a 80 % chance of a coup"),
        entry("b", "EXP", "the border will open"),
        entry("c", "EXP", "bread may run out", "possible"),
        entry("d", "", "it will rain"),
    ]
    said = [word("a", "came"), word("b", "did-not"), word("d", "came")]
    analysts, outlet = holder_records(resolve_entries(made, said))
    assert (analysts.holder, analysts.made, analysts.resolved, analysts.came) == ("EXP", 3, 2, 1)
    assert analysts.by_word == (("expected", 2, 1),)
    assert analysts.brier == pytest.approx(0.04)
    assert analysts.given == 1
    assert (outlet.holder, outlet.came, outlet.brier) == ("", 1, None)
