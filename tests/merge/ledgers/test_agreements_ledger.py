"""One instrument over documents: what is one paper, what is two, and which state stands."""

from __future__ import annotations

from random import Random

from ledger_records import agreement, event

from tocsin.merge.ledgers.agreements import agreements
from tocsin.records import Reported


def course(*reported: Reported, as_of: str = "", least: float = 0.0) -> list[str]:
    (entry,) = agreements(reported, as_of, least=least)
    return [step.state for step in entry.course]


def test_one_paper_by_its_parties_and_what_it_is_about() -> None:
    (entry,) = agreements(
        [
            agreement("the status of forces agreement", "in-force", doc="a", published="2023-08-01"),
            agreement("a military pact", "terminated", doc="b", published="2024-03-16"),
            agreement("the 2012 cooperation agreement", "unknown", doc="c", published="2024-03-17"),
        ]
    )
    assert entry.state == "terminated"
    assert entry.day == ("2024-03-16", "2024-03-16")
    assert entry.parties == ("NER", "USA")
    assert len(entry.names) == 3


def test_other_parties_or_another_matter_are_other_papers() -> None:
    found = agreements(
        [
            agreement("a military pact", "signed", doc="a"),
            agreement("a military pact", "signed", ("NER", "RUS"), doc="b"),
            agreement("a trade deal", "signed", doc="c"),
            agreement("a ceasefire", "agreed", doc="d"),
        ]
    )
    assert len(found) == 4


def test_a_proper_name_makes_one_paper_whoever_is_named_with_it() -> None:
    (entry,) = agreements(
        [
            agreement("the INF Treaty", "in-force", ("USA", "RUS"), doc="a", published="2018-06-01"),
            agreement("the INF Treaty", "terminated", ("USA",), doc="b", published="2019-02-01"),
            agreement("the Intermediate-Range Nuclear Forces (INF) Treaty", "signed", ("RUS",), doc="c"),
        ]
    )
    assert entry.proper
    assert entry.state == "terminated"


def test_the_deal_is_the_one_named_before_it_in_the_document() -> None:
    (entry,) = agreements(
        [
            agreement("the INF Treaty", "in-force", ("USA", "RUS")),
            agreement("the treaty", "violated", ("RUS",), before="the INF Treaty … and now ", holders=("USA.GOV",)),
        ]
    )
    assert [step.state for step in entry.steps] == ["in-force", "violated"]


def test_what_is_named_in_the_instrument_is_a_party_but_no_go_between() -> None:
    (entry,) = agreements([agreement("the U.S.-Taliban deal", "agreed", ("USA",))])
    assert entry.parties == ("USA", "taliban")
    (truce,) = agreements([agreement("an Egyptian-brokered truce", "agreed", ("ISR", "hamas"))])
    assert truce.parties == ("ISR", "hamas")


def test_rebels_are_a_party_of_their_own() -> None:
    (entry,) = agreements([agreement("a ceasefire", "agreed", ("SYR.GOV", "SYR.REB"))])
    assert entry.parties == ("SYR", "SYR.REB")


def test_the_course_of_a_paper() -> None:
    days = ("2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01", "2024-03-16")
    states = ("proposed", "negotiating", "signed", "in-force", "terminated")
    told = [
        agreement("the pact", state, doc=day, published=day, before="m")
        for day, state in zip(days, states, strict=True)
    ]
    assert course(*told) == list(states)
    assert course(*told, as_of="2023-03-15") == ["proposed", "negotiating", "signed"]
    assert agreements(told, "2022-12-31") == ()


def test_what_is_told_later_of_an_earlier_day_holds_on_that_day() -> None:
    told = agreement(
        "the pact", "signed", doc="a", published="2024-01-01", date_start="2012-05-01", date_end="2012-05-31"
    )
    (entry,) = agreements([told], "2013-01-01")
    assert entry.state == "signed"
    assert agreements([told], "2012-05-15") == ()


def test_a_later_mention_of_an_earlier_stage_takes_nothing_back() -> None:
    assert course(
        agreement("the pact", "terminated", doc="a", published="2024-03-16"),
        agreement("the pact", "signed", doc="b", published="2024-04-01"),
    ) == ["terminated"]  # fmt: skip


def test_an_end_stands_until_more_origins_say_otherwise() -> None:
    ended = agreement("the pact", "terminated", doc="a", published="2024-03-16")
    going = [
        agreement("the pact", "in-force", doc=f"b{n}", published=f"2024-05-0{n + 1}", origin=f"o{n}") for n in (1, 2)
    ]
    assert course(ended, going[0])[-1] == "terminated"
    assert course(ended, *going)[-1] == "in-force"
    copies = [agreement("the pact", "in-force", doc=f"b{n}", published=f"2024-05-0{n + 1}", origin="o") for n in (1, 2)]
    assert course(ended, *copies)[-1] == "terminated"


def test_rival_voices_stand_side_by_side() -> None:
    (entry,) = agreements(
        [
            agreement("the pact", "terminated", doc="a", published="2024-03-16", holders=("NER.GOV",)),
            agreement("the pact", "in-force", doc="b", published="2024-03-18", holders=("USA.GOV",)),
        ]
    )
    assert (entry.state, entry.holders) == ("terminated", ("NER.GOV",))
    assert [(v.voice, v.state) for v in entry.rivals] == [("USA.GOV", "in-force")]
    assert entry.contested


def test_what_is_only_planned_threatened_or_denied_changes_nothing() -> None:
    words = "threatened to end the pact"
    end = agreement(words, "terminated", name="pact", doc="b", published="2024-03-16")
    before = agreement("the pact", "in-force", doc="a", published="2023-01-01")
    assert course(before, end)[-1] == "terminated"
    for status in ("planned", "conditional", "denied", "possible"):
        act = event(words, "SANCTION", status, doc="b", published="2024-03-16")
        assert course(before, end, act) == ["in-force"]
    (entry,) = agreements([before, end, event(words, "SANCTION", "planned", doc="b")])
    assert [step.unfulfilled for step in entry.steps] == ["", "planned"]


def test_an_end_told_as_an_act_in_the_same_words_ends_it() -> None:
    words = "to terminate a military pact"
    pact = agreement(words, "in-force", name="military pact", published="2024-03-16")
    act = event(words, "SANCTION", mode="discontinue", holders=("NER.GOV",))
    (entry,) = agreements([pact, act])
    assert (entry.state, entry.holders) == ("terminated", ("NER.GOV",))
    assert agreements([pact, event(words, "SANCTION", "conditional", mode="discontinue")])[0].state == "in-force"
    stopped = "stopped aid under a military pact"
    pact = agreement(stopped, "in-force", name="military pact")
    assert agreements([pact, event(stopped, "SANCTION", mode="discontinue")])[0].state == "in-force"


def test_a_potential_deal_is_not_signed() -> None:
    (entry,) = agreements([agreement("a potential deal", "signed")])
    assert entry.state == "unknown"


def test_two_truces_months_apart_are_two() -> None:
    found = agreements(
        [
            agreement("a truce", "agreed", ("ISR", "hamas"), doc="a", published="2012-11-21"),
            agreement("the ceasefire", "in-force", ("ISR", "hamas"), doc="b", published="2012-11-25"),
            agreement("a truce", "agreed", ("ISR", "hamas"), doc="c", published="2014-08-05"),
        ]
    )
    assert [len(entry.steps) for entry in found] == [1, 2]


def test_talks_after_a_concluded_pact_are_about_another() -> None:
    signed = [agreement("a nuclear deal", "in-force", ("IRN", "USA"), doc=d, published=f"2013-11-2{d}") for d in "45"]
    talks = agreement("a nuclear deal", "negotiating", ("IRN", "USA"), doc="z", published="2015-03-01")
    assert {entry.state for entry in agreements([*signed, talks])} == {"in-force", "negotiating"}


def test_what_is_less_sure_sets_no_state_beside_what_is() -> None:
    sure = agreement("the pact", "in-force", doc="a", published="2023-01-01", confidence=0.8)
    unsure = agreement("the pact", "terminated", doc="b", published="2024-01-01", confidence=0.45)
    assert course(sure, unsure, least=0.5) == ["in-force"]
    assert course(sure, unsure)[-1] == "terminated"
    (alone,) = agreements([unsure], least=0.5)
    assert alone.state == "terminated"
    assert not alone.sure


def test_undated_texts_come_last_in_the_order_that_is_known_and_have_no_day() -> None:
    told = [agreement("the pact", "in-force", doc="one"), agreement("the pact", "terminated", doc="two")]
    (entry,) = agreements(told, order=("two", "one"))
    assert [step.said.doc for step in entry.steps] == ["two", "one"]
    assert (entry.state, entry.day) == ("terminated", ("", ""))
    assert agreements(told, "2030-01-01") == ()


def test_several_papers_at_once_are_none() -> None:
    assert agreements([agreement("existing treaties", "in-force")]) == ()


def test_no_order_of_arrival_changes_anything() -> None:
    told = [
        agreement(name, state, parties, doc=f"d{n}", published=f"20{10 + n}-01-01", confidence=n / 20)
        for n, (name, state, parties) in enumerate(
            (name, state, parties)
            for name in ("the military pact", "a ceasefire", "the deal", "the 2012 deal")
            for state in ("signed", "terminated")
            for parties in (("NER", "USA"), ("NER", "FRA", "USA"))
        )
    ]
    first = agreements(told)
    for seed in range(5):
        Random(seed).shuffle(told)
        assert agreements(told) == first
