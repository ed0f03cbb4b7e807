"""Puts texts into origins by what ties them.

Copies of copies are of one origin. What copies make up may then retell one other origin: its fullest text decides, and
it is held to the one that it fits best. So an excerpt that lost its source joins no two reports that have one each.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tocsin.records.origin import UNSOURCED, Fingerprint, Kind, Member, Membership, Origin, Tie

from .compare import is_own, precedence
from .explain import explain
from .index import OriginIndex

_STRENGTH: dict[Kind, int] = {"same text": 3, "credits": 2, "near copy": 2, "retells": 1}
_Texts = Mapping[str, Fingerprint]


def group(fingerprints: Iterable[Fingerprint]) -> tuple[Origin, ...]:
    """Every text's origin, in the order of their ids: the same for any order of the fingerprints."""
    index = OriginIndex(sorted(fingerprints, key=lambda one: one.doc))
    return origins(index.fingerprints, index.ties)


def origins(fingerprints: Iterable[Fingerprint], ties: Iterable[Tie]) -> tuple[Origin, ...]:
    """The origins of texts whose ties are known. To bring some up to date, give all that ties lead to from them."""
    texts = {one.doc: one for one in fingerprints}
    held: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        held[tie.one].append(tie)
        held[tie.other].append(tie)
    copies = _Sets(texts)
    for joined in {tie for each in held.values() for tie in each if tie.kind != "retells"}:
        copies.join(joined.one, joined.other)
    found = (_retelling(part, texts, held) for part in copies.parts())
    retold = {best.one: best for best in found if best is not None}
    whole = _Sets(texts)
    for part in copies.parts():
        for doc in part:
            whole.join(part[0], doc)
    for best in retold.values():
        whole.join(best.one, best.other)
    made = [_origin(part, texts, held, retold, copies) for part in whole.parts()]
    return tuple(sorted(made, key=lambda origin: origin.id))


class _Sets:
    """Disjoint sets, each known by its least member."""

    def __init__(self, members: Iterable[str]) -> None:
        self._up = {member: member for member in members}

    def find(self, one: str) -> str:
        while self._up[one] != one:
            self._up[one] = self._up[self._up[one]]
            one = self._up[one]
        return one

    def join(self, one: str, other: str) -> None:
        least, most = sorted((self.find(one), self.find(other)))
        self._up[most] = least

    def parts(self) -> list[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for member in self._up:
            found[self.find(member)].append(member)
        return [sorted(part) for _, part in sorted(found.items())]


def _retelling(part: list[str], texts: _Texts, held: Mapping[str, list[Tie]]) -> Tie | None:
    """Which text outside the part its fullest text retells."""
    fullest = max(part, key=lambda doc: (texts[doc].size, doc))
    inside = set(part)
    found = [tie for tie in held[fullest] if tie.kind == "retells" and tie.one == fullest and tie.other not in inside]
    return max(found, key=lambda tie: (tie.shared * tie.order, tie.other), default=None)


def _origin(
    part: list[str], texts: _Texts, held: Mapping[str, list[Tie]], retold: Mapping[str, Tie], copies: _Sets
) -> Origin:
    retelling = {copies.find(doc) for doc in part if doc in retold}
    told_first = [doc for doc in part if copies.find(doc) not in retelling] or part
    first = min(told_first, key=lambda doc: precedence(texts[doc]))
    chosen = {tie for doc in part if (tie := retold.get(doc))}
    inside = set(part)
    members = []
    for doc in sorted(part, key=lambda doc: (doc != first, *precedence(texts[doc]))):
        tie = None if doc == first else _strongest(doc, first, held[doc], inside, chosen)
        kind: Membership = (
            tie.kind
            if tie
            else "alone"
            if len(part) == 1
            else _standing(texts[first], [texts[doc] for doc in told_first])
        )
        why = explain(texts[doc], kind, tie, texts)
        members.append(Member(doc, kind, texts[doc].outlet, texts[doc].published, texts[doc].credit, tie, why))
    credited = sorted({c.agency for doc in part if (c := texts[doc].credit) and c.whole})
    sourced = any(texts[doc].sourced for doc in part)
    return Origin(_id(part), tuple(members), ", ".join(credited), 1.0 if sourced else UNSOURCED)


def _standing(first: Fingerprint, told_first: list[Fingerprint]) -> Membership:
    """What is known of the first of several: nothing where another came out on the same day, or it has no day."""
    if is_own(first):
        return "first"
    same_day = [one for one in told_first if one.published == first.published]
    return "first" if first.published and len(same_day) == 1 else "unknown"


def _strongest(doc: str, first: str, held: list[Tie], inside: set[str], chosen: set[Tie]) -> Tie | None:
    """The tie shown for a member: the strongest kind, with the first text rather than with another."""
    found = [
        tie
        for tie in held
        if {tie.one, tie.other} <= inside and (tie.kind != "retells" or (tie in chosen and tie.one == doc))
    ]
    found = found or [tie for tie in chosen if doc in {tie.one, tie.other}]
    return max(
        found,
        key=lambda tie: (
            _STRENGTH[tie.kind],
            first in {tie.one, tie.other},
            tie.one == doc,
            tie.shared,
            tie.other,
            tie.one,
        ),
        default=None,
    )


def _id(part: list[str]) -> str:
    return hashlib.sha256(f"origin {min(part)}".encode()).hexdigest()[:16]
