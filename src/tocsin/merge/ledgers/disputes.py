"""The ledger of disputes: what is disputed between whom, what each side says, and how many origins carry it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin.records import Dispute, Event, Record, Reported, Statement
from tocsin.records.ledger.dispute import DisputeEntry, DisputeSide
from tocsin.records.ledger.said import Said

from .hear import Heard, by_place, hear, in_time
from .parties import parties, party
from .wording import content

_NEAR = 300
"""Characters before and after a dispute in which a side's words count as its own on it: two sentences of news."""
_LEAST_SHARED = 2
"""Words that two disputes between the same sides must share to be one, beside half of the shorter's."""
_Sides = frozenset[tuple[str, ...]]


def disputes(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[DisputeEntry, ...]:
    """Disputes by sides and topic, those last told first.

    ``as_of`` (an ISO day) leaves out what was neither told nor dated by then. ``least`` is the confidence below which a
    record is marked; ``order`` names undated documents, earliest first. Statements and events among ``reported`` give
    what each side says.
    """
    known = list(reported)
    words: dict[str, list[Heard[Record]]] = defaultdict(list)
    for kind in (Statement, Event):
        for one in hear(known, kind, as_of, least, order):
            words[one.said.doc].append(Heard(one.record, one.said))
    groups: dict[_Sides, list[list[Heard[Dispute]]]] = defaultdict(list)
    for heard in hear(known, Dispute, as_of, least, order):
        _place(heard, groups[frozenset(map(parties, heard.record.sides))])
    entries = (_entry(group, words, as_of, order) for found in groups.values() for group in found)
    return tuple(sorted(entries, key=lambda entry: (entry.span[1], entry.sources, entry.id), reverse=True))


def _place(heard: Heard[Dispute], groups: list[list[Heard[Dispute]]]) -> None:
    """Into the first dispute between these sides about the same thing; the order is that of time."""
    group = next((found for found in groups if any(_is_same(heard, one) for one in found)), None)
    if group is None:
        groups.append([heard])
    else:
        group.append(heard)


def _is_same(one: Heard[Dispute], other: Heard[Dispute]) -> bool:
    if one.said.doc == other.said.doc and one.said.start < other.said.end and other.said.start < one.said.end:
        return True
    mine, others = (content(f"{d.record.topic} {d.record.evidence}") for d in (one, other))
    shared = len(mine & others)
    return shared >= _LEAST_SHARED and 2 * shared >= min(len(mine), len(others))


def _entry(
    group: Sequence[Heard[Dispute]], words: dict[str, list[Heard[Record]]], as_of: str, order: Sequence[str]
) -> DisputeEntry:
    first = min((one.said for one in group), key=by_place)
    topics = [one.record.topic for one in group if one.record.topic]
    sides = sorted(
        {tuple(sorted(side)) for one in group for side in one.record.sides}, key=lambda side: (not side, side)
    )
    merged = {parties(side): side for side in reversed(sides)}
    return DisputeEntry(
        id=hashlib.sha256(f"dispute {first.doc} {first.record}".encode()).hexdigest()[:16],
        topic=max([*topics, *_passages(topics, group)], key=lambda topic: (len(content(topic)), topic), default=""),
        topics=tuple(dict.fromkeys(topics)),
        sides=tuple(_side(merged[key], group, words, order) for key in sorted(merged, key=lambda key: (not key, key))),
        said=tuple(one.said for one in group),
        as_of=as_of,
    )


def _passages(topics: Sequence[str], group: Sequence[Heard[Dispute]]) -> list[str]:
    """The passages themselves, where every topic is as bare as "it" or "the charge"."""
    bare = all(len(content(topic)) < _LEAST_SHARED for topic in topics)
    return [one.said.evidence for one in group] if bare else []


def _side(
    actors: tuple[str, ...],
    group: Sequence[Heard[Dispute]],
    words: dict[str, list[Heard[Record]]],
    order: Sequence[str],
) -> DisputeSide:
    mine, found = set(map(party, actors)), dict[str, Heard[Record]]()
    for one in group:
        for word in words.get(one.said.doc, ()):
            if mine & _speakers(word.record) and _is_on(word.said, one):
                found[word.said.record] = word
    whole = [word for word in found.values() if not any(_is_within(word.said, other.said) for other in found.values())]
    return DisputeSide(actors, tuple(word.said for word in in_time(whole, order)))


def _speakers(record: Record) -> set[str]:
    """Who says it: the speaker, those who hold it, or whoever does an act of words."""
    if isinstance(record, Statement):
        return set(map(party, record.speaker))
    spoken = isinstance(record, Event) and record.event_type in {"REJECT", "ACCUSE"} and record.is_fact
    return set(map(party, (*record.holders[-1:], *(record.actors if spoken and isinstance(record, Event) else ()))))


def _is_on(word: Said, dispute: Heard[Dispute]) -> bool:
    """Whether it stands in the dispute's own words, or close by and shares words with it."""
    said = dispute.said
    if word.start < said.end and said.start < word.end:
        return True
    near = word.start < said.end + _NEAR and said.start - _NEAR < word.end
    shared = content(word.evidence) & content(f"{dispute.record.topic} {said.evidence}")
    return near and len(shared) >= _LEAST_SHARED


def _is_within(one: Said, other: Said) -> bool:
    """Whether a longer passage of the same document holds it; of two alike the statement stays."""
    if one.doc != other.doc or one.record == other.record or not (other.start <= one.start and one.end <= other.end):
        return False
    longer = other.end - other.start > one.end - one.start
    return longer or (other.type, other.record) > (one.type, one.record)
