"""Puts what analysts said over what the machine made: after every coding anew, and after every word of theirs.

Judgements are only ever appended. What stands of a document's records follows from them and from the machine's output,
so that neither is ever lost: the manner of nomenklatura (OpenSanctions, MIT).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.records import Event, Judgement, Record, record_from_json
from tocsin.records.base import Review
from tocsin.records.event import FACTS


@dataclass(frozen=True, slots=True)
class Replayed:
    """A document's records as they stand."""

    records: tuple[Record, ...]
    """What the machine made and nobody changed, and what analysts found right or corrected, in text order."""
    overruled: tuple[Record, ...]
    """What the machine made and a judgement took out or stands for: kept, for the judgement may be taken back."""


def replay(text: str, machine: Sequence[Record], said: Iterable[Judgement]) -> Replayed:
    """The records of a text under what was said of them. What was said of words that are no longer there does nothing.

    A record that was found right or corrected stays as it was then, though the coder has come to see it otherwise or
    no longer sees it.
    """
    standing = [one for one in standing_words(said) if text[one.start : one.end] == one.evidence]
    if not standing:
        return Replayed(tuple(machine), ())
    named = {one.record for one in standing}
    overruled: dict[str, Record] = {}
    held: list[Record] = []
    for one in standing:
        # Two events may stand on the same words: only the one that was judged is meant.
        meant = [record for record in machine if one.is_of(record) and one.record in ("", record.id)]
        if one.verdict == "right" and not one.correction:
            held += (_looked_at(record, text, "reviewed") for record in meant)
        elif one.correction:
            held.append(_held(one, text))
            beside = [record for record in machine if one.is_of(record) and record.id not in named]
            meant = meant or beside
        overruled |= {record.id: record for record in meant}
    kept = {record.id: record for record in machine if record.id not in overruled} | {r.id: r for r in held}
    ordered = sorted(kept.values(), key=lambda r: (r.start, r.end, r.type, r.id))
    return Replayed(tuple(_linked(r, kept.keys(), text) for r in ordered), tuple(overruled.values()))


def standing_words(said: Iterable[Judgement]) -> list[Judgement]:
    """The last verdict on each record, oldest first; comments judge nothing, and what was taken back is gone."""
    last: dict[tuple[object, ...], Judgement] = {}
    for one in said:
        if one.verdict != "comment":
            last.pop((*one.place, one.record), None)
            last[(*one.place, one.record)] = one
    return [one for one in last.values() if one.verdict != "neither"]


def _held(said: Judgement, text: str) -> Record:
    review: Review = "reviewed" if said.verdict == "right" else "corrected"
    return _looked_at(record_from_json(said.correction, text), text, review)


def _looked_at(record: Record, text: str, review: Review) -> Record:
    # A person has looked: what the machine thought of its chances no longer says anything.
    sure = {"fact": float(record.status in FACTS)} if isinstance(record, Event) else {}
    return record.revised(text, review=review, confidence=1.0, id=record.id, **sure)


def _linked(record: Record, known: Iterable[str], text: str) -> Record:
    links = tuple(link for link in record.links if link.record in known)
    return record if links == record.links else record.revised(text, links=links, id=record.id)
