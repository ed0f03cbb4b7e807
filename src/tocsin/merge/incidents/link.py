"""Average link: which of the reports that hang together are one act.

Single decisions chain: a report like the one before and like the one after would make one act of a week of attacks.
Two groups are joined only while the mean of all decisions between their reports says one act, the surest pair of groups
first (Sokal and Michener 1958, unweighted pair groups). Scores are whole numbers and ties are broken by the reports'
keys, so that the result is the same in whatever order the reports came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]
"""Positions of two reports, the lower first."""
GRAIN = 1000
"""Scores are rounded to thousandths: sums of whole numbers do not depend on their order."""


def components(size: int, joined: Collection[Pair]) -> list[list[int]]:
    """Positions that hang together by pairs, each component in order, the components by their first."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in joined:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        found[root(at)].append(at)
    return list(found.values())


def average_link(
    members: Sequence[int],
    scores: Mapping[Pair, int],
    otherwise: int,
    apart: Collection[Pair] = (),
    together: Collection[Pair] = (),
) -> list[list[int]]:
    """Groups of the members. ``otherwise`` is the score of a pair that was not compared.

    ``apart`` pairs never come into one group; ``together`` pairs begin in one, whatever they score.
    """
    return _Links(members, scores, otherwise, apart, together).run()


class _Links:
    def __init__(
        self,
        members: Sequence[int],
        scores: Mapping[Pair, int],
        otherwise: int,
        apart: Collection[Pair],
        together: Collection[Pair],
    ) -> None:
        inside = set(members)
        place = {at: n for n, at in enumerate(members)}
        begun = components(len(members), [(place[a], place[b]) for a, b in together if a in inside and b in inside])
        self._groups = {members[group[0]]: [members[n] for n in group] for group in begun}
        home = {at: first for first, group in self._groups.items() for at in group}
        self._otherwise = otherwise
        self._sums: dict[int, dict[int, list[int]]] = defaultdict(dict)
        self._apart: dict[int, set[int]] = defaultdict(set)
        for (a, b), score in scores.items():
            if a in inside and b in inside and home[a] != home[b]:
                self._note(home[a], home[b], score, 1)
        for a, b in apart:
            if a in inside and b in inside and home[a] != home[b]:
                self._apart[home[a]].add(home[b])
                self._apart[home[b]].add(home[a])

    def _note(self, one: int, other: int, score: int, count: int) -> None:
        entry = self._sums[one].setdefault(other, [0, 0])
        self._sums[other][one] = entry
        entry[0] += score
        entry[1] += count

    def _mean(self, one: int, other: int) -> float:
        total, count = self._sums[one][other]
        pairs = len(self._groups[one]) * len(self._groups[other])
        return (total + self._otherwise * (pairs - count)) / pairs

    def run(self) -> list[list[int]]:
        heap = [(-self._mean(a, b), a, b) for a, others in self._sums.items() for b in others if a < b]
        heap = [entry for entry in heap if entry[0] < 0]
        heapify(heap)
        while heap:
            mean, one, other = heappop(heap)
            if other not in self._sums.get(one, ()) or -self._mean(one, other) != mean:
                continue  # one of them has grown or is gone; a newer entry says what holds now
            if other in self._apart[one]:
                continue
            self._join(one, other)
            for third in self._sums[one]:
                if (now := self._mean(one, third)) > 0:
                    heappush(heap, (-now, min(one, third), max(one, third)))
        return [sorted(group) for group in self._groups.values()]

    def _join(self, one: int, other: int) -> None:
        """``other`` becomes part of ``one``, which comes first in order and keeps its place."""
        self._groups[one] += self._groups.pop(other)
        for third, (total, count) in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != one:
                self._note(one, third, total, count)
        for third in self._apart.pop(other, set()):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
