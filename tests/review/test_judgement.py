"""What stands of what analysts said."""

from __future__ import annotations

from dataclasses import replace

from tocsin.records import Event, Judgement, Record
from tocsin.records.judgement import Verdict
from tocsin.review import standing_judgements

TEXT = "The army attacked. The police said that the army attacked."


def record(start: int = 4, version: str = "1") -> Record:
    return Event.of(
        TEXT,
        doc="d",
        start=start,
        end=start + 13,
        event_type="ASSAULT",
        status="actual",
        version=version,
        id=f"id-{version}",
    )


def said(verdict: Verdict, user: str, second: int, of: Record | None = None) -> Judgement:
    judged = Judgement.of(of or record(), verdict, user)
    return replace(judged, created_at=f"2024-05-07T10:00:{second:02}+00:00")


def test_the_last_verdict_of_each_analyst_stands_and_comments_change_none() -> None:
    early, late, other = said("right", "ana", 1), said("wrong", "ana", 2), said("right", "ben", 1)
    found = standing_judgements(record(), [late, other, said("comment", "ben", 3), early])
    assert found == {"ana": late, "ben": other}


def test_of_two_in_one_second_the_later_kept_counts() -> None:
    first, second = said("right", "ana", 1), said("wrong", "ana", 1)
    assert standing_judgements(record(), [first, second]) == {"ana": second}


def test_a_judgement_finds_its_record_coded_anew_but_not_the_same_words_elsewhere() -> None:
    judged = said("right", "ana", 1)
    assert standing_judgements(record(version="2"), [judged]) == {"ana": judged}
    twin = record(TEXT.rindex("army attacked"))
    assert twin.evidence == record().evidence
    assert standing_judgements(twin, [judged]) == {}
