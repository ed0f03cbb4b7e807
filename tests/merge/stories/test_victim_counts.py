"""Counts of victims, read by pattern, and where documents of one story conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_stories import HARBOUR, MARKET

from tocsin.merge.stories import find_conflicts, find_counts, toll
from tocsin.merge.stories.counts import INJURED, KILLED
from tocsin.records import Document


def told(text: str, title: str = "", name: str = "a", published: str = "2031-03-08") -> Document:
    return Document(name, text, title, published=published)


def counted(text: str, kind: str = KILLED) -> list[int]:
    return [count.low for count in find_counts(told(text)) if count.kind == kind and count.is_exact]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Four people were killed in the blast.", 4),
        ("The blast left 12 dead.", 12),
        ("A gunman shot dead a guard, killing one and wounding six.", 1),
        ("A gunman killed three men before he fled.", 3),
        ("The death toll has risen to 14, the ministry said.", 14),
        ("Police are investigating a double homicide.", 2),
        ("1 dead, 6 hurt at market", 1),
    ],
)
def test_dead_are_counted(text: str, number: int) -> None:
    assert counted(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The blast killed one and injured four.", 4),
        ("1 dead, 6 hurt at market", 6),
        ("A boy was killed and three others were wounded.", 3),
        ("Five people were injured in the crash.", 5),
    ],
)
def test_injured_are_counted(text: str, number: int) -> None:
    assert counted(text, INJURED) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "A 7-year-old boy was killed.",
        "At least four people were killed.",
        "Two of the wounded died.",
        "A man and three children were killed.",
        "The boy shot on October 27 has died.",
        "A father was killed and two others died later.",
        "He is accused of killing two men.",
        "It was an apparent triple murder-suicide.",
        "Three people were killed in shootings across the city.",
        "In 2014 six people were killed in the same street.",
    ],
)
def test_what_is_no_toll_of_this_incident_is_left_out(text: str) -> None:
    assert counted(text) == []


def test_a_bound_is_kept_as_one() -> None:
    count = find_counts(told("At least four people were killed."))[0]
    assert (count.low, count.high, count.is_exact) == (4, None, False)


def test_the_evidence_is_the_texts_own_words() -> None:
    document = told("Officials spoke. Four people were killed on Monday.", title="Blast leaves 4 dead")
    for count in find_counts(document):
        source = document.title if count.in_title else document.text
        assert source[count.start : count.end] == count.evidence


def test_a_document_that_gives_two_numbers_gives_none() -> None:
    assert toll(told("Four people were killed.", title="Five dead in blast"), KILLED) is None


def test_documents_that_count_differently_conflict() -> None:
    first, later = HARBOUR[0], replace(HARBOUR[2], published="2031-03-15")
    conflict = next(iter(find_conflicts([first, later, MARKET[0]])))
    assert (conflict.kind, conflict.one.low, conflict.other.low) == (KILLED, 3, 4)
    assert (conflict.one_doc, conflict.other_doc) == ("harbour-1", "harbour-3")
    assert find_conflicts([later, first]) == (conflict,)


def test_reports_of_weeks_apart_are_not_held_against_each_other() -> None:
    assert find_conflicts([HARBOUR[0], HARBOUR[2]]) == ()


def test_a_dead_attacker_counted_by_one_alone_is_no_conflict() -> None:
    with_him = told("Four people are dead, among them the man, who turned the gun on himself.", name="a")
    without = told("A man killed three people on Friday.", name="b")
    assert find_conflicts([with_him, without]) == ()


def test_injured_who_died_are_no_conflict() -> None:
    before = told("Five people were injured in the blast.", name="a")
    after = told("One person was killed and four people were injured in the blast.", name="b")
    assert find_conflicts([before, after]) == ()
