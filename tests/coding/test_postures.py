from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[[str, str], list[dict[str, Any]]]


def brief(record: dict[str, Any]) -> tuple[Any, ...]:
    return record["owner"], record["host"], record["element"], record["state"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 300 Belgian soldiers are stationed in Chad.", (["BEL.MIL"], "TCD", "troops", "present")),
        ("Turkey has sent hundreds of troops to Libya.", (["TUR.MIL"], "LBY", "troops", "present")),
        ("Italy plans to send 400 soldiers to Niger.", (["ITA.MIL"], "NER", "troops", "proposed")),
        ("The United States runs a drone base in Djibouti.", (["USA.MIL"], "DJI", "base", "present")),
        ("German troops will leave Mali by December.", (["DEU.MIL"], "MLI", "troops", "withdrawing")),
        ("Mali's former government hosted about 900 French troops.", (["FRA.MIL"], "MLI", "troops", "past")),
        ("Russia has massed 30,000 troops on Ukraine's border.", (["RUS.MIL"], "RUS", "troops", "present")),
        ("The army shelled the rebel stronghold of Aleppo in Syria.", (["SYR.REB"], "SYR", "base", "present")),
        ("Russia has deployed dozens of jets in Libya.", (["RUS.MIL"], "LBY", "aircraft", "present")),
        ("Italy announced that it was deploying 400 soldiers in Niger.", (["ITA.MIL"], "NER", "troops", "arriving")),
        ("Idlib is under the control of Islamic State fighters.", (["islamic-state"], "SYR", "troops", "present")),
    ],
)
def test_a_force_has_owner_host_element_and_state(coded: Coded, text: str, expected: tuple[Any, ...]) -> None:
    assert expected in [brief(record) for record in coded("posture", text)]


def test_a_count_is_kept_with_its_force(coded: Coded) -> None:
    (record,) = coded("posture", "About 300 Belgian soldiers are stationed in Chad.")
    assert record["count"] == [300, 300]


SCENE = "Shells fell in Benghazi. Rebels marched from Misrata. A market burnt in Tripoli. "


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Turkish forces backing the government took a hill.", ["TUR.MIL"]),
        ("The guards were joined by Turkish troops.", ["TUR.MIL"]),
        ("Turkey sent in ground troops.", ["TUR.MIL"]),
    ],
)
def test_a_force_that_takes_part_stands_where_the_text_plays(coded: Coded, text: str, owner: list[str]) -> None:
    assert (owner, "LBY") in [(r["owner"], r["host"]) for r in coded("posture", SCENE + text)]


@pytest.mark.parametrize(
    "text",
    ["A deal was offered by the Saudi-led coalition.", "Iranian-allied forces took a hill.", "He saw a U.S. soldier."],
)
def test_a_force_that_is_only_named_stands_nowhere(coded: Coded, text: str) -> None:
    assert not coded("posture", SCENE + text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad demanded that Belgium withdraw its soldiers from Chad.",
        "Belgium is considering a plan to pull its soldiers out of Chad.",
    ],
)
def test_a_leaving_that_is_only_wanted_is_no_withdrawal(coded: Coded, text: str) -> None:
    assert {record["state"] for record in coded("posture", text)} <= {"present"}


@pytest.mark.parametrize(
    "text",
    [
        "There are no Belgian soldiers in Chad.",
        "The adviser to the president arrived in Chad.",
        "The senator spoke to his base before the vote in Ohio.",
        "Pro-American forces in Syria are few.",
        "What are Belgian forces doing in Chad?",
        "Soldiers in the capital of Chad slept.",
    ],
)
def test_nothing_is_a_posture_without_a_foreign_force_that_is_there(coded: Coded, text: str) -> None:
    assert coded("posture", text) == []
