"""What a word of demanding, threatening or denying speaks of is linked with it, both ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.records import Record

Code = Callable[..., list[Record]]


def _linked(records: list[Record]) -> set[tuple[str, str, str]]:
    """Kind of link with the first words of both ends."""
    by_id = {r.id: r for r in records}
    return {(_name(r), link.kind, _name(by_id[link.record])) for r in records for link in r.links}


def _name(record: Record) -> str:
    return str(getattr(record, "event_type", record.type))


@pytest.mark.parametrize(
    ("text", "saying", "kind", "back", "act"),
    [
        ("Mali demanded that French troops leave Gao.", "REQUEST", "demands", "demanded by", "RETREAT"),
        ("Crowds called for the withdrawal of French troops.", "PROTEST", "demands", "demanded by", "RETREAT"),
        ("Iran threatened to attack Israel.", "THREATEN", "threatens", "threatened by", "ASSAULT"),
        ("Kenya accused Somalia of attacking its soldiers.", "ACCUSE", "alleges", "alleged by", "ASSAULT"),
    ],
)
def test_words_and_the_act_they_are_about_are_linked_both_ways(
    code: Code, text: str, saying: str, kind: str, back: str, act: str
) -> None:
    assert {(saying, kind, act), (act, back, saying)} <= _linked(code(text))


def test_what_somebody_says_they_will_do_is_announced(code: Code) -> None:
    found = _linked(code("France said it will withdraw its troops from Chad in May."))
    assert ("statement", "announces", "RETREAT") in found
    assert ("RETREAT", "announced by", "statement") in found


def test_what_others_are_said_to_plan_is_not_announced(code: Code) -> None:
    found = _linked(code("France said Russia will withdraw its troops from Chad in May."))
    assert not any(kind == "announces" for _, kind, _ in found)


def test_what_a_demand_takes_for_granted_is_not_demanded(code: Code) -> None:
    found = _linked(code("Uganda demanded an inquiry into the attacks on villagers by rebels in Congo."))
    assert ("REQUEST", "demands", "ASSAULT") not in found


def test_every_link_leads_to_a_record_of_the_text(code: Code) -> None:
    records = code("Mali demanded that French troops leave Gao. Iran threatened to attack Israel.")
    assert {link.record for r in records for link in r.links} <= {r.id for r in records}
