"""Alerts on single records: each says no more than its words, and how grave it is follows from how it is told."""

from __future__ import annotations

from typing import Any

import pytest
from alert_records import arrival, only, raised
from ledger_records import agreement, event, posture, told

from tocsin.records.alert import Severity


def test_an_agreement_that_ended_is_one_alert_with_the_records_of_all_who_tell_it() -> None:
    one = agreement("the military pact is void", "terminated", name="military pact", doc="a")
    other = agreement("the military pact was ended", "terminated", name="military pact", doc="b")
    alert = only(one, other)
    assert (alert.rule, alert.severity, alert.told, alert.origins) == ("agreement-ended", "high", "fact", 2)
    assert [cited.doc for cited in alert.cites] == ["a", "b"]
    assert alert.actors == ("NER", "USA")
    assert not alert.single_origin


def test_copies_of_one_text_are_one_origin() -> None:
    same = [agreement("the pact is void", "terminated", doc=doc, origin="agency") for doc in ("a", "b")]
    assert only(*same).single_origin


@pytest.mark.parametrize(
    ("status", "holders", "told_as", "severity"),
    [
        ("actual", (), "fact", "high"),
        ("actual", ("NER.GOV",), "claim", "medium"),
        ("planned", (), "planned", "medium"),
    ],
)
def test_what_is_claimed_or_planned_is_less_grave_and_no_fact(
    status: str, holders: tuple[str, ...], told_as: str, severity: Severity
) -> None:
    alert = only(arrival(status, holders=holders))
    assert (alert.rule, alert.told, alert.severity) == ("forces-arrive", told_as, severity)
    assert (alert.told in alert.lowered) == (told_as != "fact")


@pytest.mark.parametrize("status", ["demanded", "possible", "denied", "conditional"])
def test_what_is_only_wanted_feared_or_denied_raises_no_arrival(status: str) -> None:
    assert raised(arrival(status)) == []


def test_forces_at_home_and_forces_that_arrive_nowhere_are_no_alert() -> None:
    assert raised(arrival(actors=("NER.MIL",))) == []
    assert raised(arrival(country="")) == []


def test_ministers_who_are_sent_are_no_forces() -> None:
    sent = event("Moscow sent an envoy", "MOBILIZE", mode="deploy", actors=("RUS.GOV",), country="NER")
    assert raised(sent) == []


def test_forces_that_were_told_as_there_before_are_a_reinforcement() -> None:
    before = posture("Russian soldiers in Niger", "present", owner=("RUS.MIL",), doc="before", published="2024-04-01")
    alert = only(arrival(published="2024-05-01"), before, published={"2024-05-01": 1}, now="2024-05-01")
    assert (alert.severity, alert.lowered) == ("medium", ("reinforcement",))


def test_forces_that_leave_are_told_though_no_place_is_named_but_less_gravely() -> None:
    leaving = event(
        "French troops are pulling out", "RETREAT", "ongoing", mode="withdraw", actors=("FRA.MIL",), fact=0.8
    )
    alert = only(leaving)
    assert (alert.rule, alert.severity, alert.lowered) == ("forces-leave", "medium", ("unplaced",))


def test_an_unsure_record_is_medium_at_most_and_says_so() -> None:
    alert = only(arrival(fact=0.2))
    assert (alert.severity, alert.low_confidence, alert.sure) == ("medium", True, 0.2)


def test_an_old_story_is_no_news() -> None:
    coup: dict[str, Any] = {"mode": "coup", "actors": ("NER.MIL",), "targets": ("NER.GOV",), "country": "NER"}
    dated = {"date_start": "2023-07-26", "date_end": "2023-07-26"}
    assert only(event("officers seized power", "COERCE", published="2023-07-27", **coup, **dated)).severity == "high"
    assert raised(event("officers seized power", "COERCE", published="2024-03-01", **coup, **dated)) == []


def test_a_text_without_a_date_that_tells_it_by_month_tells_background() -> None:
    coup: dict[str, Any] = {"mode": "coup", "actors": ("NER.MIL",), "country": "NER", "fact": 0.9}
    by_month = only(event("officers who seized power in July", "COERCE", date_text="in July", **coup))
    assert (by_month.severity, by_month.lowered) == ("low", ("background",))
    assert only(event("officers seized power on Tuesday", "COERCE", date_text="on Tuesday", **coup)).severity == "high"


def test_what_stands_far_down_in_a_text_is_background_mostly() -> None:
    alert = only(agreement("which left the accord", "terminated", name="accord", before="x" * 3000))
    assert (alert.severity, alert.lowered) == ("medium", ("deep",))


def test_a_protest_is_one_against_foreign_forces_where_its_words_name_them() -> None:
    fields: dict[str, Any] = {"actors": ("NER.CVL",), "country": "NER", "doc": "march"}
    words = "crowds demanded the exit of US troops"
    march, troops = event(words, "PROTEST", **fields), posture(words, "present", doc="march")
    officials = event("ministers joined", "PROTEST", actors=("NER.GOV",), country="NER", doc="march")
    alert = only(march, troops, officials)
    assert alert.rule == "protest-foreign-forces"
    assert set(alert.beside) == {"forces USA.MIL", "officials NER.GOV"}
    assert raised(march, officials) == []
    assert raised(march, posture(words, "present", owner=("NER.MIL",), doc="march")) == []


def test_an_agreement_is_with_a_rival_of_those_whose_forces_are_there() -> None:
    pact = agreement("Niger and Russia agreed to work together", "agreed", ("NER", "RUS"), confidence=0.8)
    troops = posture("US troops in Niger", "present", doc="other")
    alert = only(pact, troops)
    assert (alert.rule, alert.beside, alert.severity) == ("rival-agreement", ("rival USA",), "high")
    assert raised(pact) == []
    assert raised(agreement("Niger and the US agreed", "agreed", ("NER", "USA")), troops) == []


def test_two_powers_that_agree_with_each_other_are_no_rival_agreement() -> None:
    treaty = agreement("Washington and Moscow agreed", "agreed", ("USA", "RUS"))
    assert raised(treaty, posture("US troops in Russia", "present", host="RUS", doc="other")) == []


def test_weapons_and_bases_that_are_planned_are_told_as_planned() -> None:
    weapons = event("plans to install an air defence system", "MOBILIZE", "planned", mode="weapons", actors=("RUS",))
    base = posture("a drone base in Ivory Coast", "proposed", element="base", host="CIV", doc="base")
    assert [(a.rule, a.told, a.severity) for a in raised(weapons, base)] == [
        ("weapon-planned", "planned", "medium"),
        ("base-planned", "discussed", "medium"),
    ]


def test_a_quoted_rise_stays_a_quotation() -> None:
    rise: dict[str, Any] = {"value": (38, 38), "unit": "percent", "direction": "up", "source": ("acled",)}
    alert = only(told("indicator", "fatalities surged by 38%", metric="conflict fatalities", **rise))
    assert (alert.rule, alert.told, alert.actors, alert.severity) == ("quoted-rise", "quoted", ("acled",), "medium")
    assert raised(told("indicator", "exports rose by 38%", metric="exports", **rise)) == []
    fallen = rise | {"direction": "down"}
    assert raised(told("indicator", "fatalities fell by 38%", metric="fatalities", **fallen)) == []


def test_the_same_records_raise_the_same_alerts_in_whatever_order_they_came() -> None:
    records = [
        arrival(),
        arrival(doc="b", published="2024-04-12"),
        agreement("the pact is void", "terminated"),
        posture("a base in Ivory Coast", "proposed", element="base", host="CIV", doc="c"),
    ]
    assert raised(*records) == raised(*reversed(records))


def test_after_a_long_silence_the_same_thing_is_a_new_alert() -> None:
    dates = ("2024-01-10", "2024-02-10", "2024-07-01")
    alerts = raised(*(arrival(doc=day, published=day) for day in dates))
    assert sorted(len(alert.cites) for alert in alerts) == [1, 2]
    assert len({alert.id for alert in alerts}) == 2


def test_what_only_a_government_s_outlets_tell_says_so() -> None:
    assert only(arrival(outlet="TASS")).beside == ("state-controlled",)
    assert only(arrival(outlet="TASS"), arrival(doc="b", outlet="Reuters")).beside == ()


def test_the_same_truce_told_by_several_is_one_alert_and_another_treaty_another() -> None:
    truces = [agreement("the truce collapsed", "terminated", ("TUR",), name="truce", doc=doc) for doc in ("a", "b")]
    treaty = agreement("the INF Treaty has ended", "terminated", ("RUS", "USA"), name="INF Treaty", doc="c")
    assert sorted(len(alert.cites) for alert in raised(*truces, treaty)) == [1, 2]
