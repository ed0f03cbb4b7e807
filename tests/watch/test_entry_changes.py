"""How an entry of a ledger stands, how it stood before, and since when."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.merge.ledgers.agreements import agreements
from tocsin.merge.ledgers.indicators import indicators
from tocsin.merge.ledgers.postures import postures
from tocsin.merge.ledgers.relations import as_known, relations
from tocsin.records import Agreement, Indicator, Posture, Record, Relation, Reported
from tocsin.watch.changes import Stand, stand

TEXT = "It was told."


def told(kind: type[Record], day: str, **fields: Any) -> Reported:
    record = kind.of(TEXT, doc=day, start=0, end=len(TEXT), **fields)
    return Reported(record, outlet="Post", published=day)


def truce(day: str, state: str) -> Reported:
    return told(Agreement, day, name="truce of Gao", parties=("MLI.GOV", "MLI.REB"), state=state)


@pytest.mark.parametrize(
    ("states", "stands"),
    [
        (["proposed"], Stand("proposed", "", "2024-01-01")),
        (["proposed", "signed", "signed"], Stand("signed", "proposed", "2024-01-02")),
        (["signed", "suspended", "terminated"], Stand("terminated", "suspended", "2024-01-03")),
    ],
)
def test_an_agreement_stands_so_since_it_was_first_told_to(states: list[str], stands: Stand) -> None:
    (entry,) = agreements([truce(f"2024-01-0{at}", state) for at, state in enumerate(states, 1)])
    assert stand(entry) == stands


def test_forces_that_left() -> None:
    where = {"owner": ("FRA.MIL",), "host": "NER", "element": "troops"}
    days = {"2024-01-01": "present", "2024-01-02": "withdrawing", "2024-01-03": "withdrawing"}
    (entry,) = postures([told(Posture, day, state=state, **where) for day, state in days.items()])
    assert stand(entry) == Stand("withdrawing", "present", "2024-01-02")


def test_a_figure_has_no_state_before() -> None:
    quoted = [told(Indicator, day, metric="prices", direction="up") for day in ("2024-01-05", "2024-01-04")]
    (entry,) = indicators(quoted)
    assert stand(entry) == Stand("up", "", "2024-01-04")


def test_a_relation_by_what_was_known_of_it() -> None:
    days = {"2024-01-01": "closer", "2024-02-01": "worse", "2024-03-01": "worse"}
    said = [told(Relation, day, a=("NER.GOV",), b=("MLI.GOV",), change=change) for day, change in days.items()]
    (entry,) = relations(said)
    assert stand(entry) == Stand("worse", "closer", "2024-02-01")
    assert as_known(entry, "2023-12-31") is None
    for day in ("2024-01-15", "2024-02-20"):
        assert (as_known(entry, day),) == relations(said, day)
