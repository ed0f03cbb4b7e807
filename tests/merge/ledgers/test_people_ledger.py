"""People are listed for a public role alone, and only facts make them held or ousted."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from ledger_records import event, told

from tocsin.merge.ledgers.people import people
from tocsin.records import Reported
from tocsin.records.ledger.person import PersonEntry


def arrest(evidence: str, status: str = "ongoing", **more: Any) -> Reported:
    fields = {"mode": "arrest", "actors": ("NER.GOV",), "targets": ("NER",), "published": "2024-01-18"} | more
    return event(evidence, "COERCE", status, **fields)


def one(*reported: Reported, as_of: str = "") -> PersonEntry:
    (entry,) = people(reported, as_of)
    return entry


def test_who_is_held_and_by_whom() -> None:
    entry = one(arrest("they continue to hold Mohamed Bazoum"))
    assert (entry.person, entry.actor, entry.custody) == ("Mohamed Bazoum", "NER", "held")
    assert entry.custody_step is not None
    assert entry.custody_step.by == ("NER.GOV",)
    assert entry.posts == ()  # not in office any more, by the registry


def test_the_office_is_the_one_of_the_day_asked_for() -> None:
    ousted = event("ousted President Bazoum", "COERCE", mode="coup", targets=("NER.GOV",), published="2023-07-26")
    entry = one(ousted, as_of="2023-07-26")
    assert [post.role for post in entry.posts] == ["president"]
    assert entry.left == "ousted"


def test_a_named_office_will_do_where_the_record_names_its_holder() -> None:
    assert one(arrest("the president remains in custody", names=("Mohamed Bazoum",))).custody == "held"
    assert not people([arrest("several members were detained", names=("Mohamed Bazoum",))])


@pytest.mark.parametrize(
    "words",
    [
        "released President Bazoum’s wife and son",
        "arrested Bazoum's driver",
        "arrested Salem Bazoum",
        "arrested a relative of the man",
    ],
)
def test_nobody_without_a_public_role_is_drawn_in(words: str) -> None:
    assert not people([arrest(words)])
    assert not people([arrest(words, targets=("NER.CVL",))])


def test_citizens_are_never_listed_for_being_arrested() -> None:
    assert not people([arrest("police arrested Mohamed Bazoum", targets=("NER.CVL",))])
    assert not people([arrest("police arrested John Doe", targets=("USA.OPP",), names=("John Doe",))])


def test_what_is_planned_demanded_or_denied_makes_nobody_held() -> None:
    for status in ("planned", "demanded", "denied", "possible"):
        entry = one(arrest("to hold Mohamed Bazoum", status))
        assert (entry.custody, entry.steps[0].status) == ("", status)


def test_who_is_sought_or_sentenced_is_not_held() -> None:
    assert one(arrest("an arrest warrant for Mohamed Bazoum")).steps[0].fate == "sought"
    assert one(arrest("Mohamed Bazoum was sentenced")).steps[0].fate == "sentenced"
    assert one(arrest("an arrest warrant for Mohamed Bazoum")).custody == ""


def test_freed_after_being_held() -> None:
    free = event("freed Mohamed Bazoum", "RETREAT", mode="release", targets=("NER",), doc="b", published="2025-01-01")
    assert one(arrest("hold Mohamed Bazoum", doc="a"), free).custody == "freed"
    assert one(arrest("hold Mohamed Bazoum", doc="a"), free, as_of="2024-06-01").custody == "held"


def test_an_ouster_that_the_registry_does_not_bear_out_is_an_attempt() -> None:
    ousted = event("ousted Nicolás Maduro", "COERCE", mode="coup", targets=("VEN.GOV",), published="2019-05-02")
    assert one(ousted).left == ""


def test_who_acts_is_not_the_one_it_befalls() -> None:
    pardon = event("Donald Trump has freed Michael Behenna", "RETREAT", mode="release", actors=("USA.GOV",),
                   targets=("USA.MIL",), published="2019-05-06")  # fmt: skip
    assert not people([pardon])


def test_who_speaks_for_an_office_is_listed_with_it() -> None:
    said = told("statement", "we will not leave", speaker=("USA.GOV",), names=("Mike Pompeo",), quote="direct",
                published="2019-01-01")  # fmt: skip
    entry = one(said)
    assert [(post.role, post.since) for post in entry.posts] == [("secretary of state", "2018-04-26")]
    assert not entry.vague
    analyst = told("statement", "it will fail", speaker=("USA.EXP",), names=("Jane Roe",), quote="direct")
    assert not people([analyst])


def test_one_sentence_alone_makes_no_office_holder_of_a_stranger() -> None:
    said = [told("statement", f"words {n}", doc=f"d{n}", speaker=("USA.GOV",), names=("Jane Roe",), quote="direct")
            for n in range(2)]  # fmt: skip
    assert one(said[0]).vague
    assert not one(*said).vague


def test_no_order_of_arrival_changes_anything() -> None:
    found = [arrest("hold Mohamed Bazoum", doc=f"d{n}", published=f"2024-01-{n + 10}") for n in range(6)]
    first = people(found)
    for seed in range(5):
        Random(seed).shuffle(found)
        assert people(found) == first
