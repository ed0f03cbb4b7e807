"""What people said stands over what the machine made, however often that is made anew."""

from __future__ import annotations

from typing import Any

from tocsin.records import Event, Judgement, Record, Statement
from tocsin.review import replay, standing_words

TEXT = "Soldiers shelled the town. The minister said talks would follow."


def event(words: str = "Soldiers shelled the town", **fields: Any) -> Event:
    known: dict[str, Any] = {"event_type": "ASSAULT", "status": "actual", "actors": ("NER.MIL",), "confidence": 0.4}
    start = TEXT.index(words)
    return Event.of(TEXT, doc="d", start=start, end=start + len(words), **(known | fields))


def statement() -> Statement:
    start = TEXT.index("The minister")
    return Statement.of(
        TEXT, doc="d", start=start, end=len(TEXT) - 1, speaker=("NER.GOV",), quote="indirect", confidence=0.6
    )


def said(record: Record, verdict: Any, correction: Record | None = None, user: str = "ann") -> Judgement:
    return Judgement.of(record, verdict, user, correction=correction.to_json() if correction else "")


def test_without_a_word_all_stays_as_the_machine_made_it() -> None:
    machine = [event(), statement()]
    assert replay(TEXT, machine, []).records == tuple(machine)


def test_what_is_wrong_goes_and_is_kept_aside() -> None:
    machine = [event(), statement()]
    found = replay(TEXT, machine, [said(machine[0], "wrong")])
    assert found.records == (machine[1],)
    assert found.overruled == (machine[0],)


def test_what_is_right_is_reviewed_and_sure() -> None:
    one = event()
    (found,) = replay(TEXT, [one], [said(one, "right", one)]).records
    assert isinstance(found, Event)
    assert (found.review, found.confidence, found.fact, found.id) == ("reviewed", 1.0, 1.0, one.id)


def test_a_verdict_that_holds_no_record_is_about_the_machines() -> None:
    (found,) = replay(TEXT, [event()], [said(event(), "right")]).records
    assert found.review == "reviewed"
    assert replay(TEXT, [], [said(event(), "right")]).records == ()


def test_a_correction_stands_for_the_record() -> None:
    one = event()
    planned = one.revised(TEXT, status="planned")
    (found,) = replay(TEXT, [one], [said(one, "wrong", planned)]).records
    assert isinstance(found, Event)
    assert (found.status, found.review, found.fact) == ("planned", "corrected", 0.0)


def test_a_verdict_outlives_coding_anew() -> None:
    one = event()
    right = [said(one, "right", one)]
    seen_otherwise = event(event_type="COERCE", status="denied")
    assert [r.to_dict()["event_type"] for r in replay(TEXT, [seen_otherwise], right).records] == ["ASSAULT"]
    assert [r.review for r in replay(TEXT, [], right).records] == ["reviewed"]


def test_what_was_rejected_does_not_come_back() -> None:
    one = event()
    assert replay(TEXT, [event(confidence=0.9)], [said(one, "wrong")]).records == ()


def test_another_record_of_the_same_words_is_not_meant() -> None:
    one, other = event(), event(event_type="COERCE", mode="seize")
    found = replay(TEXT, [one, other], [said(one, "wrong")])
    assert [r.id for r in found.records] == [other.id]


def test_the_last_word_stands_and_can_be_taken_back() -> None:
    one = event()
    words = [said(one, "wrong"), said(one, "right", one, "bob")]
    assert [w.user for w in standing_words(words)] == ["bob"]
    assert replay(TEXT, [one], [*words, said(one, "neither")]).records == (one,)


def test_a_comment_judges_nothing() -> None:
    one = event()
    assert replay(TEXT, [one], [said(one, "wrong"), said(one, "comment")]).records == ()


def test_words_that_are_no_longer_there_are_not_judged() -> None:
    one = event()
    other = "Soldiers left the town. " + TEXT
    moved = Event.of(other, doc="d", start=24, end=49, event_type="ASSAULT", status="actual")
    assert replay(other, [moved], [said(one, "wrong")]).records == (moved,)


def test_links_to_what_is_gone_are_dropped() -> None:
    one = event()
    linked = statement().revised(TEXT, links=({"kind": "about", "record": one.id},))
    (found,) = replay(TEXT, [one, linked], [said(one, "wrong")]).records
    assert found.links == ()
