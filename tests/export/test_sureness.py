from __future__ import annotations

from tocsin.export import sureness
from tocsin.export.csv import row
from tocsin.merge import merge_reports
from tocsin.records import Report
from tocsin.store import ORDERS
from tocsin.watch import INCIDENT_ORDERS

from .test_wording import make


def test_an_event_tells_two_probabilities_and_the_rest_one() -> None:
    assert sureness.told_surely(make("event", confidence=0.725, fact=1.0)) == "sure 0.72, fact 1.00"
    assert sureness.told_surely(make("statement", confidence=0.5)) == "sure 0.50"
    assert sureness.told_surely(make("event")) == "sure –, fact –"


def test_only_what_is_told_as_having_happened_is_more_or_less_sure() -> None:
    told, planned = Report("d", "r", "ASSAULT", "actual", fact=0.9), Report("d", "s", "ASSAULT", "planned", fact=0.1)
    assert [sureness.incident_weights(one) for one in merge_reports([told, planned])] == [(("sure", 0.9),), ()]


def test_what_is_left_out_is_said_in_one_and_in_many() -> None:
    assert sureness.left_out(1, 0.5) == "1 less sure incident is left out (below 0.5)"
    assert sureness.left_out(1234, 0.35) == "1,234 less sure incidents are left out (below 0.35)"


def test_every_order_of_a_list_is_told() -> None:
    assert set(sureness.ORDERS) == {*ORDERS, *INCIDENT_ORDERS}
    assert sureness.orders(("doubt", "fact")) == "doubt: the least sure first; fact: the surest facts first."


def test_tables_carry_both() -> None:
    line = row(make("event", confidence=0.7, fact=0.25))
    assert (line["confidence"], line["fact"]) == (0.7, 0.25)
    assert row(make("event"))["fact"] is None
    assert "fact" not in row(make("statement", confidence=1.0))
