"""Which words of a sentence date an act, and which date only its report or its neighbour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.records import Event, Record

Code = Callable[..., list[Event]]

FRIDAY = "2024-04-19"


def told(found: list[Event], words: str) -> Event:
    """The event that begins with these words or is told by them."""
    return min((e for e in found if words in e.evidence), key=lambda e: e.end - e.start)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Rebels killed 90 soldiers in Mali in 2024.", "killed", "2024-01-01", FRIDAY),
        ("Gunmen seized a hotel in Gao on Tuesday, and soldiers stormed the building.",
         "stormed", "2024-04-16", "2024-04-16"),
        ("The army said on Thursday that it had shelled the village of Bama.", "shelled", "2024-04-18", "2024-04-18"),
        ("Rebels shelled Bama at 11 a.m.", "shelled", FRIDAY, FRIDAY),
        ("Since the truce expired on Tuesday, rebels have shelled Gao.", "shelled", "2024-04-16", FRIDAY),
        ("The army has blockaded Gao since rebels seized the town in 2012.", "blockaded", "2012-01-01", FRIDAY),
        ("“We condemn the raid on Gao,” the Malian president told reporters visiting him Tuesday.",
         "condemn", "2024-04-16", "2024-04-16"),
        ("Soldiers repelled rebels near Gao as another round of fighting erupted on Tuesday.",
         "repelled", "2024-04-16", "2024-04-16"),
        ("Protests sweeping across Mali in 2012 toppled the president.", "Protests", "2012-01-01", "2012-12-31"),
        ("Ten soldiers were killed in a 2012 battle near Gao.", "killed", "2012-01-01", "2012-12-31"),
        ("The war goes back to a 2012 battle in which rebels killed ten soldiers.", "killed",
         "2012-01-01", "2012-12-31"),
        ("Women have served since last year, when the president ended the ban.", "ended", "2023-01-01", "2023-12-31"),
        ("The minister visited Gao on Wednesday, two days after rebels seized the town.",
         "seized", "2024-04-15", "2024-04-15"),
        ("Rebels have killed dozens of soldiers in Mali in the past three weeks.", "killed", "2024-03-29", FRIDAY),
        ("Five weeks of airstrikes have killed 40 rebels in Mali.", "killed", "2024-03-15", FRIDAY),
        ("Mali sent soldiers to punish the rebels for their attack on Bamako on Jan. 13.",
         "attack", "2024-01-13", "2024-01-13"),
        ("On Tuesday, soldiers shelled Gao. Rebels also attacked a convoy.", "convoy", "2024-04-16", "2024-04-16"),
        ("Speaking Monday, the president accused France of betrayal.", "accused", "2024-04-15", "2024-04-15"),
    ],
)  # fmt: skip
def test_an_act_has_the_date_of_what_it_is_part_of(events: Code, text: str, words: str, first: str, last: str) -> None:
    event = told(events(text), words)
    assert (event.date_start, event.date_end) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mali's government denounced the 2015 nuclear deal.", "denounced"),
        ("The minister acknowledged last month that rebels had attacked Gao.", "attacked"),
        ("The president announced on Wednesday that Mali will attack the rebels.", "attack"),
        ("France condemned Russia after rebels had attacked Gao in 2013.", "condemned"),
        ("Friday's memo says that Russia shelled Bama.", "shelled"),
        ("The minister spoke of reports last week that rebels attacked Gao.", "attacked"),
        ("Soldiers shelled Gao as they had in 2012.", "shelled"),
        ("The army blockaded Gao after a truce that had held since 2012.", "blockaded"),
        ("After failed talks in 2016, Mali attacked the rebels.", "attacked"),
        ("Within two weeks of the attack on Gao, rebels shelled Bama.", "attack"),
        ("Rebels attacked Gao in recent weeks.", "attacked"),
        ("On Tuesday, soldiers shelled Gao.\n\nRebels also attacked a convoy.", "convoy"),
        ("On Tuesday, soldiers shelled Gao. The rebels had attacked a convoy.", "convoy"),
    ],
)
def test_a_date_of_something_else_dates_no_act(events: Code, text: str, words: str) -> None:
    assert told(events(text), words).date_start == ""


def test_an_act_has_the_date_that_another_mention_of_it_by_the_same_name_tells(events: Code) -> None:
    text = (
        "The police arrested a man over the Jan. 13 Nairobi attacks. "
        "Norway condemned the Nairobi attacks as terrorism. The Mombasa attacks were worse."
    )
    dated = {e.evidence: e.date_start for e in events(text) if "attacks" in e.evidence and e.event_type == "ASSAULT"}
    assert set(dated.values()) <= {"2024-01-13", ""}
    assert all(day == "" for words, day in dated.items() if "Mombasa" in words)


def test_a_stretch_that_opens_in_a_month_of_no_known_year_is_no_error(code: Callable[..., list[Record]]) -> None:
    text = "The border has been shut since August, when Kenyan troops shelled the town."
    assert code(text, "")
