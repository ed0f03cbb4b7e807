from __future__ import annotations

import random
from typing import Any

import pytest

from tocsin.merge.order import EXACT, before, same_undated, time_order
from tocsin.merge.order.ranking import best_order
from tocsin.merge.order.weights import load_weights, weight_of
from tocsin.records import TYPES, Reported


def told(
    doc: str, words: str, kind: str = "event", bounds: tuple[str, str, str] = ("", "", ""), **fields: Any
) -> Reported:
    published, first, last = bounds
    record = TYPES[kind].of(words, doc=doc, start=0, end=len(words), **fields)
    return Reported(record, "", published, first, last)


def leaving(doc: str, status: str, **more: Any) -> Reported:
    fields = {"mode": "withdraw", "actors": ("FRA.MIL",), "country": "TCD", **more}
    return told(doc, f"French troops leave Chad: {status}", event_type="RETREAT", status=status, **fields)


def accord(doc: str, state: str, name: str = "defence accord") -> Reported:
    return told(doc, f"the {name} is {state}", "agreement", name=name, parties=("TCD", "FRA"), state=state)


def force(doc: str, state: str) -> Reported:
    return told(doc, f"troops {state}", "posture", owner=("FRA.MIL",), host="TCD", element="troops", state=state)


def kinds(one: list[Reported], other: list[Reported]) -> set[tuple[str, str]]:
    return {(clue.kind, clue.earlier) for clue in before(one, other)}


def test_published_days_beat_everything() -> None:
    found = time_order(
        [leaving("a", "actual", bounds=("2024-01-01", "", "")), leaving("b", "planned", bounds=("2024-02-01", "", ""))]
    )
    assert found.ranks == (("a",), ("b",))
    assert found.agreement > 0.99


def test_what_is_written_by_a_day_comes_before_what_is_written_after_it() -> None:
    early, late = (
        leaving("a", "planned", bounds=("", "", "2020-05-01")),
        leaving("b", "planned", bounds=("", "2021-01-01", "")),
    )
    assert kinds([early], [late]) == {("bounds", "a")}


@pytest.mark.parametrize("status", ["conditional", "demanded", "planned", "expected"])
def test_a_deed_is_awaited_before_it_is_done(status: str) -> None:
    assert kinds([leaving("b", "actual")], [leaving("a", status)]) == {("awaited, then done", "a")}


def test_a_deed_goes_from_a_condition_to_a_plan() -> None:
    assert kinds([leaving("a", "conditional")], [leaving("b", "planned")]) == {("further along", "a")}
    assert not kinds([leaving("a", "planned")], [leaving("b", "planned")])


def test_it_is_denied_before_it_is_done() -> None:
    assert kinds([leaving("a", "denied")], [leaving("b", "actual")]) == {("not yet, then done", "a")}


def test_an_accord_is_in_force_before_it_is_ended() -> None:
    assert kinds([accord("a", "in-force")], [accord("b", "terminated")]) == {("agreement", "a")}
    assert not kinds([accord("a", "in-force", "trade deal")], [accord("b", "terminated", "fishing deal")])
    assert not kinds([accord("a", "proposed", "truce")], [accord("b", "violated", "truce")]), "one follows the other"


def test_the_act_that_ends_an_accord_says_its_state_better_than_the_noun() -> None:
    words = "Chad ended the defence accord"
    ending = told(
        "b",
        words,
        event_type="SANCTION",
        mode="discontinue",
        actors=("TCD.GOV",),
        targets=("FRA.GOV",),
        status="actual",
    )
    noun = told("b", words, "agreement", name="defence accord", parties=("TCD", "FRA"), state="in-force")
    assert ("agreement", "a") in kinds([accord("a", "signed")], [ending, noun])


def test_forces_arrive_are_there_and_are_gone() -> None:
    assert kinds([force("a", "arriving")], [force("b", "present")]) == {("force", "a")}
    assert kinds([force("a", "present")], [force("b", "past")]) == {("force gone", "a")}


def test_a_past_figure_of_a_force_whose_going_is_awaited_does_not_say_that_it_is_gone() -> None:
    assert not kinds([force("a", "present")], [force("b", "past"), leaving("b", "conditional")])


def test_a_toll_grows() -> None:
    def raid(doc: str, killed: int) -> Reported:
        fields: dict[str, Any] = {
            "actors": ("boko-haram",),
            "targets": ("NGA.CVL",),
            "place": "Dikwa",
            "country": "NGA",
        }
        return told(
            doc,
            "a raid on Dikwa",
            event_type="ASSAULT",
            status="actual",
            numbers={"killed": (killed, killed)},
            **fields,
        )

    assert ("toll grows", "a") in kinds([raid("b", 27)], [raid("a", 12)])


def test_a_demand_that_is_said_not_to_have_been_made_comes_before_it_is_made() -> None:
    denial = told("a", "it was not asked to leave", "statement", speaker=("FRA.GOV",), quote="indirect")
    near = told("a", "Chad and France are friends", "relation", a=("TCD",), b=("FRA",), change="none")
    assert kinds([denial, near], [leaving("b", "demanded")]) == {("not asked yet", "a")}
    assert kinds([denial, near], [leaving("b", "conditional")]) == {("not asked yet", "b")}


def test_a_text_about_two_sides_that_does_not_know_of_their_break_is_older() -> None:
    about = [told("a", f"France helps Chad {i}", "relation", a=("TCD",), b=("FRA",), change="none") for i in range(3)]
    ended = told(
        "b",
        "Chad ended the accord",
        event_type="SANCTION",
        mode="discontinue",
        actors=("TCD.GOV",),
        targets=("FRA.GOV",),
        status="actual",
    )
    assert kinds(about, [ended]) == {("not told yet", "a")}
    assert not kinds(about[:2], [ended]), "its silence says something only where it is about them"


def test_where_nothing_tells_the_documents_are_tied() -> None:
    found = time_order([leaving("a", "planned"), leaving("b", "planned"), leaving("c", "actual")])
    assert found.ranks == (("a", "b"), ("c",))
    assert (found.agreement, found.exact, found.is_decided) == (1.0, True, False)
    assert time_order([]).ranks == ()


def test_the_order_of_arrival_changes_nothing() -> None:
    known = [
        leaving("c", "actual"),
        leaving("a", "conditional"),
        leaving("b", "planned"),
        accord("a", "signed"),
        accord("b", "terminated"),
    ]
    first = time_order(known)
    assert first.ranks == (("a",), ("b",), ("c",))
    for seed in range(10):
        assert time_order(random.Random(seed).sample(known, len(known))) == first


def test_the_best_order_gives_up_the_least_evidence() -> None:
    evidence = {("a", "b"): 2.0, ("b", "c"): 2.0, ("c", "a"): 1.0}
    order, decided = best_order(["c", "b", "a"], evidence)
    assert (order, set(decided)) == (("a", "b", "c"), {("a", "b"), ("b", "c"), ("a", "c")})
    assert best_order(["a", "b", "c"], dict.fromkeys(evidence, 1.0))[1] == set(), "a ring decides nothing"


def test_many_documents_are_put_in_a_good_order() -> None:
    docs = [f"d{i:02}" for i in range(EXACT + 11)]
    evidence = {(a, b): 1.0 for i, a in enumerate(docs) for b in docs[i + 1 : i + 4]}
    order, decided = best_order(list(reversed(docs)), evidence)
    assert list(order) == docs
    assert ("d00", "d01") in decided


def test_every_weight_is_a_number_that_speaks_for_its_clue() -> None:
    assert all(weight >= 0 for weight in load_weights().values())
    assert weight_of("published") > 100 * max(load_weights().values())
    assert weight_of("no such clue") == 0


def test_one_end_of_an_accord_in_two_undated_texts_is_one_deed() -> None:
    def ended(doc: str, targets: tuple[str, ...], actor: str = "TCD.GOV", **more: Any) -> Reported:
        return told(
            doc,
            "the accord is void",
            event_type="SANCTION",
            mode="discontinue",
            actors=(actor,),
            targets=targets,
            status="actual",
            **more,
        )

    named, other = ended("a", ("FRA.GOV",)), ended("c", ("FRA.GOV",), "SEN.GOV")
    unnamed = ended("b", ())
    about = [told("b", f"Chad and France {i}", "relation", a=("TCD",), b=("FRA",), change="worse") for i in range(2)]
    assert same_undated([named, unnamed, *about, other]) == ((named.record.id, unnamed.record.id),)
    assert same_undated([named, ended("b", ("FRA.GOV",), bounds=("2024-01-01", "", ""))]) == (), "a day decides better"
    apart = ended("d", ("FRA.GOV",), bounds=("", "2015-01-01", "2016-01-01"))
    assert same_undated([apart, ended("e", ("FRA.GOV",), bounds=("", "2023-01-01", ""))]) == ()
