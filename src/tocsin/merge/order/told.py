"""What one document tells, in the forms that the order of time is read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.records import Agreement, Event, Posture, Record, Relation, Reported
from tocsin.records.actor import base

from ..deeds import Act, acts, denying, involved

_BEHIND = re.compile(
    r"\b(?:following|follows|followed|in the wake of|aftermath|since|(?:last|previous) (?:week|month|year|spring|summer"
    r"|autumn|fall|winter)|(?:weeks|months|years|days) (?:after|ago|earlier)|earlier|previously|had (?:been )?\w+ed"
    r"|à la suite|depuis|(?:mois|semaine|an|année) derni(?:er|ère)|précédent\w*|il y a)\b",
    re.IGNORECASE,
)
"""Words by which a text puts an act behind what it has to tell itself."""
_LEAD = 0.2
"""News stands in the first fifth of a report: the inverted pyramid."""


@dataclass(frozen=True, slots=True)
class Told:
    """One document, by its records."""

    doc: str
    published: str
    first: str
    """First ISO day on which it can have been written; empty where open."""
    last: str
    acts: tuple[Act, ...]
    agreements: tuple[Agreement, ...]
    postures: tuple[Posture, ...]
    """Without past figures of forces whose going is still awaited in the same text: these are not gone."""
    ended: frozenset[str]
    """Ids of agreements that an act in the same words ends: it says their state better than the noun does."""
    relations: tuple[Relation, ...]
    denials: tuple[Record, ...]
    """Words by which somebody denies something."""
    codes: tuple[frozenset[str], ...]
    """The parties of each record, without sectors."""
    length: int
    """Where its last record ends, in characters."""

    def about(self, act: Act) -> frozenset[str]:
        """Between whom an act is: where only one side is named, the other is the one that the text is about with it."""
        if len(act.parties) != 1:
            return act.parties
        beside = Counter(code for codes in self.codes if act.parties <= codes for code in codes - act.parties)
        most = max(beside.items(), key=lambda item: (item[1], item[0]), default=None)
        return act.parties | {most[0]} if most else act.parties

    def is_news(self, record: Record) -> bool:
        """Whether the record stands where reports tell what is new, and nothing puts it behind."""
        return record.start < _LEAD * self.length and not _BEHIND.search(record.evidence)

    def is_background(self, record: Record) -> bool:
        """Whether the record's words put it behind. That it stands far down says nothing: counted, it was chance."""
        return bool(_BEHIND.search(record.evidence))


def told(doc: str, reported: Sequence[Reported]) -> Told:
    """What a document tells. The records are those of this document."""
    records = sorted((one.record for one in reported), key=lambda r: (r.start, r.end, r.type, r.id))
    found = acts(reported)
    staying = frozenset(_awaited_out(found))
    agreements = tuple(r for r in records if isinstance(r, Agreement))
    return Told(
        doc=doc,
        published=max((one.published for one in reported), default=""),
        first=max((one.written_first for one in reported), default=""),
        last=min((one.written_last for one in reported if one.written_last), default=""),
        acts=tuple(found),
        agreements=agreements,
        postures=tuple(r for r in records if isinstance(r, Posture) and not _is_still_there(r, staying)),
        ended=frozenset(_ended(agreements, records)),
        relations=tuple(r for r in records if isinstance(r, Relation)),
        denials=tuple(r for r in records if denying(r)),
        codes=tuple(map(involved, records)),
        length=max((r.end for r in records), default=1),
    )


def _ended(agreements: Iterable[Agreement], records: Sequence[Record]) -> Iterable[str]:
    ending = [r for r in records if isinstance(r, Event) and r.is_fact and r.event_type == "SANCTION"]
    ending = [r for r in ending if r.mode in {"discontinue", "withdraw"}]
    for one in agreements:
        if any(min(one.end, act.end) > max(one.start, act.start) for act in ending):
            yield one.id


def _is_still_there(one: Posture, staying: frozenset[tuple[str, str]]) -> bool:
    return one.state == "past" and any((base(owner), one.host) in staying for owner in one.owner)


def _awaited_out(found: Iterable[Act]) -> Iterable[tuple[str, str]]:
    """Owner and host of forces whose going is awaited."""
    for act in found:
        if act.root == "RETREAT" and not act.is_fact and act.mode in {"withdraw", ""}:
            yield from ((owner, host) for owner in act.actors for host in act.others)
