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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Italy fights in Mali. Italy is pulling back some of the 900 troops stationed there.",
            (["ITA.MIL"], "MLI", "troops", "present"),
        ),
        ("The Italian presence in Mali angers Chad.", (["ITA.MIL"], "MLI", "troops", "present")),
        ("Italy runs a logistics hub in Niger.", (["ITA.MIL"], "NER", "base", "present")),
        ("Soldiers died at a military base in Nevada.", (["USA.MIL"], "USA", "base", "present")),
        ("Chad wants to deploy strategic assets in Niger.", (["TCD.MIL"], "NER", "other", "proposed")),
        ("Israel's air defense system shot down two rockets.", (["ISR.MIL"], "ISR", "air-defence", "present")),
        ("Israel struck Hamas's rocket launchers on Sunday.", (["hamas"], "PSE", "missiles", "present")),
        ("Shells fell on rebel-held districts of Aleppo in Syria.", (["SYR.REB"], "SYR", "troops", "present")),
        (
            "The Islamic State fled its self-styled capital of Raqqa.",
            (["islamic-state"], "SYR", "base", "present"),
        ),
        ("Turkey was flying planes in Libya.", (["TUR.MIL"], "LBY", "aircraft", "present")),
        ("Italy is deploying special forces in Libya as advisers.", (["ITA.MIL"], "LBY", "instructors", "arriving")),
        (
            "The aircraft carrier Charles de Gaulle, which has been sent to the Mediterranean, is ready.",
            (["FRA.MIL"], "", "ships", "arriving"),
        ),
        ("German troops will remain in Mali.", (["DEU.MIL"], "MLI", "troops", "present")),
        ("German troops fought in Afghanistan in 2009.", (["DEU.MIL"], "AFG", "troops", "past")),
        ("Palestinian militants are entrenched in Lebanon.", (["PSE.REB"], "LBN", "troops", "present")),
    ],
)
def test_a_force_is_found_by_what_places_it(coded: Coded, text: str, expected: tuple[Any, ...]) -> None:
    owner, host, element, state = expected
    found = [(r["owner"], r.get("host", ""), r["element"], r["state"]) for r in coded("posture", text)]
    assert (owner, host, element, state) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italy is sending 900 soldiers to its border with Austria.", (["ITA.MIL"], "ITA", "troops", "arriving")),
        ("Chad deployed 900 soldiers in Abeche.", (["TCD.MIL"], "TCD", "troops", "present")),
        ("Russian tanks crossed into Ukraine.", (["RUS.MIL"], "UKR", "armour", "present")),
        ("The USS George Washington is permanently deployed to Japan.", (["USA.MIL"], "JPN", "ships", "present")),
        ("President Macron deployed 400 Army soldiers to Egypt.", (["FRA.MIL"], "EGY", "troops", "present")),
        ("Bahrain is home to an American naval base.", (["USA.MIL"], "BHR", "base", "present")),
        ("About 900 Italian service members are assigned to Mali.", (["ITA.MIL"], "MLI", "troops", "present")),
        ("Italy said it was pulling its troops out of Mali.", (["ITA.MIL"], "MLI", "troops", "withdrawing")),
        ("Half of the city of Aleppo remains under rebel control.", (["SYR.REB"], "SYR", "troops", "present")),
        (
            "There are 900 Italian troops in Mali. The troops are stationed near Gao.",
            (["ITA.MIL"], "MLI", "troops", "present"),
        ),
    ],
)
def test_a_force_at_a_border_at_home_or_under_way(coded: Coded, text: str, expected: tuple[Any, ...]) -> None:
    assert expected in [brief(record) for record in coded("posture", text)]


def test_the_rest_of_a_force_is_told_by_its_number(coded: Coded) -> None:
    text = "Italy has sent 900 troops to Mali, although more than 300 will remain until June."
    assert [300, None] in [record.get("count") for record in coded("posture", text)]


def test_owners_in_a_parenthesis_are_the_force_s(coded: Coded) -> None:
    text = "The war in Mali drew in the foreign forces — from Chad and Niger — that are in the country."
    assert ["TCD.MIL", "NER.MIL"] in [record["owner"] for record in coded("posture", text)]


@pytest.mark.parametrize(
    "text",
    [
        "An attack in Mali left two Italian soldiers dead.",
        "They stormed a mock Italian missile site in Mali.",
        "The Italian economic presence in Mali is growing.",
        "There won't be any Italian combat forces deployed in Mali.",
        "What is needed in Mali are Italian advisers placed with Malian units.",
        "Italian soldiers who have defected to Mali spoke.",
        "The Italians bombed bases in Mali.",
        "Attacks killed two Italian soldiers in Mali.",
        "Mali would be weak without an Italian force.",
        "There is no safe haven for al-Qaeda in Mali.",
        "A government-held town in Mali burnt.",
        "Italy keeps an arsenal of words about Mali.",
    ],
)
def test_what_only_sounds_like_a_force_is_none(coded: Coded, text: str) -> None:
    assert coded("posture", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italy sent 50 Special Operations Forces to Niger.", (["ITA.MIL"], "NER", "troops", "present")),
        ("Some 300 Italian soldiers are training the Nigerien army.", (["ITA.MIL"], "NER", "instructors", "present")),
        ("Islamic State also operates in Libya.", (["islamic-state"], "LBY", "troops", "present")),
        ("Boko Haram fighters have entered Chad.", (["boko-haram"], "TCD", "troops", "present")),
        ("Boko Haram has taken control of large parts of Niger.", (["boko-haram"], "NER", "troops", "present")),
        ("Kenya discussed the future Italian military presence in Niger.", (["ITA.MIL"], "NER", "troops", "proposed")),
        ("A French marine task force is stationed in Spain.", (["FRA.MIL"], "ESP", "troops", "present")),
        ("Turkish troops have been massed near the border.", (["TUR.MIL"], "TUR", "troops", "present")),
        ("Insurgents dug in around Benghazi are stationed in Libya.", (["LBY.REB"], "LBY", "troops", "present")),
        ("Italian commandos took off from a base in Niger.", (["ITA.MIL"], "NER", "base", "present")),
        ("Peacekeepers from Chad have left Mali.", (["TCD.MIL"], "MLI", "troops", "past")),
        ("Italian soldiers patrol southern Lebanon.", (["ITA.MIL"], "LBN", "troops", "present")),
        ("Italy has 400 troops and six fighter jets in Niger.", (["ITA.MIL"], "NER", "troops", "present")),
        ("Italian troops remain in the Syrian desert.", (["ITA.MIL"], "SYR", "troops", "present")),
        (
            "Italy ordered the withdrawal of all Italian troops from Niger.",
            (["ITA.MIL"], "NER", "troops", "withdrawing"),
        ),
        ("Italy began pulling its troops out of Niger.", (["ITA.MIL"], "NER", "troops", "withdrawing")),
        ("Syrian troops advanced on Raqqa.", (["SYR.MIL"], "SYR", "troops", "arriving")),
    ],
)
def test_forces_are_told_by_name_by_pupil_and_by_what_they_do(
    coded: Coded, text: str, expected: tuple[Any, ...]
) -> None:
    assert expected in [brief(record) for record in coded("posture", text)]


def test_forces_of_two_owners_in_one_subject_are_two_postures(coded: Coded) -> None:
    text = "About 400 Italian troops and some 700 troops from 12 NATO allies are stationed in Niger."
    found = {(tuple(r["owner"]), tuple(r["count"])) for r in coded("posture", text)}
    assert found == {(("ITA.MIL",), (400, 400)), (("NAT",), (700, 700))}


@pytest.mark.parametrize(
    "text",
    [
        "Some 110 Italian soldiers died in Niger.",
        "Chad mourned the deaths of hundreds of Italian soldiers in Niger.",
        "Italy ruled out the use of Italian ground troops in Niger.",
        "Italy vowed to keep combat troops out of Niger.",
        "Nobody changes the war by putting Italian soldiers in Niger.",
        "The virus task force met in Niger.",
        "The law is about militants who enter Niger.",
    ],
)
def test_the_dead_and_what_is_only_thought_of_are_no_force(coded: Coded, text: str) -> None:
    assert not [r for r in coded("posture", text) if r["state"] == "present"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia plans to install an anti-aircraft system in Syria.", (["RUS.MIL"], "SYR", "air-defence", "proposed")),
        ("Iran has deployed anti-ship missiles in Yemen.", (["IRN.MIL"], "YEM", "missiles", "present")),
        ("Turkey stationed anti-aircraft batteries in Libya.", (["TUR.MIL"], "LBY", "air-defence", "present")),
    ],
)
def test_what_a_weapon_is_against_is_no_side_that_it_takes(coded: Coded, text: str, expected: tuple[Any, ...]) -> None:
    assert expected in [brief(record) for record in coded("posture", text)]


def test_forces_against_somebody_are_not_theirs(coded: Coded) -> None:
    assert not [r for r in coded("posture", "Anti-Russian forces gathered in Syria.") if "RUS.MIL" in r["owner"]]
