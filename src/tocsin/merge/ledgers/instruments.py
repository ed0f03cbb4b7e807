"""Decides which mentions mean one instrument: by proper name, or by parties and what it is about.

First within a document, where "the deal" is the one that was named before, then across documents. The result does not
depend on the order in which mentions come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.records import Agreement

from .hear import Heard
from .instrument import Instrument

_OWN_PAPERS = frozenset({"ceasefire", "prisoners", "domestic", "climate", "alliance"})
"""Kinds that "the deal" between the same parties, said elsewhere without a kind, is not taken to be."""
_ALIKE = frozenset({"nuclear", "arms"})
"""Kinds that one paper can be called by."""
_OF_ONE = frozenset({"nuclear", "chemical"})
"""Kinds that bind one state first, whose programme it is: "the Iran nuclear deal", whoever else a text counts in."""
_DOMINANT = 2 / 3
"""Share of the mentions that one instrument must have, among those that a vague mention may mean, to be meant."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One record with what its name tells."""

    heard: Heard[Agreement]
    told: Instrument


def instruments(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each instrument, in the order in which they were given, which is that of time."""
    known = [mention for mention in mentions if not mention.told.several]
    means = _within_documents(known)
    keys = _Keys([mention.told for at, mention in enumerate(known) if means[at] == at])
    groups: dict[Hashable, list[Mention]] = defaultdict(list)
    for at, mention in enumerate(known):
        groups[keys.of(known[means[at]].told) or known[means[at]].heard.said.record].append(mention)
    return list(groups.values())


def alike(one: Instrument, other: Instrument) -> bool:
    """Whether what both are about lets them be one."""
    if one.further != other.further or (one.year and other.year and one.year != other.year):
        return False
    return not one.kind or not other.kind or one.kind == other.kind or {one.kind, other.kind} <= _ALIKE


def _within_documents(mentions: Sequence[Mention]) -> list[int]:
    """For each mention the place of the one that it takes its identity from: itself, or one of its document."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        by_document[mention.heard.said.doc].append(at)
    means = list(range(len(mentions)))
    for places in by_document.values():
        for at in places:
            means[at] = _antecedent(at, places, mentions)
    return [means[means[at]] for at in range(len(mentions))]


def _antecedent(at: int, places: Sequence[int], mentions: Sequence[Mention]) -> int:
    """A mention without a proper name means the fuller one that is nearest before it, else nearest after it."""
    mine = mentions[at]
    if mine.told.proper:
        return at
    start = mine.heard.said.start
    fuller = [
        other
        for other in places
        if _fullness(mentions[other].told) > _fullness(mine.told)
        and mine.told.parties <= mentions[other].told.parties
        and alike(mine.told, mentions[other].told)
        and (mine.told.bare or mentions[other].told.kind or mentions[other].told.proper)
    ]
    distance = {other: mentions[other].heard.said.start - start for other in fuller}
    return min(fuller, key=lambda other: (distance[other] > 0, abs(distance[other]), other), default=at)


def _fullness(told: Instrument) -> tuple[bool, bool, bool, int]:
    return bool(told.proper), bool(told.kind), bool(told.year), len(told.parties)


class _Keys:
    """What mentions of one instrument share, worked out over all of them."""

    def __init__(self, told: Sequence[Instrument]) -> None:
        self._names = _Names(one for one in told if one.proper)
        self._pairs: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
        self._sets: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
        self._about: dict[tuple[str, frozenset[str]], Counter[str]] = defaultdict(Counter)
        for one in told:
            if not one.proper and len(one.parties) > 1:
                self._sets[one.kind][one.parties] += 1
            if not one.proper and len(one.parties) == 2:
                self._pairs[one.kind][one.parties] += 1
                if one.about and one.kind in _OF_ONE:
                    self._about[one.kind, one.parties][one.about] += 1

    def of(self, told: Instrument) -> Hashable:
        """The key, None where it tells too little to be known again."""
        if told.proper:
            return "name", self._names.of(told), told.further
        pair = self._pair(told)
        kind = self._kind(told.kind, pair) if pair else told.kind
        if subject := self._subject(told, kind, pair):
            return "about", subject, kind, told.further
        return ("pair", pair, kind, told.further) if pair else None

    def _subject(self, told: Instrument, kind: str, pair: frozenset[str] | None) -> str:
        """The state that it is about, by its name or by what instruments between its parties are called elsewhere."""
        if kind not in _OF_ONE:
            return ""
        counts = self._about[kind, pair] if pair else Counter[str]()
        return (told.about if told.kind else "") or max(counts, key=lambda code: (counts[code], code), default="")

    def _pair(self, told: Instrument) -> frozenset[str] | None:
        """Its two parties: of several those told of most by themselves, of one those it is nearly always named with."""
        if len(told.parties) > 1:
            return self._two_of(told.parties, told.kind)
        sets = {found: number for found, number in self._sets[told.kind].items() if told.parties < found}
        if not (told.parties and told.kind and sets):
            return None
        meant: Counter[frozenset[str]] = Counter()
        for found, number in sets.items():
            meant[self._two_of(found, told.kind)] += number
        best = max(meant, key=lambda pair: (meant[pair], sorted(pair)))
        return best if meant[best] >= _DOMINANT * sum(meant.values()) else None

    def _two_of(self, parties: frozenset[str], kind: str) -> frozenset[str]:
        """The pair among several that is mentioned most by itself; all of them where none is."""
        if len(parties) == 2:
            return parties
        counts = self._pairs[kind]
        pairs = [frozenset(pair) for pair in combinations(sorted(parties), 2)]
        best = max(pairs, key=lambda pair: (counts[pair], sorted(pair)))
        return best if counts[best] else parties

    def _kind(self, kind: str, pair: frozenset[str]) -> str:
        if kind:
            return kind
        others = [one for one, counts in self._pairs.items() if one and one not in _OWN_PAPERS and counts[pair]]
        return others[0] if len(others) == 1 else ""


class _Names:
    """Proper names: one that says less is the one that says more, if there is but one such."""

    def __init__(self, told: Iterator[Instrument]) -> None:
        self._counts = Counter((one.head, one.proper) for one in told)

    def of(self, told: Instrument) -> frozenset[str]:
        """The fullest name that has all its words and that no rival has as well."""
        name = told.proper
        while fuller := [proper for head, proper in self._counts if head == told.head and name < proper]:
            widest = [one for one in fuller if all(other <= one for other in fuller)]
            if not widest:
                return name
            name = widest[0]
        return name
