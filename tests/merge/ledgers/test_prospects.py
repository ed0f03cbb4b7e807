from __future__ import annotations

import random
from typing import Any

import pytest

from tocsin.merge.ledgers.prospects import prospects
from tocsin.records import TYPES, Reported


def told(doc: str, words: str, kind: str = "event", day: str = "", context: str = "", **fields: Any) -> Reported:
    text = f"{context}{words}"
    return Reported(TYPES[kind].of(text, doc=doc, start=len(context), end=len(text), **fields), published=day)


def leaving(doc: str, words: str, status: str, day: str, **fields: Any) -> Reported:
    given: dict[str, Any] = {"mode": "withdraw", "actors": ("USA.MIL",), "country": "NER", **fields}
    return told(doc, words, day=day, event_type="RETREAT", status=status, **given)


TRAIL = (
    leaving("a", "US troops would go if Niamey turned to Moscow", "conditional", "2024-01-18", holders=("USA.EXP",)),
    leaving("b", "crowds want US troops out", "demanded", "2024-04-13", holders=("NER.CVL",)),
    leaving("c", "US troops will leave by September", "planned", "2024-05-19"),
    leaving("d", "US troops are leaving Niger", "ongoing", "2024-07-07"),
    leaving("e", "the last US troops left Niger", "actual", "2024-09-16"),
)


def test_one_awaited_deed_is_one_prospect_through_all_its_stages() -> None:
    (entry,) = prospects(TRAIL)
    assert [step.stage for step in entry.steps] == ["conditional", "demanded", "planned"]
    assert [step.stage for step in entry.outcome] == ["under way", "done"]
    assert (entry.state, entry.holders, entry.doers, entry.others) == ("done", (), ("USA",), ("NER",))
    assert entry.steps[0].said.evidence == "US troops would go if Niamey turned to Moscow"


@pytest.mark.parametrize(
    ("as_of", "state", "holders"),
    [
        ("2024-01-31", "conditional", ("USA.EXP",)),
        ("2024-04-30", "demanded", ("NER.CVL",)),
        ("2024-06-01", "planned", ()),
        ("2024-08-01", "under way", ()),
        ("2024-09-16", "done", ()),
    ],
)
def test_the_state_is_that_of_the_day_that_is_asked_for(as_of: str, state: str, holders: tuple[str, ...]) -> None:
    (entry,) = prospects(TRAIL, as_of)
    assert (entry.state, entry.holders, entry.as_of) == (state, holders, as_of)


def test_what_nobody_can_date_is_not_known_as_of_a_day() -> None:
    assert prospects([leaving("a", "US troops will leave", "planned", "")], "2024-06-01") == ()


def test_the_order_of_arrival_changes_nothing() -> None:
    more = [
        leaving("f", "French troops may leave Chad", "possible", "2024-05-01", actors=("FRA.MIL",), country="TCD"),
        leaving("g", "US troops may leave Chad", "possible", "2024-05-02", country="TCD"),
        told("c", "the Pentagon promised it", day="2024-05-19", event_type="CONCEDE", mode="withdraw",
             actors=("USA.GOV",), country="NER", status="actual"),
    ]  # fmt: skip
    known = [*TRAIL, *more]
    first = prospects(known)
    assert len(first) == 3
    for seed in range(20):
        shuffled = random.Random(seed).sample(known, len(known))
        assert prospects(shuffled) == first


def test_no_number_of_steps_makes_a_fact_and_facts_alone_no_prospect() -> None:
    many = [leaving(f"d{i}", f"US troops will leave {i}", "planned", "2024-05-19") for i in range(30)]
    (entry,) = prospects(many)
    assert (entry.state, entry.outcome) == ("planned", ())
    assert prospects([TRAIL[-1]]) == ()


def test_a_fact_that_was_told_before_does_not_fulfil_it() -> None:
    (entry,) = prospects([leaving("z", "US troops left Niger", "actual", "2024-05-01"), TRAIL[2]])
    assert (entry.state, entry.outcome) == ("planned", ())


def test_another_host_owner_or_kind_of_going_is_another_prospect() -> None:
    others = [
        leaving("f", "French troops will leave Niger", "planned", "2024-05-19", actors=("FRA.MIL",)),
        leaving("g", "US troops will leave Chad", "planned", "2024-05-19", country="TCD"),
        leaving("h", "Washington will free a prisoner of Niger", "planned", "2024-05-19", mode="release"),
    ]
    assert len(prospects([TRAIL[2], *others])) == 4


def test_a_plan_that_is_taken_back_is_dropped() -> None:
    (entry,) = prospects([TRAIL[2], leaving("x", "US troops will not leave", "denied", "2024-06-01")])
    assert (entry.state, entry.contested) == ("dropped", False)


def test_what_one_side_denies_and_another_says_is_contested() -> None:
    denial = leaving("x", "US troops were not asked", "denied", "2024-04-13", holders=("USA.GOV",))
    (entry,) = prospects([TRAIL[1], denial])
    assert (entry.state, entry.contested) == ("demanded", True)


def test_what_is_only_denied_was_never_awaited() -> None:
    assert prospects([leaving("x", "US troops will not leave", "denied", "2024-06-01")]) == ()


def test_talks_told_of_after_a_month_of_silence_are_the_next_ones() -> None:
    def talks(doc: str, day: str) -> Reported:
        sides: dict[str, Any] = {"actors": ("ARM.GOV",), "targets": ("AZE.GOV",)}
        return told(doc, "the two will meet", day=day, event_type="CONSULT", status="planned", **sides)

    assert len(prospects([talks("a", "2024-01-10"), talks("b", "2024-01-20")])) == 1
    assert len(prospects([talks("a", "2024-01-10"), talks("b", "2024-03-20")])) == 2


def test_a_demand_and_an_invitation_are_words_on_the_deed_that_they_ask_for() -> None:
    asked = told(
        "a", "the junta invited in the Wagner Group", event_type="REQUEST", mode="invite", actors=("MLI.GOV",),
        targets=("wagner-group",), status="actual",
    )  # fmt: skip
    came = told(
        "a", "the arrival of the Wagner Group", event_type="MOBILIZE", mode="deploy", actors=("wagner-group",),
        country="MLI", status="actual", context="the junta invited in the Wagner Group. Then ",
    )  # fmt: skip
    (entry,) = prospects([asked, came])
    assert ([s.stage for s in entry.steps], [s.stage for s in entry.outcome]) == (["demanded"], ["done"])


def test_a_forecast_on_the_same_words_is_a_step_and_its_condition_holds() -> None:
    words = "If Niamey turned to Moscow, US troops would go"
    forecast = told(
        "a", words, "forecast", "2024-01-18", outcome="US troops would go",
        condition="If Niamey turned to Moscow", status="conditional", holders=("USA.EXP",),
    )  # fmt: skip
    act = told(
        "a", "US troops would go", day="2024-01-18", event_type="RETREAT", mode="withdraw", actors=("USA.MIL",),
        country="NER", status="planned", context="If Niamey turned to Moscow, ",
    )  # fmt: skip
    (entry,) = prospects([forecast, act])
    assert [(step.said.type, step.stage) for step in entry.steps] == [
        ("forecast", "conditional"),
        ("event", "conditional"),
    ]


def test_a_march_for_it_is_its_occasion_and_no_step() -> None:
    context = "Hundreds marched for "
    march = told(
        "b", f"{context}the exit of US troops", day="2024-04-13", event_type="PROTEST", actors=("NER.CVL",),
        status="actual",
    )  # fmt: skip
    exit_ = leaving("b", "the exit of US troops", "demanded", "2024-04-13", context=context)
    (entry,) = prospects([march, exit_])
    assert [step.said.record for step in entry.occasions] == [march.record.id]
    assert [step.said.record for step in entry.steps] == [exit_.record.id]


def test_a_party_that_says_it_was_not_asked_denies_it() -> None:
    words = "it has not been asked to leave"
    denial = told("x", words, "statement", "2024-04-10", speaker=("USA.GOV",), quote="indirect")
    near = told("x", "Niger and the US are at odds", "relation", "2024-04-10", a=("NER",), b=("USA",), change="worse")
    (entry,) = prospects([*TRAIL[:2], denial, near])
    assert [(step.said.doc, step.stage) for step in entry.steps] == [
        ("a", "conditional"), ("x", "denied"), ("b", "demanded"),
    ]  # fmt: skip
    assert entry.steps[1].said.holders == ("USA.GOV",)
    (entry,) = prospects([*TRAIL[:2], denial])
    assert len(entry.steps) == 2, "a document that is not about both sides says nothing of it"


def test_of_undated_documents_the_trail_is_in_the_order_that_they_tell() -> None:
    undated = [Reported(one.record) for one in TRAIL]
    (entry,) = prospects([undated[2], undated[0], undated[4]])
    assert [step.stage for step in entry.steps] == ["conditional", "planned"]
    assert [step.stage for step in entry.outcome] == ["done"]
    (entry,) = prospects([undated[0], undated[2]], order=("c", "a"))
    assert [step.stage for step in entry.steps] == ["planned", "conditional"]


def test_a_doubt_about_the_past_is_no_prospect() -> None:
    doubted = told(
        "a", "Israel may have struck the depot last week", day="2024-05-19", event_type="ASSAULT", status="possible",
        actors=("ISR.MIL",), targets=("hezbollah",), date_start="2024-05-06", date_end="2024-05-12",
    )  # fmt: skip
    assert prospects([doubted]) == ()


def test_what_is_less_sure_sets_no_state_beside_what_is_sure() -> None:
    sure = leaving("a", "US troops would go", "conditional", "2024-01-18", confidence=0.9)
    vague = leaving("b", "US troops will leave", "planned", "2024-02-18", confidence=0.1)
    (entry,) = prospects([sure, vague], least=0.5)
    assert (entry.state, [step.said.sure for step in entry.steps]) == ("conditional", [True, False])
